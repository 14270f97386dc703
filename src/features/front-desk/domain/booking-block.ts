import type { DragBlock } from '@/features/floor-plan/domain/block-drag';
import type { DeskBooking } from '../front-desk.contract';

type Row = Pick<DeskBooking, 'bookingId' | 'startsAt' | 'endsAt' | 'status' | 'checkedOutAt'>;

/** What those who run the space may pull at: everything of what is to come, of what runs its end and its place, of what is over nothing. */
export function blockOf(row: Row, laneId: string, now: Date): DragBlock | null {
  const range = { startsAt: new Date(row.startsAt), endsAt: new Date(row.endsAt) };
  if (range.endsAt <= now || row.checkedOutAt !== null || row.status === 'no_show') return null;
  const begun = range.startsAt <= now;
  return {
    id: row.bookingId,
    laneId,
    range,
    parts: begun ? ['whole', 'end'] : ['whole', 'start', 'end'],
    ...(begun ? { timeStays: true } : {}),
  };
}
