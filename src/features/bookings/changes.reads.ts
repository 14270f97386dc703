import { isStaff, type ActingMember } from '@/kernel/acting-member';
import { inOperator } from '@/server/db/transactions';
import { getSpacePlan } from '@/features/spaces/spaces.service';
import { mayChange, mayOverride } from './bookings.access';
import type { BookingView } from './bookings.contract';
import { bookingError } from './bookings.errors';
import type { PlacesFor, PlacesForInput, Receiver, ReceiversInput, SwappableInput } from './changes.contract';
import { holderOfBooking } from './commands/bookings-in-turn';
import { whoOf } from './commands/place-booking';
import { changedView } from './domain/changed-view';
import { listBookingsToChange, listSwappableIds } from './sql/change-reads';
import { rulesOfCheckIn } from './sql/check-in-rules';
import { listReceivers } from './sql/receiver-reads';

const MOST_RECEIVERS = 8;

/** To whom a booking could be handed over, by the letters of their name: for other members those who let members see them. @throws DomainError `booking.not_found`. */
export function readReceivers(member: ActingMember, { bookingId, name }: ReceiversInput): Promise<Receiver[]> {
  return inOperator(member, async (tx) => {
    const [booking] = await listBookingsToChange(tx, [bookingId]);
    if (!booking || !mayChange(member, booking)) throw bookingError('booking.not_found');
    const wish = { name, except: booking.memberId, most: MOST_RECEIVERS };
    const found = await listReceivers(tx, wish, { all: isStaff(member.role) });
    return found.map(({ memberId, displayName }) => ({ memberId, name: displayName }));
  });
}

/** The other bookings of the same member that it could swap places with: at the same time, elsewhere in the space. @throws DomainError `booking.not_found`. */
export function readSwappable(
  member: ActingMember,
  { bookingId }: SwappableInput,
  now = new Date(),
): Promise<BookingView[]> {
  return inOperator(member, async (tx) => {
    const [booking] = await listBookingsToChange(tx, [bookingId]);
    if (!booking || !mayChange(member, booking)) throw bookingError('booking.not_found');
    const rules = await rulesOfCheckIn(tx, booking.spaceId);
    const others = await listBookingsToChange(tx, await listSwappableIds(tx, bookingId, now));
    return others
      .sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
      .map((one) => changedView(one, one.snapshot, rules));
  });
}

/** Where a booking could be moved in its space, with the rules of whoever has it. @throws DomainError `booking.not_found`. */
export function readPlacesFor(member: ActingMember, { bookingId }: PlacesForInput): Promise<PlacesFor> {
  return inOperator(member, async (tx) => {
    const [booking] = await listBookingsToChange(tx, [bookingId]);
    if (!booking || !mayChange(member, booking)) throw bookingError('booking.not_found');
    const plan = await getSpacePlan(tx, booking.spaceId, booking.memberId);
    return {
      booking: changedView(booking, booking.snapshot, plan.bookingRules),
      rules: { timeZone: plan.timeZone, ...plan.hours },
      bookingRules: plan.bookingRules,
      who: whoOf(holderOfBooking(booking)),
      mayOverride: mayOverride(member.role),
      places: plan.resources.map(({ id, name, kind, openToVisitors, hours }) => ({
        ...{ id, name, kind, openToVisitors, hours },
      })),
    };
  });
}
