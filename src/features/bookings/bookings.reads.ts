import type { ActingMember } from '@/kernel/acting-member';
import { DomainError } from '@/kernel/domain-error';
import type { BookingId, PersonId, SpaceId } from '@/kernel/ids';
import { dayRange, localDateOf, type LocalDate } from '@/kernel/zone';
import { getOpeningRules } from '@/features/spaces/spaces.service';
import { asPerson, inOperator } from '@/server/db/transactions';
import { mayCancel, maySeeToday } from './bookings.access';
import type { MyBookingsAnswer, MyBookingsInput, TodayRow, UpcomingOfInput } from './bookings.contract';
import { bookingView, cursorOf, placeOf } from './domain/booking-views';
import { bookingError } from './bookings.errors';
import { findBookingToCancel, listBookingsInSpace, listMyBookings } from './sql/booking-reads';
import { countCancellable } from './sql/cancel-counts';
import { countUpcoming } from './sql/member-bookings';

/** One page of one's own bookings, at every operator. */
export async function readMyBookings(
  personId: PersonId,
  input: MyBookingsInput,
  now = new Date(),
): Promise<MyBookingsAnswer> {
  const page = { limit: input.limit, after: placeOf(input.cursor), now };
  const rows = await asPerson({ personId }, (tx) => listMyBookings(tx, input.when, page));
  const shown = rows.slice(0, input.limit);
  const last = shown.at(-1);
  return { items: shown.map(bookingView), nextCursor: rows.length > input.limit && last ? cursorOf(last) : null };
}

export type Today = {
  readonly date: LocalDate;
  readonly timeZone: string;
  readonly spaceName: string;
  readonly rows: readonly TodayRow[];
};

/** Who is in a space on a local day (today, when none is named), for those who run it. @throws DomainError `auth.not_allowed`. */
export async function readToday(
  member: ActingMember,
  input: { readonly spaceId: SpaceId; readonly date?: LocalDate },
  now = new Date(),
): Promise<Today> {
  if (!maySeeToday(member.role)) throw new DomainError('forbidden', 'auth.not_allowed');
  return inOperator(member, async (tx) => {
    const { name, rules } = await getOpeningRules(tx, input.spaceId);
    const date = input.date ?? localDateOf(now, rules.timeZone);
    const rows = await listBookingsInSpace(tx, input.spaceId, dayRange(date, rules.timeZone));
    return {
      date,
      timeZone: rules.timeZone,
      spaceName: name,
      rows: rows.map((row) => ({ ...row, startsAt: row.startsAt.toISOString(), endsAt: row.endsAt.toISOString() })),
    };
  });
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

/** How many dates "this and the following" and "all" would cancel, before anybody decides. @throws DomainError `booking.not_found`. */
export function readCancelCounts(member: ActingMember, bookingId: BookingId, now = new Date()) {
  return inOperator(member, async (tx) => {
    const booking = await findBookingToCancel(tx, bookingId);
    if (!booking || !mayCancel(member, booking)) throw bookingError('booking.not_found');
    return countCancellable(tx, booking, now);
  });
}
