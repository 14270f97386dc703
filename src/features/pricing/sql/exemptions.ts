import { sql } from 'kysely';
import { type MemberId, newId } from '@/kernel/ids';
import type { OperatorTx } from '@/server/db/transactions';
import type { Exemption, ExemptionView } from '../exemptions.contract';

/** What was said last; null where there is no such member. */
export async function findExemption(tx: OperatorTx, memberId: MemberId): Promise<Omit<ExemptionView, 'today'> | null> {
  const { rows } = await sql<Omit<ExemptionView, 'today'>>`
    select coalesce(x.exempt, false) as exempt, coalesce(x.reason, '') as reason, x.from_on::text as "from", x.until_on::text as "to"
    from members m left join tax_exemptions x on x.operator_id = m.operator_id and x.member_id = m.id
    where m.operator_id = ${tx.operatorId} and m.id = ${memberId}
    order by x.changed_at desc, x.id desc limit 1
  `.execute(tx);
  return rows[0] ?? null;
}

/** Answers false where there is no such member. */
export async function insertExemption(
  tx: OperatorTx,
  memberId: MemberId,
  by: MemberId,
  { exempt, reason, from, to }: Exemption,
): Promise<boolean> {
  const { rows } = await sql`
    insert into tax_exemptions (operator_id, id, member_id, exempt, reason, from_on, until_on, changed_by, changed_at)
    select m.operator_id, ${newId<'tax_exemption'>()}, m.id, ${exempt}, ${reason}, ${from}::date, ${to}::date, ${by}, clock_timestamp()
    from members m where m.operator_id = ${tx.operatorId} and m.id = ${memberId}
    returning 1
  `.execute(tx);
  return rows.length > 0;
}
