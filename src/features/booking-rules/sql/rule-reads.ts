import { sql } from 'kysely';
import type { MemberId, ResourceId, SpaceId } from '@/kernel/ids';
import type { OperatorTx } from '@/server/db/transactions';
import type { BookingRule, NamedRule, RuleTopic } from '../booking-rules.contract';

/** Who is on the plan of rule `br` in space `s` today; a `viewer` hears of no other. Null where a rule is for no plan. */
export const onPlan = (viewer?: MemberId) => {
  const members = sql`members_on_plan(br.operator_id, br.plan_id, (now() at time zone s.time_zone)::date)`;
  const seen = viewer ? sql`array(select one from unnest(${members}) as one where one = ${viewer})` : members;
  return sql<MemberId[] | null>`case when br.plan_id is not null then ${seen}::text[] end`;
};

/** Every rule of a space with the names it needs to be read, by topic; for a `viewer`, without those made for other members. */
export async function listRules(tx: OperatorTx, spaceId: SpaceId, viewer?: MemberId): Promise<NamedRule[]> {
  const { rows } = await sql<NamedRule>`
    select br.id, br.topic, br.kind, br.resource_id, br.role, br.member_id, br.plan_id, br.settings, br.words,
      r.name as resource_name, m.display_name as member_name, p.name as plan_name, ${onPlan(viewer)} as on_plan
    from booking_rules br
    left join resources r on r.operator_id = br.operator_id and r.id = br.resource_id
    left join members m on m.operator_id = br.operator_id and m.id = br.member_id
    left join plans p on p.operator_id = br.operator_id and p.id = br.plan_id
    join spaces s on s.operator_id = br.operator_id and s.id = br.space_id
    where br.operator_id = ${tx.operatorId} and br.space_id = ${spaceId}
      and ${viewer ? sql`(br.member_id is null or br.member_id = ${viewer})` : sql`true`}
    order by br.topic, br.id
  `.execute(tx);
  return rows;
}

/** The rules of one topic in all spaces of the operator. */
export async function listRulesOfTopic(
  tx: OperatorTx,
  topic: RuleTopic,
): Promise<(BookingRule & { readonly spaceId: SpaceId })[]> {
  const { rows } = await sql<BookingRule & { spaceId: SpaceId }>`
    select br.space_id, br.id, br.topic, br.kind, br.resource_id, br.role, br.member_id, br.plan_id, br.settings, br.words, ${onPlan()} as on_plan
    from booking_rules br join spaces s on s.operator_id = br.operator_id and s.id = br.space_id where br.operator_id = ${tx.operatorId} and br.topic = ${topic}
  `.execute(tx);
  return rows;
}

/** Those who change the rules of one space come one after another from here on, until each has committed. */
export async function lockRules(tx: OperatorTx, spaceId: SpaceId): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('booking_rules ' || ${spaceId}::text, 0))`.execute(tx);
}

type Scope = {
  readonly resourceId: ResourceId | null;
  readonly memberId: MemberId | null;
  readonly planId?: string | null;
};

/** The names of what a rule is meant for, where it is there: a resource of this space, an active member. Undefined without the space. */
export async function findScopeNames(tx: OperatorTx, spaceId: SpaceId, { resourceId, memberId, planId }: Scope) {
  const { rows } = await sql<{ resourceName: string | null; memberName: string | null; planName: string | null }>`
    select
      (select name from resources where operator_id = ${tx.operatorId} and space_id = ${spaceId} and id = ${resourceId}::uuid and retired_at is null)
        as resource_name,
      (select display_name from members where operator_id = ${tx.operatorId} and id = ${memberId}::uuid and status = 'active') as member_name,
      (select name from plans where operator_id = ${tx.operatorId} and id = ${planId ?? null}::uuid) as plan_name
    from spaces s where s.operator_id = ${tx.operatorId} and s.id = ${spaceId}
  `.execute(tx);
  return rows[0];
}
