import type { Id, MemberId } from '@/kernel/ids';
import type { LocalDate } from '@/kernel/zone';
import type { OperatorTx } from '@/server/db/transactions';
import { type Due, duesOf } from './domain/membership-dues';
import { standingOn } from './domain/membership-periods';
import { listPlans } from './sql/plan-reads';
import { findMembership, type FoundMembership, listMemberships } from './sql/membership-reads';

export { findMembership, type FoundMembership };

/** What a member is on at a date: which version of which plan, and whether it pauses; null for nothing. */
export type PlanThen = {
  readonly planId: Id<'plan'>;
  readonly versionId: Id<'plan_version'>;
  readonly paused: boolean;
} | null;

/** On which plans members are at any date, in one statement. */
export async function listPlanTimes(
  tx: OperatorTx,
  memberIds: readonly MemberId[],
): Promise<(memberId: MemberId, date: LocalDate) => PlanThen> {
  const found = await listMemberships(tx, memberIds, '0001-01-01');
  return (memberId, date) => {
    for (const membership of found) {
      const then = membership.memberId === memberId ? standingOn(membership, date) : null;
      if (then) return { ...then.plan, paused: then.state === 'paused' };
    }
    return null;
  };
}

/** What the plans of an operator are called, also those that are retired. */
export async function listPlanNames(tx: OperatorTx): Promise<{ readonly id: Id<'plan'>; readonly name: string }[]> {
  return (await listPlans(tx, '0001-01-01', false)).map(({ id, name }) => ({ id: id as Id<'plan'>, name }));
}

/** All that a membership has come to up to a date, with whose it is; null for one that there is not. */
export async function listDues(
  tx: OperatorTx,
  membershipId: Id<'membership'>,
  upTo: LocalDate,
): Promise<{
  readonly membership: FoundMembership;
  readonly memberId: MemberId;
  readonly dues: readonly Due[];
} | null> {
  const membership = await findMembership(tx, membershipId);
  return membership && { membership, memberId: membership.memberId, dues: duesOf(membership, upTo) };
}
