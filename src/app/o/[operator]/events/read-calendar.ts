import { TRPCError } from '@trpc/server';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { calendarSpan, startOf, unpackCursor } from '@/features/events/domain/calendar-span';
import type { EventCard, PublicListInput } from '@/features/events/event-pages.contract';
import { localDateOf } from '@/kernel/zone';
import { callerForRequest } from '@/wiring/server-caller';

/** A week or a month is shown whole, up to so many pages of the list. */
const MOST_PAGES = 5;

async function pageOf(operator: string, rest: Omit<PublicListInput, 'operator'>) {
  try {
    return await (await callerForRequest()).events.publicList({ operator, ...rest });
  } catch (error) {
    if (error instanceof TRPCError && (error.code === 'NOT_FOUND' || error.code === 'BAD_REQUEST')) notFound();
    throw error;
  }
}

/** Asked once for a page, by its head and its body. */
const nowOf = cache(() => new Date());
const firstPage = cache((operator: string, after: string | undefined) =>
  pageOf(operator, { from: nowOf().toISOString(), cursor: unpackCursor(after) as PublicListInput['cursor'] }),
);

type Search = { readonly view?: string; readonly day?: string; readonly after?: string };

/** What of an operator's public events an address asks for. */
export async function readCalendar(operator: string, search: Search) {
  const now = nowOf();
  const after = search.view === undefined ? search.after : undefined;
  const first = await firstPage(operator, after);
  const { timeZone } = first;
  const today = localDateOf(now, timeZone);
  const span = calendarSpan(search, today);
  const common = { operator: first.operator, span, today, later: unpackCursor(after) !== null };
  if (span.end === null) return { ...common, cards: first.cards, next: first.next };
  const range = { from: startOf(span.first, timeZone), to: startOf(span.end, timeZone) };
  const cards: EventCard[] = [];
  let next: PublicListInput['cursor'] = null;
  for (let page = 0; page < MOST_PAGES && (page === 0 || next); page++) {
    const more = await pageOf(operator, { ...range, cursor: next });
    cards.push(...more.cards);
    next = more.next;
  }
  return { ...common, cards, next: next ?? null };
}
