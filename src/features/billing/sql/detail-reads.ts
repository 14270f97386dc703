import { sql } from 'kysely';
import type { MemberId } from '@/kernel/ids';
import type { OperatorTx } from '@/server/db/transactions';
import type { BuyerDetails } from '../billing.contract';

/** The number of the next invoice of that year, unless somebody takes it first. */
export async function findNextNumber(tx: OperatorTx, year: number): Promise<number> {
  const last = await tx
    .selectFrom('invoiceNumbers')
    .select('lastNumber')
    .where('operatorId', '=', tx.operatorId)
    .where('kind', '=', 'invoice')
    .where('year', '=', year)
    .executeTakeFirst();
  return (last?.lastNumber ?? 0) + 1;
}

/** To whom the invoices of a member are made out; where nothing was set, to the name they go by. */
export async function findBuyer(tx: OperatorTx, memberId: MemberId): Promise<BuyerDetails | null> {
  const { rows } = await sql<BuyerDetails>`
    select coalesce(b.name, m.display_name) as name, coalesce(b.address, '') as address, coalesce(b.tax_number, '') as tax_number,
      coalesce(b.email, '') as email
    from members m left join buyer_details b on b.operator_id = m.operator_id and b.member_id = m.id
    where m.operator_id = ${tx.operatorId} and m.id = ${memberId}
  `.execute(tx);
  return rows[0] ?? null;
}
