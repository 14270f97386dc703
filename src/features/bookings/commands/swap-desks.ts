import { isStaff, type ActingMember } from '@/kernel/acting-member';
import { overlaps } from '@/kernel/time-range';
import type { OperatorTx } from '@/server/db/transactions';
import { once } from '@/server/requests/once';
import { mayChange, mayOverride } from '../bookings.access';
import type { SwapDesksAnswer, SwapDesksInput } from '../changes.contract';
import { bookingError } from '../bookings.errors';
import { changedView } from '../domain/changed-view';
import { listBookingsToChange, takeTurnAtChange, type BookingToChange } from '../sql/change-reads';
import { hasBegunBy, requireStanding } from './bookings-in-turn';
import { exchangePlaces } from './exchange-places';
import { planChange } from './plan-change';
import { recordChange } from './record-change';

/**
 * "You sit at mine, I sit at yours": two bookings at the same time each take the other's resource, in one commit; both keep their time. Two of one's
 * own, or any two for staff, who may break a rule with a reason.
 *
 * @throws DomainError `booking.not_found`, `booking.swap_not_yours`, `booking.swap_same_desk`, `booking.swap_apart`, those of `changeBooking`.
 */
export function swapDesks(member: ActingMember, input: SwapDesksInput, now = new Date()): Promise<SwapDesksAnswer> {
  return once(member, { requestId: input.requestId, command: 'swap-desks', input }, async (tx) => {
    const { override } = input;
    if (override !== null && !mayOverride(member.role)) throw bookingError('booking.override_not_allowed');
    const [first, second] = await getPair(tx, member, input);
    for (const booking of [first, second]) requireMovable(booking, member, now);
    if (first.spaceId !== second.spaceId || !overlaps(first, second)) throw bookingError('booking.swap_apart');
    if (first.resourceId === second.resourceId) throw bookingError('booking.swap_same_desk');

    // Each is judged as if both had left.
    const both = [first.id, second.id];
    const goTo = (booking: BookingToChange, { resourceId }: BookingToChange) =>
      planChange(tx, member, booking, { resourceId, range: booking, override }, now, both);
    const planned = [await goTo(first, second), await goTo(second, first)];
    const broken = [...new Set(planned.flatMap((one) => one.broken))];
    const recorded = await recordChange(tx, member, planned, { kind: 'swapped', override, broken }, now);
    await exchangePlaces(tx, member, planned, now);
    return {
      answer: {
        change: { changeId: recorded.id, undoUntil: recorded.undoUntil.toISOString() },
        bookings: planned.map(({ booking, after, facts }) =>
          changedView(booking, after, facts.bookingRules, facts.kind),
        ),
      },
      audit: [recorded.audit],
      facts: recorded.facts,
    };
  });
}

async function getPair(
  tx: OperatorTx,
  by: ActingMember,
  { bookingId, otherBookingId }: SwapDesksInput,
): Promise<[BookingToChange, BookingToChange]> {
  if (bookingId === otherBookingId) throw bookingError('booking.swap_same_desk');
  await takeTurnAtChange(tx, [bookingId, otherBookingId]);
  const found = await listBookingsToChange(tx, [bookingId, otherBookingId]);
  const [mine, other] = [bookingId, otherBookingId].map((id) => found.find((one) => one.id === id));
  if (!mine || !mayChange(by, mine) || !other) throw bookingError('booking.not_found');
  if (!mayChange(by, other)) throw bookingError('booking.swap_not_yours');
  return [mine, other];
}

function requireMovable(booking: BookingToChange, by: ActingMember, now: Date): void {
  requireStanding(booking, now);
  if (hasBegunBy(booking, now) && !isStaff(by.role)) throw bookingError('booking.desk_change_by_staff');
}
