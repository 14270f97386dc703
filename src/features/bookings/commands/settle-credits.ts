import type { OperatorId, PersonId } from '@/kernel/ids';
import { listHoldings, listMembersOf, settleUses, takeTurnOfMembers } from '@/features/memberships/memberships.service';
import { settleCodes } from '@/features/pricing/codes.service';
import { inOperator } from '@/server/db/transactions';
import { usesKept } from '../domain/credits-kept';
import { listPrepaidBookings } from '../sql/prepaid-reads';

/**
 * Gives back what bookings no longer need of the prepaid value of these people, to the buckets that it came from, also when their period is over; and
 * spends again what an undo brought back. So with the uses of discount codes. It goes by how things are when it runs, so twice or late it comes to the same.
 */
export function settleCredits(
  { operatorId, personIds }: { readonly operatorId: OperatorId; readonly personIds: readonly PersonId[] },
  now = new Date(),
): Promise<number> {
  return inOperator({ operatorId }, async (tx) => {
    const memberIds = await listMembersOf(tx, personIds);
    if (memberIds.length === 0) return 0;
    await takeTurnOfMembers(tx, memberIds);
    await settleCodes(tx, { memberIds }, now);
    const bookings = await listPrepaidBookings(tx, memberIds, now);
    if (bookings.length === 0) return 0;
    const ids = bookings.map(({ id }) => id);
    const left = new Map<string, number>();
    // Also of what has expired: it was theirs when they booked.
    const held = await listHoldings(tx, memberIds, new Date(0), ids);
    for (const bucket of [...held.values()].flat()) left.set(bucket.id, bucket.unlimited ? Infinity : bucket.left);
    const settled = bookings.map((booking) => ({
      bookingId: booking.id,
      uses: usesKept(booking).flatMap(({ bucketId, used }) => {
        // What was put back may find less than it had: it has what is there.
        const has = Math.min(used, left.get(bucketId) ?? 0);
        left.set(bucketId, (left.get(bucketId) ?? 0) - has);
        return has > 0 ? [{ bucketId, used: has }] : [];
      }),
    }));
    return settleUses(tx, settled);
  });
}
