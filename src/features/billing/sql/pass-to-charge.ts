import { sql } from 'kysely';
import type { Id, MemberId } from '@/kernel/ids';
import type { OperatorTx } from '@/server/db/transactions';

export type PassToCharge = {
  readonly memberId: MemberId;
  readonly name: string;
  readonly price: number;
  readonly currency: string;
  readonly taxCategory: string | null;
  readonly boughtAt: Date;
};

export async function findPassToCharge(tx: OperatorTx, id: Id<'pass_purchase'>): Promise<PassToCharge | null> {
  const { rows } = await sql<PassToCharge>`
    select p.member_id, p.name, p.price_minor::float8 as price, p.currency, p.tax_category, p.bought_at
    from pass_purchases p where p.operator_id = ${tx.operatorId} and p.id = ${id}
  `.execute(tx);
  return rows[0] ?? null;
}
