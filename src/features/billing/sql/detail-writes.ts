import { sql } from 'kysely';
import type { MemberId } from '@/kernel/ids';
import type { OperatorTx } from '@/server/db/transactions';
import type { BuyerDetails, SellerDetails } from '../billing.contract';

export async function upsertSeller(tx: OperatorTx, changedBy: MemberId, seller: SellerDetails): Promise<void> {
  const values = { ...seller, changedBy, changedAt: sql<Date>`now()` };
  await tx
    .insertInto('sellerDetails')
    .values({ operatorId: tx.operatorId, ...values })
    .onConflict((clash) => clash.column('operatorId').doUpdateSet(values))
    .execute();
}

/** Answers false where there is no such member. */
export async function upsertBuyer(
  tx: OperatorTx,
  memberId: MemberId,
  changedBy: MemberId,
  { name, address, taxNumber, email }: BuyerDetails,
): Promise<boolean> {
  const { rows } = await sql`
    insert into buyer_details (operator_id, member_id, name, address, tax_number, email, changed_by)
    select m.operator_id, m.id, ${name}, ${address}, ${taxNumber}, ${email}, ${changedBy}
    from members m where m.operator_id = ${tx.operatorId} and m.id = ${memberId}
    on conflict (operator_id, member_id) do update set name = excluded.name, address = excluded.address, tax_number = excluded.tax_number,
      email = excluded.email, changed_by = excluded.changed_by, changed_at = now()
    returning 1
  `.execute(tx);
  return rows.length > 0;
}
