'use client';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { refusalIn } from '@/client/refusal';
import { sayRefusal } from '@/client/say-refusal';
import { useTRPC, useTRPCClient } from '@/client/trpc';
import { newId } from '@/kernel/ids';
import { toast } from '@/ui/toast-store';
import type { WaitlistEntryView } from '../waitlists.contract';

/** Answers an offer or leaves a line, says what came of it, and keeps every screen in step. */
export function useWaiting() {
  const api = useTRPCClient();
  const trpc = useTRPC();
  const client = useQueryClient();
  const [pending, setPending] = useState<string | null>(null);

  const run = async (entry: WaitlistEntryView, work: () => Promise<string>) => {
    setPending(entry.id);
    try {
      toast({ title: await work(), tone: 'success' });
    } catch (error) {
      sayRefusal(refusalIn(error));
    } finally {
      setPending(null);
      for (const room of [trpc.waitlists, trpc.bookings, trpc.availability])
        void client.invalidateQueries(room.pathFilter());
    }
  };
  const wish = ({ operatorId, id }: WaitlistEntryView) => ({ operatorId, entryId: id, requestId: newId<'request'>() });
  return {
    pending,
    take: (entry: WaitlistEntryView) =>
      run(entry, async () => `${(await api.waitlists.accept.mutate(wish(entry))).resourceName} is yours`),
    leave: (entry: WaitlistEntryView) =>
      run(entry, async () =>
        (await api.waitlists.leave.mutate(wish(entry))).how === 'declined'
          ? 'Let go. The next in line has it now'
          : 'You are out of the line',
      ),
  };
}
