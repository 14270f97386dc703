import type { BookingView } from '../bookings.contract';
import type { TimeRange } from '@/kernel/time-range';
import type { ResourceId } from '@/kernel/ids';

const sameTime = (text: string, at: Date) => Date.parse(text) === at.getTime();

/** What a move asks for: only what differs from how the booking stands, so that what somebody else changed meanwhile is not put back. */
export const moveWish = (
  booking: Pick<BookingView, 'operatorId' | 'id' | 'startsAt' | 'endsAt' | 'resourceId'>,
  range: TimeRange,
  resourceId: string | undefined,
) => ({
  operatorId: booking.operatorId,
  bookingId: booking.id,
  ...(sameTime(booking.startsAt, range.startsAt) ? {} : { startsAt: range.startsAt.toISOString() }),
  ...(sameTime(booking.endsAt, range.endsAt) ? {} : { endsAt: range.endsAt.toISOString() }),
  ...(resourceId === booking.resourceId ? {} : { resourceId: resourceId as ResourceId }),
});
