'use client';
import { useState } from 'react';
import { refusalIn, type RefusalIn } from '@/client/refusal';

/**
 * Runs what a form sends, and keeps what the server said no to. `busy` stays true after success: the browser is on its way to another
 * page, and a second press would be one too many.
 */
export function useRefusal() {
  const [refusal, setRefusal] = useState<RefusalIn | null>(null);
  const [busy, setBusy] = useState(false);
  const attempt = async (send: () => Promise<RefusalIn | null>): Promise<RefusalIn | null> => {
    setBusy(true);
    setRefusal(null);
    const refused = await send().catch(refusalIn);
    setRefusal(refused);
    if (refused) setBusy(false);
    return refused;
  };
  return { refusal, busy, attempt, done: () => setBusy(false) };
}
