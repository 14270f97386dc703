import type { ActingMember } from '@/kernel/acting-member';
import { minutesOf } from '@/kernel/time-range';
import { instantOf } from '@/kernel/zone';
import type { BookingId, RequestId } from '@/kernel/ids';
import { inOperator, type OperatorTx } from '@/server/db/transactions';
import { once } from '@/server/requests/once';
import { bookingError } from '../bookings.errors';
import type { SeriesChangeWish, SeriesScope } from '../series-change.contract';
import type { ChangeSeriesById, ChangeSeriesByIdAnswer } from '../series-programs.contract';
import { findDateOfSeries, listParts } from '../sql/series-change-reads';
import { getBookingsInTurn } from './bookings-in-turn';
import { changeBookingIn } from './change-booking';
import { changeSeriesIn } from './change-series';
import { staysBy } from './decide-series-change';
import { planSeriesChange } from './plan-series-change';
import { rehearse } from './rehearse';

const MINUTE_MS = 60_000;

/**
 * "Change my series", said by a program that knows its id: one date of it, from a date on, or all that is to come. Rules and refusals are those of the
 * commands behind it. What is meant is found in the same transaction, so that a repeated key finds its answer whatever the dates are by now.
 *
 * @throws DomainError `booking.not_found` where the series has no such date, and as `changeBooking`, `planSeriesChange` and `changeSeries` do
 */
export async function changeSeriesByProgram(
  member: ActingMember,
  input: ChangeSeriesById,
  requestId: RequestId,
  now = new Date(),
): Promise<ChangeSeriesByIdAnswer> {
  const { scope, dryRun } = input;
  if (dryRun && scope === 'this')
    return rehearse(member, async (tx) => (await changeDate(tx, member, input, now)).answer);
  if (dryRun) {
    const bookingId = await inOperator(member, (tx) => getDate(tx, input, now));
    return {
      plan: await planSeriesChange(
        member,
        wishOf(member, input, { scope: scope as SeriesScope, bookingId }),
        now,
        staysBy(input),
      ),
    };
  }
  return once<ChangeSeriesByIdAnswer>(member, { requestId, command: 'change-series-by-program', input }, async (tx) => {
    if (scope === 'this') {
      const { answer, recorded } = await changeDate(tx, member, input, now);
      return { answer, audit: [recorded.audit], facts: recorded.facts };
    }
    const wish = wishOf(member, input, { scope, bookingId: await getDate(tx, input, now) });
    const { planToken, decisions, onClash } = input;
    return changeSeriesIn(tx, member, { ...wish, planToken, decisions, onClash }, now);
  });
}

/** @throws DomainError `booking.not_found`, or `booking.already_started` where none is named and none is to come. */
async function getDate(tx: OperatorTx, { seriesId, from }: ChangeSeriesById, now: Date): Promise<BookingId> {
  const found = await findDateOfSeries(tx, seriesId, from, now);
  if (!found) {
    const isThere = (await listParts(tx, [seriesId])).length > 0;
    throw bookingError(from === undefined && isThere ? 'booking.already_started' : 'booking.not_found');
  }
  return found;
}

/** What the program wishes, of the date that it means; what else it sent says how, and is nothing of the wish. */
const wishOf = (
  { operatorId }: ActingMember,
  wish: ChangeSeriesById,
  which: Pick<SeriesChangeWish, 'scope' | 'bookingId'>,
): SeriesChangeWish => ({ ...wish, operatorId, ...which });

/** One date by itself: it moves with its length, unless another is wished. */
async function changeDate(tx: OperatorTx, member: ActingMember, input: ChangeSeriesById, now: Date) {
  const { localStart, durationMinutes, resourceId, note, guests, extras, dryRun } = input;
  const bookingId = await getDate(tx, input, now);
  const beside = { resourceIds: resourceId ? [resourceId] : [] };
  const [standing] = await getBookingsInTurn(tx, member, [bookingId], beside);
  const startsAt = localStart ? instantOf(localStart, standing!.timeZone) : standing!.startsAt;
  const endsAt = new Date(startsAt.getTime() + (durationMinutes ?? minutesOf(standing!)) * MINUTE_MS);
  const when = { startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() };
  const change = {
    operatorId: member.operatorId,
    bookingId,
    ...when,
    resourceId,
    note,
    guests,
    extras,
    override: null,
    dryRun,
  };
  return changeBookingIn(tx, member, change, now);
}
