import type { ActingMember } from '@/kernel/acting-member';
import { DomainError } from '@/kernel/domain-error';
import type { RequestId } from '@/kernel/ids';
import { localDateOf, type LocalDate } from '@/kernel/zone';
import { takeTurnOfMembers } from '@/features/memberships/memberships.service';
import { getHouse } from '@/features/spaces/spaces.service';
import type { OperatorTx } from '@/server/db/transactions';
import { once } from '@/server/requests/once';
import { mayPutOnPlans } from '../plans.access';
import type { PlanNews } from '../news.contract';
import { planError } from '../plans.errors';
import { findMembership, type FoundMembership, type MembershipId } from '../sql/membership-reads';

type Wish = { readonly requestId: RequestId; readonly membershipId: MembershipId };
export type Changing = {
  readonly tx: OperatorTx;
  readonly membership: FoundMembership;
  readonly today: LocalDate;
  /** Those at the desk wait for no period and no notice. */
  readonly staff: boolean;
};
type Changed<A> = {
  readonly answer: A;
  readonly action: string;
  readonly details?: Readonly<Record<string, unknown>>;
  readonly news: (act: RequestId) => PlanNews;
};

/**
 * An act on a membership, one's own or by whoever serves its member: they come one after another for each member, and what follows from it is looked up by jobs.
 *
 * @throws DomainError `memberships.not_found`, `auth.not_allowed`, `plans.has_ended`
 */
export function changingMembership<A>(
  member: ActingMember,
  command: string,
  input: Wish,
  now: Date,
  work: (changing: Changing) => Promise<Changed<A>>,
): Promise<A> {
  return once(member, { requestId: input.requestId, command, input }, async (tx) => {
    const found = await findMembership(tx, input.membershipId);
    if (!found || found.plans.length === 0) throw planError('not_found', 'memberships.not_found');
    const staff = mayPutOnPlans(member.role);
    if (!staff && found.memberId !== member.memberId) throw new DomainError('forbidden', 'auth.not_allowed');
    await takeTurnOfMembers(tx, [found.memberId]);
    const membership = (await findMembership(tx, input.membershipId)) ?? found;
    const today = localDateOf(now, (await getHouse(tx)).timeZone);
    if (membership.endsOn !== null && membership.endsOn < today) throw planError('not_now', 'plans.has_ended');
    const { answer, action, details, news } = await work({ tx, membership, today, staff });
    const { id: membershipId, memberId, personId } = membership;
    return {
      answer,
      audit: [{ action, subjectKind: 'membership', subjectId: membershipId, ...(details ? { details } : {}) }],
      facts: [
        {
          ...{ type: 'membership.changed', operatorId: member.operatorId, membershipId, memberId, personId },
          news: news(input.requestId),
        },
      ],
    };
  });
}
