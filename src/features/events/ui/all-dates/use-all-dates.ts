'use client';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ErrorCopy } from '@/client/error-copy';
import { eventCopy } from '@/client/event-copy';
import { refusalIn } from '@/client/refusal';
import { useTRPC, useTRPCClient } from '@/client/trpc';
import { useRequestId } from '@/client/use-request-id';
import { counted } from '@/features/bookings/domain/when-words';
import type { EventDateId, EventId, OperatorId } from '@/kernel/ids';
import { toast } from '@/ui/toast-store';
import type { WantedTicketInput } from '../../tickets.contract';
import type { AllAnswered, TakeBackDatesInput } from '../../all-dates.contract';

type Where = { readonly operatorId: OperatorId; readonly eventId: EventId };
export type ToAll = {
  readonly party: number;
  readonly guestNames: string[];
  readonly note: string;
  readonly replies: { questionId: string; words: readonly string[] }[];
  readonly ticket: WantedTicketInput | null;
  readonly standing: boolean;
};
type Which = TakeBackDatesInput['which'];

/** Answers all dates at once, or takes answers back, and says what became of it. */
export function useAllDates(where: Where) {
  const trpc = useTRPC();
  const api = useTRPCClient();
  const client = useQueryClient();
  const request = useRequestId();
  const [busy, setBusy] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<ErrorCopy | null>(null);
  const send = async (what: string, work: () => Promise<AllAnswered>) => {
    setBusy(what);
    setRefusal(null);
    try {
      const done = await work();
      request.answered();
      toast({ title: doneWords(done), tone: 'success' });
    } catch (error) {
      const { code, details } = refusalIn(error);
      setRefusal(eventCopy(code, details));
    }
    await client.invalidateQueries(trpc.events.pathFilter());
    setBusy(null);
  };
  return {
    busy,
    refusal,
    answer: (said: ToAll) =>
      send('answer', () => {
        const wish = { ...where, ...said };
        return api.events.answerAllDates.mutate({ ...wish, requestId: request.idFor(wish) });
      }),
    takeBack: (which: Which, dateId: EventDateId | null = null) =>
      send(`${which} ${dateId ?? ''}`, () => {
        const wish = { ...where, which, dateId };
        return api.events.takeBackDates.mutate({ ...wish, requestId: request.idFor(wish) });
      }),
  };
}

function doneWords({ going, waiting, asked, cancelled }: AllAnswered): string {
  const words = [
    going > 0 ? `You are coming to ${counted(going, 'date')}` : null,
    waiting > 0 ? `you are in line on ${waiting}` : null,
    asked > 0 ? `you have asked for ${counted(asked, 'date')}` : null,
    cancelled > 0 ? `${counted(cancelled, 'date')} given back` : null,
  ].filter((one) => one !== null);
  const [first = 'Done', ...rest] = words;
  return [first.charAt(0).toUpperCase() + first.slice(1), ...rest].join(', ');
}
