import type { ActingMember } from '@/kernel/acting-member';
import { newId, type BookingId, type ResourceId, type SeriesId, type WaitlistEntryId } from '@/kernel/ids';
import { localOf } from '@/kernel/zone';
import { bookDeskInput } from '@/features/bookings/bookings.contract';
import { bookDesk } from '@/features/bookings/commands/book-desk';
import { bookDeskWeekly } from '@/features/bookings/commands/book-desk-weekly';
import { cancelBooking } from '@/features/bookings/commands/cancel-booking';
import { wantDates } from '@/features/bookings/commands/want-dates';
import { bookSeriesInput, type SeriesDecisionInput } from '@/features/bookings/series.contract';
import { inOperator } from '@/server/db/transactions';
import { asOwner } from '@/testing/as-owner';
import type { MadeSpace } from '@/testing/makers';
import { joinWaitlist } from './commands/join-waitlist';
import { offerFreedTime } from './commands/offer-freed-time';
import { joinWaitlistInput } from './waitlists.contract';
import { readMyEntries } from './waitlists.reads';

const DAY = 86_400_000;

/** What a test says in a word, of no space in particular. */
export const SAID = {
  fill: (localStart: string) => ({ act: 'wait', localStart, fill: true }) as SeriesDecisionInput,
  ask: (localStart: string) => ({ act: 'wait', localStart, fill: false, offerMinutes: 30 }) as SeriesDecisionInput,
  skip: (localStart: string) => ({ act: 'skip', localStart }) as SeriesDecisionInput,
  answer: (who: ActingMember, entryId: WaitlistEntryId) => ({
    ...{ operatorId: who.operatorId, entryId, requestId: newId<'request'>() },
  }),
  codeOf: (work: Promise<unknown>) =>
    work.then(
      () => 'ok',
      (error: { code: string }) => error.code,
    ),
  offersOf: async (who: ActingMember) =>
    (await readMyEntries(who.personId))
      .filter(({ status }) => status === 'offered')
      .map(({ id }) => id as WaitlistEntryId),
};

/**
 * Two hours of one desk at noon, so many days from now on the wall of the space: booked once, in a series, or waited for. Holds end by the clock of the
 * database, so this lives in the present.
 */
export function wantedScene(space: MadeSpace, desk: ResourceId) {
  const { operatorId, spaceId, timeZone } = space;
  const day = (n: number) => `${localOf(new Date(Date.now() + n * DAY), timeZone).slice(0, 10)}T12:00`;
  const slot = (n: number) => ({ spaceId, startsAt: day(n), endsAt: day(n).replace('12:00', '14:00') });
  return {
    day,
    desk,
    book: async (who: ActingMember, n: number, resourceId = desk): Promise<BookingId> => {
      const wish = bookDeskInput.parse({ ...slot(n), resourceId, requestId: newId() });
      return (await bookDesk(who, wish)).booking.id as BookingId;
    },
    cancel: (who: ActingMember, bookingId: BookingId) =>
      cancelBooking(who, { operatorId, bookingId, scope: 'one', requestId: newId() }),
    /** This and all that follow. */
    cancelRest: (who: ActingMember, bookingId: BookingId) =>
      cancelBooking(who, { operatorId, bookingId, scope: 'following', requestId: newId() }),
    /** Every day from in `from` days on, for `count` days; those that are not free are waited for as `say` says. */
    series: async (who: ActingMember, count: number, say?: (localStart: string) => SeriesDecisionInput, from = 2) => {
      const wish = { spaceId, resourceId: desk, localStart: day(from), durationMinutes: 120, onClash: 'skip' };
      const decisions = say ? Array.from({ length: count }, (_, n) => say(day(from + n))) : [];
      const input = bookSeriesInput.parse({
        ...{ ...wish, rrule: `FREQ=DAILY;COUNT=${count}`, decisions, requestId: newId() },
      });
      const { series, occurrences } = await bookDeskWeekly(who, input);
      return { seriesId: series.id as SeriesId, dates: occurrences.map((one) => one.bookingId as BookingId) };
    },
    join: async (who: ActingMember, n: number): Promise<WaitlistEntryId> => {
      const input = joinWaitlistInput.parse({ ...slot(n), resourceId: desk, requestId: newId() });
      return (await joinWaitlist(who, input)).entryId as WaitlistEntryId;
    },
    want: (who: ActingMember, bookingIds: BookingId[], wanted: 'fill' | 'offer' | null) =>
      wantDates(who, { operatorId: who.operatorId, bookingIds, wanted, requestId: newId() }),
    run: (when = new Date()) => offerFreedTime(space, when),
    /** "skipped, fill", "confirmed", in the order asked for. */
    stateOf: (ids: readonly BookingId[]) =>
      inOperator(space, async (tx) => {
        const rows = await tx
          .selectFrom('bookings')
          .select(['id', 'status', 'wanted'])
          .where('operatorId', '=', operatorId)
          .where('id', 'in', [...ids])
          .execute();
        const said = new Map(rows.map(({ id, status, wanted }) => [id, wanted ? `${status}, ${wanted}` : status]));
        return ids.map((id) => said.get(id));
      }),
    jobsOf: (task: string) =>
      asOwner<{ payload: Record<string, unknown> }>(
        `select payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = $1 and payload ->> 'operatorId' = $2`,
        [task, operatorId],
      ),
    sequenceOf: (id: SeriesId) =>
      inOperator(space, async (tx) => {
        const query = tx.selectFrom('series').select('sequence').where('operatorId', '=', operatorId);
        return (await query.where('id', '=', id).executeTakeFirstOrThrow()).sequence;
      }),
  };
}
