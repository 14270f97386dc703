import type { CheckInAnswer } from '@/features/bookings/arrivals.contract';
import { arrive, findArrivingBooking, type ArrivingBooking } from '@/features/bookings/bookings.service';
import { listTimeHeld } from '@/features/occupancies/occupancies.service';
import type { OperatorTx } from '@/server/db/transactions';
import type { DisplayCheckInInput } from '../displays.contract';
import { displayError } from '../displays.errors';
import type { StandingDisplay } from '../sql/display-reads';
import { onceAtDisplay } from './once-at-display';

/**
 * "We're here", pressed at the door. By whoever stands there: a display knows nobody, so it is written down as the display's. Only for what it
 * shows, and from when check-in opens.
 *
 * @throws DomainError `display.not_found`, `display.not_here` (also for a booking that is none), `check_in.too_early`, `check_in.over`,
 * `check_in.released`, `check_in.not_booked`.
 */
export function checkInAtDisplay({ token, ...input }: DisplayCheckInInput, now = new Date()): Promise<CheckInAnswer> {
  return onceAtDisplay(
    token,
    { requestId: input.requestId, command: 'check-in-at-display', input },
    async (tx, display) => {
      const booking = await findArrivingBooking(tx, input.bookingId);
      if (!booking || !(await isHere(tx, display, booking))) throw displayError('display.not_here');
      return arrive(tx, booking, { how: 'display', by: null }, now);
    },
  );
}

/** At a room's door, what holds the room: also the hall that it is a half of. */
async function isHere(tx: OperatorTx, display: StandingDisplay, booking: ArrivingBooking): Promise<boolean> {
  if (booking.spaceId !== display.spaceId) return false;
  if (display.resourceId === null || display.resourceId === booking.resourceId) return true;
  const held = await listTimeHeld(tx, display.resourceId, booking);
  return held.some(({ bookingId }) => bookingId === booking.id);
}
