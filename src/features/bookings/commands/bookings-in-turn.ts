import type { ActingMember } from '@/kernel/acting-member';
import type { BookingId, MemberId, ResourceId } from '@/kernel/ids';
import type { OperatorTx } from '@/server/db/transactions';
import { mayChange } from '../bookings.access';
import { bookingError } from '../bookings.errors';
import { hasBegun } from '../domain/judge-change';
import { listBookingsToChange, takeTurnAtChange, type BookingToChange } from '../sql/change-reads';
import type { Holder } from './place-booking';

/**
 * Bookings that somebody is about to change, in the order that was asked for: whoever changes one of them, books for the same members or wants the same
 * places waits from here on. @throws DomainError `booking.not_found`, also for somebody else's.
 */
export async function getBookingsInTurn(
  tx: OperatorTx,
  by: ActingMember,
  ids: readonly BookingId[],
  beside: { readonly resourceIds?: readonly ResourceId[]; readonly memberIds?: readonly MemberId[] } = {},
): Promise<BookingToChange[]> {
  await takeTurnAtChange(tx, ids, beside);
  const found = await listBookingsToChange(tx, ids);
  return ids.map((id) => {
    const booking = found.find((one) => one.id === id);
    if (!booking || !mayChange(by, booking)) throw bookingError('booking.not_found');
    return booking;
  });
}

/** @throws DomainError `booking.already_cancelled`, `booking.not_standing`, `booking.over`. */
export function requireStanding(booking: BookingToChange, now: Date): void {
  const { status, requestExpiresAt, endsAt, checkedOutAt } = booking;
  if (status === 'cancelled') throw bookingError('booking.already_cancelled');
  const lapsed = status === 'requested' && (requestExpiresAt ?? now) <= now;
  if ((status !== 'confirmed' && status !== 'requested') || lapsed)
    throw bookingError('booking.not_standing', { status: lapsed ? 'lapsed' : status });
  if (endsAt <= now || checkedOutAt) throw bookingError('booking.over', { endsAt: endsAt.toISOString() });
}

export const hasBegunBy = (booking: BookingToChange, now: Date): boolean => hasBegun({ range: booking }, now);

export const holderOfBooking = (booking: BookingToChange): Holder => ({
  memberId: booking.memberId,
  personId: booking.personId,
  role: booking.role,
  guest: booking.guestName === null ? null : { name: booking.guestName, email: booking.guestEmail },
});
