import type { ActingMember } from '@/kernel/acting-member';
import { inOperator, type OperatorTx } from '@/server/db/transactions';
import { datesOfEvent } from './domain/event-dates';
import { dateView, pageView } from './event-view';
import type { EventPage } from './event-pages.contract';
import { mayChangeEvent } from './events.access';
import { eventError } from './events.errors';
import { datesOf } from './events.reads';
import { findEventPage, type DateViewRow, type PageRow } from './sql/page-reads';

const STRANGER = { runs: false, names: false };
const MOST_PLANNED = 12;

/**
 * An event as a stranger will see it once it is out, for who runs it: nothing of theirs, no names, no address of a call. A draft has no dates yet: those that
 * it would have, all free.
 *
 * @throws DomainError `event.not_found`, also for who does not run it.
 */
export function readEventPreview(member: ActingMember, slug: string, now = new Date()): Promise<EventPage> {
  return inOperator(member, async (tx) => {
    const event = await findEventPage(tx, { slug });
    if (!event || !mayChangeEvent(member, event)) throw eventError('event.not_found');
    const out = { ...event, status: event.status === 'cancelled' ? event.status : ('published' as const) };
    const made = await datesOf(tx, out, { mine: null, seen: STRANGER }, now);
    const dates = made.length > 0 ? made : await plannedDates(tx, out, now);
    const may = { change: false, door: false, answer: out.status === 'published', approve: false };
    return { ...pageView(out, { told: false }), publishAt: null, dates, may };
  });
}

async function plannedDates(tx: OperatorTx, event: PageRow, now: Date): Promise<EventPage['dates']> {
  const planned = datesOfEvent(event, now)?.occurrences ?? [];
  const room = event.resourceId
    ? await tx.selectFrom('resources').select('name').where('id', '=', event.resourceId).executeTakeFirst()
    : undefined;
  return planned
    .filter(({ endsAt }) => endsAt > now)
    .slice(0, MOST_PLANNED)
    .map(({ localStart, startsAt, endsAt }) => {
      const nobody = { going: 0, taken: 0, waiting: 0, names: [], mine: null, takenOf: {} };
      const date = {
        status: 'stands' as const,
        endedWords: '',
        roomName: room?.name ?? null,
        capacity: event.capacity,
      };
      // It has no name of its own yet.
      const row = { ...nobody, ...date, startsAt, endsAt, dateId: localStart as string as DateViewRow['dateId'] };
      return dateView(event, row, STRANGER, now);
    });
}
