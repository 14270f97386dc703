import type { ActingMember } from '@/kernel/acting-member';
import { DomainError } from '@/kernel/domain-error';
import { type Id, newId } from '@/kernel/ids';
import { addDays, localDateOf } from '@/kernel/zone';
import { findActiveMember, takeTurnOfMembers } from '@/features/memberships/memberships.service';
import { getHouse } from '@/features/spaces/spaces.service';
import { once } from '@/server/requests/once';
import { mayPutOnPlans, mayTakePlans } from '../plans.access';
import type { JoinPlanInput } from '../plans.contract';
import { planError } from '../plans.errors';
import { wasMember } from '../sql/membership-reads';
import { insertMembership, insertPlanFrom } from '../sql/membership-writes';
import { planToTake } from './plan-to-take';

/**
 * "Flex, from Monday": takes a public plan for oneself, from today on at the earliest; whoever runs the space puts a member on any plan from any day. The trial and what
 * joining costs are for those who were never on a plan before.
 *
 * @throws DomainError `auth.not_allowed`, `plans.not_found`, `plans.not_open`, `plans.terms_changed`, `plans.member_not_found`, `plans.first_date_passed`,
 * `plans.on_a_plan_already`
 */
export function joinPlan(
  member: ActingMember,
  input: JoinPlanInput,
  now = new Date(),
): Promise<{ readonly membershipId: Id<'membership'> }> {
  return once(member, { requestId: input.requestId, command: 'join-plan', input }, async (tx) => {
    const memberId = input.memberId ?? member.memberId;
    const staff = mayPutOnPlans(member.role);
    if (!staff && (memberId !== member.memberId || !mayTakePlans(member.role)))
      throw new DomainError('forbidden', 'auth.not_allowed');
    const plan = await planToTake(tx, input, staff);
    const whose = await findActiveMember(tx, memberId);
    if (!whose) throw planError('not_found', 'plans.member_not_found');
    const { startsOn } = input;
    const today = localDateOf(now, (await getHouse(tx)).timeZone);
    if (startsOn < (staff ? addDays(today, -800) : today)) throw planError('invalid', 'plans.first_date_passed');
    await takeTurnOfMembers(tx, [memberId]);
    const first = !(await wasMember(tx, memberId));
    const trialDays = first ? plan.terms.trialDays : 0;
    const membershipId = newId<'membership'>();
    await insertMembership(tx, {
      ...{ id: membershipId, memberId, startsOn, trialDays, signUpMinor: first ? plan.terms.signUpFee : 0 },
      joinedBy: member.memberId,
    });
    await insertPlanFrom(tx, membershipId, {
      ...{ fromOn: startsOn, anchorOn: addDays(startsOn, trialDays), versionId: plan.versionId },
      madeBy: member.memberId,
    });
    const details = { planId: plan.id, version: plan.version, memberId, startsOn };
    return {
      answer: { membershipId },
      audit: [{ action: 'membership.joined', subjectKind: 'membership', subjectId: membershipId, details }],
      facts: [
        {
          ...{ type: 'membership.changed', operatorId: member.operatorId, membershipId, memberId },
          personId: whose.personId,
          news: { what: 'joined', act: input.requestId },
        },
      ],
    };
  });
}
