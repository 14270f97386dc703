import type { ActingMember } from '@/kernel/acting-member';
import { DomainError } from '@/kernel/domain-error';
import type { BookingId, PersonId } from '@/kernel/ids';
import { asPerson, inOperator } from '@/server/db/transactions';
import { mayCancel, maySeeToday } from './bookings.access';
import type { MyBookingsInput, MyBookingsPage, UpcomingOfInput } from './bookings.contract';
import { bookingView, cursorOf, placeOf, wordsOf } from './domain/booking-views';
import { bookingError } from './bookings.errors';
import { findBookingToCancel, listMyBookings } from './sql/booking-reads';
import { listCheckInRules } from './sql/check-in-rules';
import { timeInWords } from './domain/series-blocks';
import { countCancellable } from './sql/cancel-counts';
import { listUndecided } from './sql/undecided-dates';
import { countUpcoming } from './sql/member-bookings';

/** One page of one's own bookings, at every operator. */
export async function readMyBookings(
  personId: PersonId,
  input: MyBookingsInput,
  now = new Date(),
): Promise<MyBookingsPage> {
  const page = { limit: input.limit, after: placeOf(input.cursor), now };
  const isFirst = input.when === 'upcoming' && page.after === null;
  const { rows, rules, undecided } = await asPerson({ personId }, async (tx) => {
    const found = await listMyBookings(tx, input.when, page);
    return {
      rows: found,
      rules: await listCheckInRules(
        tx,
        found.map((row) => row.spaceId),
      ),
      undecided: isFirst ? await listUndecided(tx, now) : [],
    };
  });
  const shown = rows.slice(0, input.limit);
  const last = shown.at(-1);
  return {
    items: shown.map((row) => bookingView(row, rules.get(row.spaceId) ?? [])),
    undecided: undecided.map(({ rrule, localStart, timeZone, ...rest }) => ({
      ...rest,
      words: wordsOf(rrule, localStart, timeZone),
    })),
    nextCursor: rows.length > input.limit && last ? cursorOf(last) : null,
  };
}

/** How many dates and series a member has to come, for those who run the space. @throws DomainError `auth.not_allowed`. */
export async function countUpcomingOf(
  member: ActingMember,
  { memberId }: UpcomingOfInput,
  now = new Date(),
): Promise<{ readonly bookings: number; readonly series: number }> {
  if (!maySeeToday(member.role)) throw new DomainError('forbidden', 'auth.not_allowed');
  return inOperator(member, (tx) => countUpcoming(tx, memberId, now));
}

/** How many dates "this and the following" and "all" would cancel, and how many of those are of other times of the week, before anybody decides. @throws DomainError `booking.not_found`. */
export function readCancelCounts(member: ActingMember, bookingId: BookingId, now = new Date()) {
  return inOperator(member, async (tx) => {
    const booking = await findBookingToCancel(tx, bookingId);
    if (!booking || !mayCancel(member, booking)) throw bookingError('booking.not_found');
    const { others, ...counts } = await countCancellable(tx, booking, now);
    return { ...counts, others: others && { ...others, times: others.times.map(timeInWords) } };
  });
}
