import { sql } from 'kysely';
import type { MemberId } from '@/kernel/ids';
import type { OperatorTx } from '@/server/db/transactions';
import type { Exemption } from '../exemptions.contract';

/** Null where there is no such member. */
export async function findExemption(tx: OperatorTx, memberId: MemberId): Promise<Exemption | null> {
  const { rows } = await sql<Exemption>`
    select coalesce(x.exempt, false) as exempt, coalesce(x.reason, '') as reason
    from members m left join tax_exemptions x on x.operator_id = m.operator_id and x.member_id = m.id
    where m.operator_id = ${tx.operatorId} and m.id = ${memberId}
  `.execute(tx);
  return rows[0] ?? null;
}

/** Answers false where there is no such member. */
export async function upsertExemption(
  tx: OperatorTx,
  memberId: MemberId,
  by: MemberId,
  { exempt, reason }: Exemption,
): Promise<boolean> {
  const { rows } = await sql`
    insert into tax_exemptions (operator_id, member_id, exempt, reason, changed_by)
    select m.operator_id, m.id, ${exempt}, ${reason}, ${by} from members m where m.operator_id = ${tx.operatorId} and m.id = ${memberId}
    on conflict (operator_id, member_id) do update set exempt = excluded.exempt, reason = excluded.reason, changed_by = excluded.changed_by,
      changed_at = now()
    returning 1
  `.execute(tx);
  return rows.length > 0;
}
