import type { BookingId, ResourceId } from '@/kernel/ids';
import type { TimeRange } from '@/kernel/time-range';
import { shiftRange, type Zones } from '@/features/recurrence/domain/shift-zone';
import { heldPicture, type LeafTime } from '@/features/planning/domain/held-picture';

/** A booking that keeps its time on the wall, with the rows of time that it holds now: its own on each leaf, and its buffers. */
export type ShiftingBooking = TimeRange & {
  readonly id: BookingId;
  readonly recurring: boolean;
  readonly rows: readonly (TimeRange & { readonly leafId: ResourceId; readonly buffer: boolean })[];
};
export type Shifted = {
  readonly id: BookingId;
  readonly range: TimeRange;
  readonly rows: ShiftingBooking['rows'];
};

/**
 * Everything to come at the same time on the wall of another zone. Two that were apart may meet: in the hour that one zone has twice, in the hour that the
 * other leaves out, and where something runs already. The first keeps its time; the others have to be decided.
 */
export function shiftAll(
  bookings: readonly ShiftingBooking[],
  standing: readonly (LeafTime & { readonly holder: string })[],
  zones: Zones,
): { readonly shifted: readonly Shifted[]; readonly meeting: readonly Shifted[] } {
  const picture = heldPicture(standing);
  const shifted: Shifted[] = [];
  const meeting: Shifted[] = [];
  const inOrder = [...bookings].sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime() || (a.id < b.id ? -1 : 1));
  for (const booking of inOrder) {
    const range = shiftRange(booking, zones, booking.recurring);
    const rows = booking.rows.map((row) => ({ ...row, ...shiftRow(row, booking, range) }));
    const one = { id: booking.id, range, rows };
    if (picture.isFree(rows, booking.id)) {
      picture.propose(rows, booking.id);
      shifted.push(one);
    } else meeting.push(one);
  }
  return { shifted, meeting };
}

/** A buffer keeps its length, on its side. */
function shiftRow(row: ShiftingBooking['rows'][number], booking: TimeRange, to: TimeRange): TimeRange {
  if (!row.buffer) return to;
  const length = row.endsAt.getTime() - row.startsAt.getTime();
  return row.endsAt <= booking.startsAt
    ? { startsAt: new Date(to.startsAt.getTime() - length), endsAt: to.startsAt }
    : { startsAt: to.endsAt, endsAt: new Date(to.endsAt.getTime() + length) };
}
