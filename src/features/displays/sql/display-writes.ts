import type { DisplayId, MemberId, ResourceId, SpaceId } from '@/kernel/ids';
import type { OperatorTx } from '@/server/db/transactions';

export type NewDisplay = {
  readonly id: DisplayId;
  readonly spaceId: SpaceId;
  readonly resourceId: ResourceId | null;
  readonly name: string;
  readonly showsNames: boolean;
  readonly books: boolean;
  readonly tokenHash: Buffer;
  readonly createdBy: MemberId;
};

export async function insertDisplay(tx: OperatorTx, display: NewDisplay): Promise<void> {
  await tx
    .insertInto('displays')
    .values({ operatorId: tx.operatorId, ...display })
    .execute();
}

/** Takes a display of this space down; false where it is down already, or never was. */
export async function updateToRevoked(tx: OperatorTx, spaceId: SpaceId, id: DisplayId, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('displays')
    .set({ revokedAt: now })
    .where('operatorId', '=', tx.operatorId)
    .where('spaceId', '=', spaceId)
    .where('id', '=', id)
    .where('revokedAt', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
