import type { ActingMember } from '@/kernel/acting-member';
import type { LocalDate } from '@/kernel/zone';
import { differenceOf, isSmaller } from '../domain/membership-dues';
import { anchorFor, nextPeriodOn, standingOn, withPlan } from '../domain/membership-periods';
import type { ChangePlanInput } from '../plans.contract';
import { planError } from '../plans.errors';
import { insertPlanFrom } from '../sql/membership-writes';
import { changingMembership } from './changing-membership';
import { planToTake } from './plan-to-take';

type ChangedPlan = { readonly on: LocalDate; readonly difference: number };

/**
 * "I need more from now on", or from the next period: another plan, with the difference that was shown. Members go up at once, down with a period: what they used of
 * the dearer one stays used. Whoever serves them may do either.
 *
 * @throws DomainError as `changingMembership` and `planToTake`; `plans.same_plan`, `plans.only_up_now`, `plans.difference_changed`
 */
export function changePlan(member: ActingMember, input: ChangePlanInput, now = new Date()): Promise<ChangedPlan> {
  return changingMembership(member, 'change-plan', input, now, async ({ tx, membership, today, staff }) => {
    const { versionId, id: planId, name, terms } = await planToTake(tx, input, staff);
    const begins = today < membership.startsOn ? membership.startsOn : today;
    const on = input.when === 'now' ? begins : nextPeriodOn(membership, today);
    const before = standingOn({ ...membership, endsOn: null }, on)?.plan;
    if (before?.versionId === versionId) throw planError('not_now', 'plans.same_plan');
    const after = withPlan(membership, { versionId, planId, name, terms }, on);
    const difference = differenceOf(membership, after, today);
    if (input.when === 'now' && !staff && isSmaller(membership, after, on, difference))
      throw planError('not_now', 'plans.only_up_now');
    if (input.when === 'now' && difference !== input.difference)
      throw planError('conflict', 'plans.difference_changed', { difference });
    await insertPlanFrom(tx, membership.id, {
      ...{ fromOn: on, anchorOn: anchorFor(membership, terms, on), versionId, madeBy: member.memberId },
    });
    const answer = { on, difference: input.when === 'now' ? difference : 0 };
    const news = (act: string) => ({ what: 'changed' as const, act, ...answer });
    return { answer, action: 'membership.changed', details: { planId, ...answer }, news };
  });
}
