import type { BookingId, OperatorId } from '@/kernel/ids';
import { releaseTime } from '@/features/occupancies/occupancies.service';
import { inOperator } from '@/server/db/transactions';
import { record } from '@/server/requests/once';
import type { BookingFact } from '../bookings.facts';
import { findArrivingBooking } from '../sql/arrival-reads';
import { updateToNoShow } from '../sql/arrival-writes';
import { findSeriesForUpdate, updateSeriesRule } from '../sql/series-writes';

/**
 * Nobody came in time: the rest of the booking is free, its member is told, and it counts as a no-show. Whoever checks in at the same moment, or is
 * given a later one, keeps it. Safe to run twice. Answers whether it was released.
 */
export function releaseNoShow(operatorId: OperatorId, bookingId: BookingId, now = new Date()): Promise<boolean> {
  return inOperator({ operatorId }, async (tx) => {
    const booking = await findArrivingBooking(tx, bookingId);
    // The same order as cancelling: first the series, then its bookings, then time.
    const series = booking?.seriesId ? await findSeriesForUpdate(tx, booking.seriesId) : undefined;
    if (!booking || !(await updateToNoShow(tx, bookingId, now))) return false;
    await releaseTime(tx, [bookingId]);
    if (series) await updateSeriesRule(tx, series.id, { rrule: series.rrule, status: series.status });
    const { spaceId, personId } = booking;
    const guest = booking.guestName !== null;
    const fact: BookingFact = { type: 'booking.not_shown', operatorId, spaceId, personId, bookingId, guest };
    await record(tx, {
      audit: [{ action: fact.type, subjectKind: 'booking', subjectId: bookingId }],
      facts: [fact],
    });
    return true;
  });
}
