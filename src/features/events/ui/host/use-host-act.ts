'use client';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ErrorCopy } from '@/client/error-copy';
import { eventCopy } from '@/client/event-copy';
import { refusalIn } from '@/client/refusal';
import { useTRPC } from '@/client/trpc';
import { useRequestId } from '@/client/use-request-id';
import type { RequestId } from '@/kernel/ids';
import { toast } from '@/ui/toast-store';

/** One thing a host does: sent once, said when it is done, its refusal kept; the lists are looked at again. */
export function useHostAct() {
  const trpc = useTRPC();
  const client = useQueryClient();
  const request = useRequestId();
  const [busy, setBusy] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<ErrorCopy | null>(null);
  const act = async <A>(
    name: string,
    intent: unknown,
    { send, told }: { send: (requestId: RequestId) => Promise<A>; told: (answer: A) => string },
  ): Promise<boolean> => {
    setBusy(name);
    setRefusal(null);
    let done = false;
    try {
      const answer = await send(request.idFor([name, intent]));
      request.answered();
      toast({ title: told(answer), tone: 'success' });
      done = true;
    } catch (error) {
      const { code, details } = refusalIn(error);
      setRefusal(eventCopy(code, details));
    }
    await client.invalidateQueries(trpc.events.pathFilter());
    setBusy(null);
    return done;
  };
  return { busy, refusal, act };
}
