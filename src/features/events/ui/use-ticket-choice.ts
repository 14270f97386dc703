'use client';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { eventCopy } from '@/client/event-copy';
import { refusalIn } from '@/client/refusal';
import { useTRPC } from '@/client/trpc';
import { eachOf, firstPicked, type Picked } from '../domain/ticket-choice';
import type { EventDateView, EventPage } from '../event-pages.contract';
import type { WantedTicketInput } from '../tickets.contract';
import { ticketsAt } from './ticket-words';

const HOLDS = ['going', 'waiting', 'offered', 'asked'];

/** Which ticket somebody takes, what it comes to, and the code that shows another. */
export function useTicketChoice(page: EventPage, date: EventDateView) {
  const trpc = useTRPC();
  const [code, setCode] = useState('');
  const [said, setSaid] = useState<Picked | null>(null);
  const unlocked = useQuery(
    trpc.events.page.queryOptions(
      { operatorId: page.operator.id, event: page.slug, code },
      { enabled: code !== '', retry: false, staleTime: 30_000 },
    ),
  );
  // A code that was not known shows what there was without it.
  const seen = code !== '' && unlocked.data ? unlocked.data : page;
  const choices = ticketsAt(seen, seen.dates.find(({ dateId }) => dateId === date.dateId) ?? date);
  const { mine } = date;
  const has = mine && HOLDS.includes(mine.status) ? mine.ticket : null;
  const picked = said ?? firstPicked(choices, has);
  const price = picked ? eachOf(picked, { choices, has }) : null;
  const choice = choices.find(({ view }) => view.typeId === picked?.typeId);
  const wanted: WantedTicketInput | null =
    picked && price && price.each !== null && !price.problem
      ? { typeId: picked.typeId as WantedTicketInput['typeId'], each: price.each, code }
      : null;
  return {
    choices,
    has,
    picked,
    price,
    /** None of it is left: one waits for it. */
    soldOut: choice?.at.placesLeft === 0 && has?.typeId !== picked?.typeId,
    wanted,
    pick: setSaid,
    forget: () => setSaid(null),
    code: {
      shown: page.hasCodes,
      tried: code,
      open: setCode,
      busy: unlocked.isFetching,
      problem: unlocked.error && code !== '' ? eventCopy(refusalIn(unlocked.error).code, {}) : null,
      known: code !== '' && unlocked.isSuccess,
    },
  };
}
export type TicketChoice = ReturnType<typeof useTicketChoice>;
