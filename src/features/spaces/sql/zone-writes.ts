import type { SpaceId } from '@/kernel/ids';
import type { OperatorTx } from '@/server/db/transactions';

/** From now on the wall clock of the space is another. What stands in instants is for the caller to shift (closures), in the same commit. */
export async function updateTimeZone(tx: OperatorTx, spaceId: SpaceId, timeZone: string): Promise<void> {
  await tx
    .updateTable('spaces')
    .set({ timeZone })
    .where('operatorId', '=', tx.operatorId)
    .where('id', '=', spaceId)
    .execute();
}
