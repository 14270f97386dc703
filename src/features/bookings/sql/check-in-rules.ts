import type { SpaceId } from '@/kernel/ids';
import type { BookingRule } from '@/features/booking-rules/booking-rules.contract';
import type { OperatorTx, PersonTx } from '@/server/db/transactions';

/** The rules about check-in of some spaces, by space; for one person those alone that may concern them. */
export async function listCheckInRules(
  tx: OperatorTx | PersonTx,
  spaceIds: readonly SpaceId[],
): Promise<ReadonlyMap<SpaceId, readonly BookingRule[]>> {
  const bySpace = new Map<SpaceId, BookingRule[]>();
  if (spaceIds.length === 0) return bySpace;
  let query = tx
    .selectFrom('bookingRules')
    .select(['id', 'spaceId', 'topic', 'kind', 'resourceId', 'role', 'memberId', 'settings', 'words'])
    .where('spaceId', 'in', [...new Set(spaceIds)])
    .where('topic', '=', 'check_in')
    .orderBy('id');
  if ('operatorId' in tx) query = query.where('operatorId', '=', tx.operatorId);
  for (const { spaceId, ...rule } of await query.execute())
    bySpace.set(spaceId, [...(bySpace.get(spaceId) ?? []), rule as unknown as BookingRule]);
  return bySpace;
}

/** The same for one space. */
export const rulesOfCheckIn = async (tx: OperatorTx, spaceId: SpaceId): Promise<readonly BookingRule[]> =>
  (await listCheckInRules(tx, [spaceId])).get(spaceId) ?? [];
