import { sql } from 'kysely';
import type { Id, MemberId } from '@/kernel/ids';
import type { OperatorTx } from '@/server/db/transactions';
import type { PassTerms } from '../memberships.contract';
import type { BucketId } from './ledger-writes';

export type PassId = Id<'pass'>;

/** Makes it, or writes over what it was. Answers false where it is to be changed and is not there. */
export async function upsertPass(
  tx: OperatorTx,
  { id, isNew, by }: { readonly id: PassId; readonly isNew: boolean; readonly by: MemberId },
  pass: PassTerms,
): Promise<boolean> {
  const { price, tax, ...rest } = pass;
  const values = { ...rest, priceMinor: price, taxCategory: tax, changedBy: by, changedAt: sql<Date>`now()` };
  if (isNew) {
    await tx
      .insertInto('passes')
      .values({ operatorId: tx.operatorId, id, ...values })
      .execute();
    return true;
  }
  const { numUpdatedRows } = await tx
    .updateTable('passes')
    .set(values)
    .where('operatorId', '=', tx.operatorId)
    .where('id', '=', id)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export type NewPurchase = {
  readonly id: Id<'pass_purchase'>;
  readonly passId: PassId;
  readonly memberId: MemberId;
  readonly bucketId: BucketId;
  readonly name: string;
  readonly priceMinor: number;
  readonly currency: string;
  readonly taxCategory: string | null;
  readonly soldBy: MemberId;
};

export async function insertPurchase(tx: OperatorTx, purchase: NewPurchase): Promise<void> {
  await tx
    .insertInto('passPurchases')
    .values({ operatorId: tx.operatorId, ...purchase })
    .execute();
}
