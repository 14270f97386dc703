import { sql } from 'kysely';
import type { MemberId } from '@/kernel/ids';
import type { OperatorTx } from '@/server/db/transactions';
import type { EarningTerms } from '../memberships.contract';

/** `since`: time that ended before earns nothing. */
export type Earning = EarningTerms & { readonly since: Date };

/** What is earned by time that is given up; null where nothing is. */
export async function findEarning(tx: OperatorTx): Promise<Earning | null> {
  const row = await tx
    .selectFrom('earningTerms')
    .select(['unit', 'amount', 'validDays', 'since'])
    .where('operatorId', '=', tx.operatorId)
    .where('amount', '>', 0)
    .executeTakeFirst();
  return row ? { ...row, unit: row.unit } : null;
}

/** From now on by these terms; time that was already to be looked at is by them too. */
export async function upsertEarning(tx: OperatorTx, earning: EarningTerms, by: MemberId, now: Date): Promise<void> {
  const { unit, amount, validDays } = earning;
  await sql`
    insert into earning_terms as t (operator_id, unit, amount, valid_days, since, changed_by, changed_at)
    values (${tx.operatorId}, ${unit}, ${amount}, ${validDays}, ${now}, ${by}, ${now})
    on conflict (operator_id) do update set unit = excluded.unit, amount = excluded.amount, valid_days = excluded.valid_days,
      since = case when t.amount = 0 then excluded.since else t.since end, changed_by = excluded.changed_by, changed_at = excluded.changed_at
  `.execute(tx);
}
