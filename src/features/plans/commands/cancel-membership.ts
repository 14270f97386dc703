import type { ActingMember } from '@/kernel/acting-member';
import type { LocalDate } from '@/kernel/zone';
import { earliestEnd } from '../domain/when-it-ends';
import type { CancelMembershipInput } from '../plans.contract';
import { planError } from '../plans.errors';
import { setEnd } from '../sql/membership-writes';
import { changingMembership } from './changing-membership';

/**
 * "I stop at the end of March": the last date of a membership. A member's own is the end of a period after the notice and the least time; whoever serves them may
 * take any from today on.
 *
 * @throws DomainError as `changingMembership`; `plans.ends_later`, `plans.first_date_passed`
 */
export function cancelMembership(
  member: ActingMember,
  input: CancelMembershipInput,
  now = new Date(),
): Promise<{ readonly lastOn: LocalDate }> {
  return changingMembership(member, 'cancel-membership', input, now, async ({ tx, membership, today, staff }) => {
    const { lastOn } = input;
    const earliest = earliestEnd(membership, today);
    if (!staff && lastOn !== earliest) throw planError('conflict', 'plans.ends_later', { lastOn: earliest });
    if (lastOn < today || lastOn < membership.startsOn) throw planError('invalid', 'plans.first_date_passed');
    await setEnd(tx, membership.id, lastOn);
    const news = (act: string) => ({ what: 'ends' as const, act, lastOn });
    const details = { lastOn, waived: lastOn < earliest };
    return { answer: { lastOn }, action: 'membership.cancelled', details, news };
  });
}
