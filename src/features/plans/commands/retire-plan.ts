import type { ActingMember } from '@/kernel/acting-member';
import { DomainError } from '@/kernel/domain-error';
import { once } from '@/server/requests/once';
import { maySetPlans } from '../plans.access';
import type { RetirePlanInput } from '../plans.contract';
import { planError } from '../plans.errors';
import { findPlan, lockPlans } from '../sql/plan-reads';
import { setRetired } from '../sql/plan-writes';

/**
 * "Nobody can take this plan any more", or they can again. Whoever is on it stays.
 *
 * @throws DomainError `auth.not_allowed`, `plans.not_found`
 */
export function retirePlan(member: ActingMember, input: RetirePlanInput): Promise<{ readonly retired: boolean }> {
  return once(member, { requestId: input.requestId, command: 'retire-plan', input }, async (tx) => {
    if (!maySetPlans(member.role)) throw new DomainError('forbidden', 'auth.not_allowed');
    await lockPlans(tx);
    const { planId, retired } = input;
    if (!(await findPlan(tx, planId))) throw planError('not_found', 'plans.not_found');
    await setRetired(tx, planId, retired, member.memberId);
    const action = retired ? 'plan.retired' : 'plan.reopened';
    return { answer: { retired }, audit: [{ action, subjectKind: 'plan', subjectId: planId }], facts: [] };
  });
}
