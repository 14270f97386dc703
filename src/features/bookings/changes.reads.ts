import { isStaff, type ActingMember } from '@/kernel/acting-member';
import { inOperator } from '@/server/db/transactions';
import { getSpacePlan } from '@/features/spaces/spaces.service';
import { mayChange, mayOverride } from './bookings.access';
import { bookingError } from './bookings.errors';
import type {
  PlacesFor,
  PlacesForInput,
  Receiver,
  ReceiversInput,
  Swappable,
  SwappableInput,
} from './changes.contract';
import { holderOfBooking } from './commands/bookings-in-turn';
import { whoOf } from './commands/place-booking';
import { changedView } from './domain/changed-view';
import { listBookingsToChange, listSwappableIds, type BookingToChange } from './sql/change-reads';
import { rulesOfCheckIn } from './sql/check-in-rules';
import { listReceivers } from './sql/receiver-reads';

const MOST_RECEIVERS = 8;
const MONTH_MS = 31 * 86_400_000;

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

/**
 * What a booking could swap places with, at the same time and elsewhere in the space: the other bookings of the same member, for staff who ask so
 * those of anybody. @throws DomainError `booking.not_found`.
 */
export function readSwappable(
  member: ActingMember,
  { bookingId, anybodys }: SwappableInput,
  now = new Date(),
): Promise<Swappable[]> {
  return inOperator(member, async (tx) => {
    const [booking] = await listBookingsToChange(tx, [bookingId]);
    if (!booking || !mayChange(member, booking)) throw bookingError('booking.not_found');
    const rules = await rulesOfCheckIn(tx, booking.spaceId);
    const ids = await listSwappableIds(tx, bookingId, now, { anybodys: anybodys && isStaff(member.role) });
    const others = await listBookingsToChange(tx, ids);
    // The likeliest first: the same kind, and about the same time.
    const unlike = ({ resourceKind, startsAt }: BookingToChange) =>
      Math.abs(startsAt.getTime() - booking.startsAt.getTime()) +
      (resourceKind === booking.resourceKind ? 0 : MONTH_MS);
    return others
      .sort((a, b) => unlike(a) - unlike(b) || a.resourceName.localeCompare(b.resourceName))
      .map((one) => ({ ...changedView(one, one.snapshot, rules), name: one.guestName ?? one.memberName }));
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
