'use client';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { refusalIn, type RefusalIn } from '@/client/refusal';
import { sayRefusal } from '@/client/say-refusal';
import { useTRPC, useTRPCClient } from '@/client/trpc';
import { newId } from '@/kernel/ids';
import { toast } from '@/ui/toast-store';

type Act = { readonly changeId: string; readonly undoUntil: string } | null;
type Said = {
  readonly title: string;
  readonly description?: string;
  /** The act changed a series. */
  readonly ofSeries?: boolean;
  /** What an undo says once it is done; null where there is nothing to undo. */ readonly undone: string | null;
};

/** Changes a booking, says so with the way back, and keeps every screen in step. Answers why not, or null once it is done. */
export function useChange(operatorId: string) {
  const api = useTRPCClient();
  const trpc = useTRPC();
  const client = useQueryClient();
  return useCallback(
    async <A extends { change: Act }>(send: () => Promise<A>, say: (answer: A) => Said): Promise<RefusalIn | null> => {
      const refresh = () => {
        void client.invalidateQueries(trpc.bookings.pathFilter());
        void client.invalidateQueries(trpc.availability.pathFilter());
        void client.invalidateQueries(trpc.frontDesk.pathFilter());
      };
      const undo = (changeId: string, { undone, ofSeries }: Said, toastId: string) => {
        const act = { operatorId, changeId, requestId: newId<'request'>() };
        const sent: Promise<unknown> = ofSeries
          ? api.bookings.undoSeriesChange.mutate(act)
          : api.bookings.undoChange.mutate(act);
        sent
          .then(
            () => toast({ id: toastId, tone: 'success', title: undone ?? undefined }),
            (error: unknown) => sayRefusal(refusalIn(error)),
          )
          .finally(refresh);
      };
      try {
        const answer = await send();
        const said = say(answer);
        const { title, description, undone } = said;
        const { change } = answer;
        if (undone === null) toast({ title, description, tone: 'success' });
        else if (change) {
          const id = `changed-${change.changeId}`;
          toast({
            id,
            title,
            description,
            duration: Math.max(3_000, Date.parse(change.undoUntil) - Date.now() - 500),
            action: { label: 'Undo', onPress: () => undo(change.changeId, said, `${id}-undone`) },
          });
        }
        return null;
      } catch (error) {
        return refusalIn(error);
      } finally {
        refresh();
      }
    },
    [api, trpc, client, operatorId],
  );
}
