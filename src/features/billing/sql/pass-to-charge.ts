import { sql } from 'kysely';
import type { Id, MemberId } from '@/kernel/ids';
import type { LocalDate } from '@/kernel/zone';
import type { OperatorTx } from '@/server/db/transactions';

export type PassToCharge = {
  readonly memberId: MemberId;
  readonly name: string;
  readonly price: number;
  readonly currency: string;
  readonly taxCategory: string | null;
  /** The day of buying, by the wall clock of the operator's first space. */
  readonly boughtOn: LocalDate;
};

export async function findPassToCharge(tx: OperatorTx, id: Id<'pass_purchase'>): Promise<PassToCharge | null> {
  const { rows } = await sql<PassToCharge>`
    select p.member_id, p.name, p.price_minor::float8 as price, p.currency, p.tax_category,
      (p.bought_at at time zone coalesce((select s.time_zone from spaces s where s.operator_id = p.operator_id order by s.id limit 1), 'UTC'))::date::text
        as bought_on
    from pass_purchases p where p.operator_id = ${tx.operatorId} and p.id = ${id}
  `.execute(tx);
  return rows[0] ?? null;
}
