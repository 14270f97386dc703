import { newId, type BookingId, type MemberId } from '@/kernel/ids';
import type { OperatorTx } from '@/server/db/transactions';
import { env } from '@/server/env';
import type { BookingSnapshot } from '../domain/booking-snapshot';
import { insertArrivalChange } from '../sql/arrival-writes';

type Act = {
  readonly kind: 'checked_in' | 'checked_out';
  readonly bookingId: BookingId;
  readonly changedBy: MemberId;
  readonly before: BookingSnapshot;
  readonly after: BookingSnapshot;
};

/** Writes down that somebody came or left, so that `undoChange` can take it back for a while. */
export async function recordArrival(tx: OperatorTx, act: Act, now: Date) {
  const id = newId<'booking_change'>();
  const undoUntil = new Date(now.getTime() + env().UNDO_SECONDS * 1000);
  await insertArrivalChange(tx, { id, undoUntil, ...act });
  return { changeId: id, undoUntil: undoUntil.toISOString() };
}
