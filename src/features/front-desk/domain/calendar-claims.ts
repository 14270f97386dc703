import type { BookingId, ResourceId } from '@/kernel/ids';
import type { TimeRange } from '@/kernel/time-range';
import type { CalendarClaim } from '../front-desk.contract';

type Held = TimeRange & {
  readonly resourceId: ResourceId;
  readonly kind: 'booking' | 'event' | 'closure' | 'hold';
  readonly buffer: boolean;
  readonly bookingId: BookingId | null;
  readonly reason: string | null;
  readonly eventSlug?: string | null;
};
type Booked = {
  readonly bookingId: BookingId;
  readonly resourceId: ResourceId;
  readonly name: string;
  readonly resourceName: string;
};

/**
 * What holds time beside the bookings that a place has itself. A hall that is booked takes its halves: there it stands as booked through the hall. What
 * a whole holds twice, once for each part, is one.
 */
export function claimsOf(held: readonly Held[], booked: readonly Booked[]): CalendarClaim[] {
  const bookings = new Map(booked.map((row) => [row.bookingId, row]));
  const claims = new Map<string, CalendarClaim>();
  for (const row of held) {
    const booking = row.bookingId ? bookings.get(row.bookingId) : undefined;
    // Its own booking is drawn as such.
    if (booking && !row.buffer && booking.resourceId === row.resourceId) continue;
    const { kind, words } = kindOf(row, booking);
    const [startsAt, endsAt] = [row.startsAt.toISOString(), row.endsAt.toISOString()];
    claims.set(`${row.resourceId} ${kind} ${startsAt} ${endsAt} ${row.bookingId ?? ''}`, {
      resourceId: row.resourceId,
      kind,
      startsAt,
      endsAt,
      words,
      ...(kind === 'event' && row.eventSlug ? { eventSlug: row.eventSlug } : {}),
    });
  }
  return [...claims.values()];
}

function kindOf(row: Held, booking: Booked | undefined): Pick<CalendarClaim, 'kind' | 'words'> {
  if (row.buffer && row.kind === 'event')
    return { kind: 'buffer', words: row.reason ? `Around ${row.reason}` : 'Around an event' };
  if (row.buffer) return { kind: 'buffer', words: 'Kept free around a booking' };
  if (booking) return { kind: 'other', words: `${booking.name}, through ${booking.resourceName}` };
  if (row.kind === 'closure') return { kind: 'closure', words: row.reason ? `Closed: ${row.reason}` : 'Closed' };
  if (row.kind === 'event') return { kind: 'event', words: row.reason ?? 'Event' };
  return { kind: 'hold', words: row.bookingId ? 'Asked for' : 'Offered to somebody who waits' };
}
