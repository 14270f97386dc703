'use client';
import { useState } from 'react';
import type { RefusalIn } from '@/client/refusal';
import { useRequestId } from '@/client/use-request-id';
import { useChange } from './use-change';

/** One change sent from a window: whether it is on its way, why it was refused, and the window closed once it is done. Sent again, it keeps its id. */
export function useSentChange(operatorId: string, onDone: () => void) {
  const change = useChange(operatorId);
  const request = useRequestId();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<RefusalIn | null>(null);
  type Send = Parameters<typeof change>[0];
  type Say = Parameters<typeof change>[1];
  return {
    busy,
    refusal,
    forget: () => setRefusal(null),
    send: async <I>(input: I, mutate: (wish: I & { requestId: string }) => ReturnType<Send>, say: Say) => {
      setBusy(true);
      const refused = await change(() => mutate({ ...input, requestId: request.idFor(input) }), say);
      setBusy(false);
      setRefusal(refused);
      if (!refused) onDone();
    },
  };
}
