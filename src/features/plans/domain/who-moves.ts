import type { Id } from '@/kernel/ids';
import type { LocalDate } from '@/kernel/zone';
import { type Membership, nextPeriodOn, standingOn } from './membership-periods';

/**
 * Who gets a new version of a plan, and from which date on: those who are on an earlier one when their next period begins, from then on. Whoever goes to another plan by
 * then, ends before it, or has the version already, stays as they are.
 */
export function whoMoves<M extends Membership>(
  holders: readonly M[],
  planId: Id<'plan'>,
  versionId: Id<'plan_version'> | null,
  today: LocalDate,
): { readonly membership: M; readonly fromOn: LocalDate }[] {
  return holders.flatMap((membership) => {
    const fromOn = nextPeriodOn(membership, today);
    const then = standingOn(membership, fromOn)?.plan;
    if (then?.planId !== planId || then.versionId === versionId) return [];
    // What they have chosen for later than that stays; the same plan in an earlier version would not.
    const later = membership.plans.some(({ from, planId: other }) => from > fromOn && other !== planId);
    return later ? [] : [{ membership, fromOn }];
  });
}
