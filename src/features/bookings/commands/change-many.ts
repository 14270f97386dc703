import type { BookingId, MemberId, SeriesId } from '@/kernel/ids';
import { exchangeTime, type Claim } from '@/features/occupancies/occupancies.service';
import type { OperatorTx } from '@/server/db/transactions';
import { updateManyCancelled, updateManyMoved, updateSeriesTouched, type ManyMove } from '../sql/many-writes';

export type ManyChanged = {
  readonly moves: readonly ManyMove[];
  /** The time of the moved ones at their new places, buffers as claims of their own. */
  readonly claims: readonly Claim[];
  readonly cancelled: readonly BookingId[];
  /** The series that any of them is a date of. */
  readonly series: readonly SeriesId[];
  readonly by: MemberId;
};

/**
 * Moves and cancels many bookings at once, by the house and not by their members: time is given up and taken in one go, so that nobody is in
 * another's way. The caller holds the rows (`lockTouched`) and the turn at all leaves on both sides. Answers the bookings whose new time somebody
 * else has: then the caller throws, or half of it stands. Eight statements, however many bookings.
 */
export async function changeMany(
  tx: OperatorTx,
  { moves, claims, cancelled, series, by }: ManyChanged,
  now: Date,
): Promise<ReadonlySet<BookingId>> {
  await updateManyMoved(tx, moves, by, now);
  await updateManyCancelled(tx, cancelled, by, now);
  await updateSeriesTouched(tx, series);
  return exchangeTime(tx, [...moves.map(({ id }) => id), ...cancelled], claims);
}
