'use client';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { refusalIn } from '@/client/refusal';
import { sayRefusal } from '@/client/say-refusal';
import { useTRPC, useTRPCClient } from '@/client/trpc';
import { newId } from '@/kernel/ids';
import { toast } from '@/ui/toast-store';
import type { CancelBookingAnswer, CancelScope, UndoCancellationAnswer } from '../bookings.contract';
import { counted, dateWords } from '../domain/when-words';
import { localDateOf } from '@/kernel/zone';

type Wish = {
  readonly operatorId: string;
  readonly bookingId: string;
  readonly scope: CancelScope;
  /** Whether the other times of the week end with it; they do where nothing is said. */
  readonly others?: boolean;
  readonly timeZone: string;
  readonly locale: string;
  /** How many of them were really theirs, where that is known: skipped ones end with the rest, but give nothing back. */
  readonly dates?: number;
  /** What is said once it is done, in place of the usual words. */
  readonly said?: string;
};

const sayNo = (error: unknown) => sayRefusal(refusalIn(error));

/** What an undo could put back, with the dates that somebody took meanwhile named. */
export function undoWords({ restored, takenMeanwhile }: UndoCancellationAnswer, timeZone: string, locale: string) {
  if (takenMeanwhile.length === 0)
    return { title: restored === 1 ? 'Your booking is back' : `${counted(restored, 'booking')} are back` };
  const dates = takenMeanwhile.map(({ startsAt }) => dateWords(localDateOf(new Date(startsAt), timeZone), locale));
  return {
    title:
      restored === 0
        ? 'Somebody took it meanwhile'
        : `${counted(restored, 'booking')} back, ${takenMeanwhile.length} not`,
    description: `Taken meanwhile: ${dates.join(', ')}.`,
  };
}

/** Cancels, says so with the way back, and keeps every screen in step. Answers whether it was done. */
export function useCancellation() {
  const api = useTRPCClient();
  const trpc = useTRPC();
  const client = useQueryClient();
  return useCallback(
    async (wish: Wish): Promise<boolean> => {
      const { operatorId, bookingId, scope, others, timeZone, locale } = wish;
      const refresh = () => {
        void client.invalidateQueries(trpc.bookings.pathFilter());
        void client.invalidateQueries(trpc.availability.pathFilter());
      };
      const undo = (done: CancelBookingAnswer, toastId: string) => {
        const requestId = newId<'request'>();
        api.bookings.undoCancel
          .mutate({ operatorId, cancellationId: done.cancellationId, requestId })
          .then((answer) => toast({ id: toastId, tone: 'success', ...undoWords(answer, timeZone, locale) }), sayNo)
          .finally(refresh);
      };
      try {
        const done = await api.bookings.cancel.mutate({
          operatorId,
          bookingId,
          scope,
          others,
          requestId: newId<'request'>(),
        });
        const given = wish.dates ?? done.cancelled;
        const toastId = `cancelled-${done.cancellationId}`;
        toast({
          id: toastId,
          title:
            wish.said ??
            (given === 0
              ? 'Forgotten'
              : given === 1
                ? 'Cancelled. The time is free again'
                : `${counted(given, 'date')} cancelled`),
          duration: Math.max(3_000, Date.parse(done.undoUntil) - Date.now() - 500),
          action: { label: 'Undo', onPress: () => undo(done, `${toastId}-undone`) },
        });
        return true;
      } catch (error) {
        sayNo(error);
        return false;
      } finally {
        refresh();
      }
    },
    [api, trpc, client],
  );
}
