import { sql } from 'kysely';
import { type Id, type MemberId, newId } from '@/kernel/ids';
import type { LocalDate } from '@/kernel/zone';
import type { OperatorTx } from '@/server/db/transactions';
import { planError } from '../plans.errors';
import type { MembershipId } from './membership-reads';

type NewMembership = {
  readonly id: MembershipId;
  readonly memberId: MemberId;
  readonly startsOn: LocalDate;
  readonly trialDays: number;
  readonly signUpMinor: number;
  readonly joinedBy: MemberId;
};

/** @throws DomainError `plans.on_a_plan_already` */
export async function insertMembership(tx: OperatorTx, membership: NewMembership): Promise<void> {
  const writing = tx.insertInto('memberships').values({ operatorId: tx.operatorId, ...membership });
  await explained(writing.execute());
}

/** @throws DomainError `plans.on_a_plan_already` where another one has begun to follow it */
export async function setEnd(tx: OperatorTx, id: MembershipId, endsOn: LocalDate | null): Promise<void> {
  const writing = tx.updateTable('memberships').set({ endsOn, keptOn: null }).where('operatorId', '=', tx.operatorId);
  await explained(writing.where('id', '=', id).execute());
}

export async function withdrawMembership(tx: OperatorTx, id: MembershipId): Promise<void> {
  await tx
    .updateTable('memberships')
    .set({ withdrawnAt: sql<Date>`now()` })
    .where('operatorId', '=', tx.operatorId)
    .where('id', '=', id)
    .execute();
}

export async function setKept(tx: OperatorTx, id: MembershipId, keptOn: LocalDate): Promise<void> {
  await sql`
    update memberships set kept_on = ${keptOn}::date
    where operator_id = ${tx.operatorId} and id = ${id} and (kept_on is null or kept_on < ${keptOn}::date)
  `.execute(tx);
}

/** Another plan from a date on; what was to come from then on is withdrawn. */
export async function insertPlanFrom(
  tx: OperatorTx,
  membershipId: MembershipId,
  next: {
    readonly fromOn: LocalDate;
    readonly anchorOn: LocalDate;
    readonly versionId: Id<'plan_version'>;
    readonly madeBy: MemberId;
  },
): Promise<void> {
  await withdrawPlansFrom(tx, membershipId, next.fromOn);
  await tx
    .insertInto('membershipPlans')
    .values({ operatorId: tx.operatorId, id: newId<'membership_plan'>(), membershipId, ...next })
    .execute();
}

/** Answers how many there were. */
export async function withdrawPlansFrom(tx: OperatorTx, membershipId: MembershipId, from: LocalDate): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('membershipPlans')
    .set({ withdrawnAt: sql<Date>`now()` })
    .where('operatorId', '=', tx.operatorId)
    .where('membershipId', '=', membershipId)
    .where('fromOn', '>=', from)
    .where('withdrawnAt', 'is', null)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/** @throws DomainError `plans.pause_overlaps` */
export async function insertPause(
  tx: OperatorTx,
  membershipId: MembershipId,
  pause: { readonly fromOn: LocalDate; readonly untilOn: LocalDate | null; readonly madeBy: MemberId },
): Promise<void> {
  const row = { operatorId: tx.operatorId, id: newId<'membership_pause'>(), membershipId, ...pause };
  await explained(tx.insertInto('membershipPauses').values(row).execute());
}

/** Pauses that have not begun are withdrawn, one that has ends the day before. Answers how many. */
export async function endPauses(tx: OperatorTx, membershipId: MembershipId, today: LocalDate): Promise<number> {
  const { rows } = await sql`
    update membership_pauses set withdrawn_at = case when from_on >= ${today}::date then now() end,
      until_on = case when from_on >= ${today}::date then until_on else ${today}::date - 1 end
    where operator_id = ${tx.operatorId} and membership_id = ${membershipId} and withdrawn_at is null
      and (until_on is null or until_on >= ${today}::date)
    returning 1
  `.execute(tx);
  return rows.length;
}

async function explained<T>(writing: Promise<T>): Promise<T> {
  try {
    return await writing;
  } catch (error) {
    const { constraint } = error as { constraint?: string };
    if (constraint === 'membership_one_at_a_time') throw planError('conflict', 'plans.on_a_plan_already');
    if (constraint === 'pause_one_at_a_time') throw planError('conflict', 'plans.pause_overlaps');
    throw error;
  }
}
