import { sql } from 'kysely';
import type { Id, MemberId } from '@/kernel/ids';
import type { OperatorTx } from '@/server/db/transactions';
import type { ExtraTerms, ExtraView } from '../extras.contract';

export type ExtraId = Id<'extra'>;

/** All, those on sale first. */
export async function listExtras(tx: OperatorTx): Promise<ExtraView[]> {
  const { rows } = await sql<ExtraView>`
    select e.id, e.name, e.per, e.price_minor::float8 as price, e.tax_category as tax, e.kinds, e.resource_ids, e.on_sale
    from extras e where e.operator_id = ${tx.operatorId} order by e.on_sale desc, e.name, e.id
  `.execute(tx);
  return rows;
}

/** Makes it, or writes over what it was. Answers false where it is to be changed and is not there. */
export async function upsertExtra(
  tx: OperatorTx,
  { id, isNew, by }: { readonly id: ExtraId; readonly isNew: boolean; readonly by: MemberId },
  { price, tax, ...terms }: ExtraTerms,
): Promise<boolean> {
  const values = { ...terms, priceMinor: price, taxCategory: tax, changedBy: by, changedAt: sql<Date>`now()` };
  if (isNew) {
    await tx
      .insertInto('extras')
      .values({ operatorId: tx.operatorId, id, ...values })
      .execute();
    return true;
  }
  const { numUpdatedRows } = await tx
    .updateTable('extras')
    .set(values)
    .where('operatorId', '=', tx.operatorId)
    .where('id', '=', id)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
