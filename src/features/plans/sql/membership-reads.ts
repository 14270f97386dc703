import { sql } from 'kysely';
import type { Id, MemberId, PersonId } from '@/kernel/ids';
import type { LocalDate } from '@/kernel/zone';
import type { OperatorTx } from '@/server/db/transactions';
import type { Membership } from '../domain/membership-periods';

export type MembershipId = Id<'membership'>;
/** A membership with whose it is. */
export type FoundMembership = Membership & {
  readonly id: MembershipId;
  readonly memberId: MemberId;
  readonly personId: PersonId;
  readonly displayName: string;
  /** When it was last looked at what follows from a day that has come. */
  readonly keptOn: LocalDate | null;
};

const rowsOf = (tx: OperatorTx, where: ReturnType<typeof sql>) => sql<FoundMembership>`
  select m.id, m.member_id, p.person_id, p.display_name, m.starts_on::text, m.ends_on::text, m.kept_on::text, m.trial_days, m.sign_up_minor::float8 as sign_up_fee,
    coalesce((select jsonb_agg(jsonb_build_object('from', x.from_on, 'anchor', x.anchor_on, 'versionId', v.id, 'planId', v.plan_id, 'name', n.name, 'terms', v.terms)
        order by x.from_on, x.id)
      from membership_plans x join plan_versions v on v.operator_id = x.operator_id and v.id = x.version_id
      join plans n on n.operator_id = v.operator_id and n.id = v.plan_id
      where x.operator_id = m.operator_id and x.membership_id = m.id and x.withdrawn_at is null and m.withdrawn_at is null), '[]') as plans,
    coalesce((select jsonb_agg(jsonb_build_object('from', z.from_on, 'to', z.until_on) order by z.from_on)
      from membership_pauses z where z.operator_id = m.operator_id and z.membership_id = m.id and z.withdrawn_at is null), '[]') as pauses
  from memberships m join members p on p.operator_id = m.operator_id and p.id = m.member_id
  where m.operator_id = ${tx.operatorId} and ${where}`;

/** Also one that is over, and one that was withdrawn: on no plan. */
export async function findMembership(tx: OperatorTx, id: MembershipId): Promise<FoundMembership | null> {
  const { rows } = await rowsOf(tx, sql`m.id = ${id}`).execute(tx);
  return rows[0] ?? null;
}

/** Those of members that are not over on a date, the first of each in front. */
export async function listMemberships(
  tx: OperatorTx,
  memberIds: readonly MemberId[],
  today: LocalDate,
): Promise<FoundMembership[]> {
  const where = sql`m.member_id = any(${memberIds}::uuid[]) and m.withdrawn_at is null and (m.ends_on is null or m.ends_on >= ${today}::date) order by m.starts_on`;
  return (await rowsOf(tx, where).execute(tx)).rows;
}

/** Those who are on a plan on a date, or will be: whichever version of it they have. */
export async function listHolders(tx: OperatorTx, planId: Id<'plan'>, today: LocalDate): Promise<FoundMembership[]> {
  const where = sql`m.withdrawn_at is null and (m.ends_on is null or m.ends_on > ${today}::date) and exists (
    select from membership_plans x join plan_versions v on v.operator_id = x.operator_id and v.id = x.version_id
    where x.operator_id = m.operator_id and x.membership_id = m.id and x.withdrawn_at is null and v.plan_id = ${planId}) order by p.display_name, m.id`;
  return (await rowsOf(tx, where).execute(tx)).rows;
}

/** Whether a member was ever on a plan before: a trial and joining are for the first time. */
export async function wasMember(tx: OperatorTx, memberId: MemberId): Promise<boolean> {
  const { rows } = await sql`
    select from memberships where operator_id = ${tx.operatorId} and member_id = ${memberId} and withdrawn_at is null limit 1
  `.execute(tx);
  return rows.length > 0;
}

/** Those that were not looked up on a date yet; of those that are over, until a look after their last one. */
export async function listToKeep(tx: OperatorTx, today: LocalDate): Promise<MembershipId[]> {
  const { rows } = await sql<{ id: MembershipId }>`
    select id from memberships where operator_id = ${tx.operatorId} and withdrawn_at is null and (kept_on is null or kept_on < ${today}::date)
      and (ends_on is null or kept_on is null or kept_on <= ends_on) order by id
  `.execute(tx);
  return rows.map(({ id }) => id);
}
