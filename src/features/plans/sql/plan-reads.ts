import { sql } from 'kysely';
import type { Id } from '@/kernel/ids';
import type { OperatorTx } from '@/server/db/transactions';
import type { PlanTerms, PlanView } from '../plans.contract';

/** A plan with the terms that whoever takes it now has. */
export type FoundPlan = {
  readonly id: Id<'plan'>;
  readonly name: string;
  readonly description: string;
  readonly public: boolean;
  readonly retired: boolean;
  readonly versionId: Id<'plan_version'>;
  readonly version: number;
  readonly terms: PlanTerms;
};

const columns = sql`p.id, p.name, p.description, p.public, p.retired_at is not null as retired, v.id as version_id, v.number as version, v.terms`;
const withTerms = sql`plans p join lateral (
  select v.id, v.number, v.terms from plan_versions v where v.operator_id = p.operator_id and v.plan_id = p.id order by v.number desc limit 1) v on true`;

export async function findPlan(tx: OperatorTx, id: Id<'plan'>): Promise<FoundPlan | null> {
  const { rows } = await sql<FoundPlan>`
    select ${columns} from ${withTerms} where p.operator_id = ${tx.operatorId} and p.id = ${id}
  `.execute(tx);
  return rows[0] ?? null;
}

/** All with how many are on each on a date, or those that members may take themselves; the cheapest first, those that are retired last. */
export async function listPlans(tx: OperatorTx, today: string, onlyOpen: boolean): Promise<PlanView[]> {
  const { rows } = await sql<PlanView>`
    select ${columns}, case when not ${onlyOpen} then (
      select count(*)::integer from memberships m join lateral (
        select x.version_id from membership_plans x where x.operator_id = m.operator_id and x.membership_id = m.id and x.withdrawn_at is null
          and x.from_on <= greatest(${today}::date, m.starts_on) order by x.from_on desc, x.id desc limit 1) x on true
      join plan_versions w on w.operator_id = m.operator_id and w.id = x.version_id
      where m.operator_id = p.operator_id and w.plan_id = p.id and m.withdrawn_at is null and (m.ends_on is null or m.ends_on >= ${today}::date)) end as holders
    from ${withTerms}
    where p.operator_id = ${tx.operatorId} and (not ${onlyOpen} or (p.public and p.retired_at is null))
    order by retired, (v.terms ->> 'price')::bigint, p.name
  `.execute(tx);
  return rows;
}

/** Those who change plans of one operator come one after another. */
export async function lockPlans(tx: OperatorTx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('plans ' || ${tx.operatorId}::text, 0))`.execute(tx);
}
