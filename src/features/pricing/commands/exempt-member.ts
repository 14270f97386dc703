import type { ActingMember } from '@/kernel/acting-member';
import { DomainError } from '@/kernel/domain-error';
import { addDays, localDateOf } from '@/kernel/zone';
import { getHouse } from '@/features/spaces/spaces.service';
import { once } from '@/server/requests/once';
import type { ExemptInput } from '../exemptions.contract';
import { maySetExemptions } from '../pricing.access';
import { exemptNobody, taxesPassed } from '../pricing.errors';
import { insertExemption } from '../sql/exemptions';

/**
 * "They pay no taxes from January on, being a charity", or they do again: what they book for these days, buy on them, and owe for their plan is priced so. What is booked
 * keeps its price. From a day that is past they can be spared taxes, and not be charged any.
 *
 * @throws DomainError `auth.not_allowed`, `pricing.member_not_found`, `pricing.taxes_passed`
 */
export function exemptMember(
  member: ActingMember,
  input: ExemptInput,
  now = new Date(),
): Promise<{ readonly exempt: boolean }> {
  return once(member, { requestId: input.requestId, command: 'exempt-member', input }, async (tx) => {
    if (!maySetExemptions(member.role)) throw new DomainError('forbidden', 'auth.not_allowed');
    const { memberId } = input;
    const { exempt, from, to } = input.exemption;
    const today = localDateOf(now, (await getHouse(tx)).timeZone);
    if (from < (exempt ? addDays(today, -800) : today)) throw taxesPassed();
    if (!(await insertExemption(tx, memberId, member.memberId, input.exemption))) throw exemptNobody();
    return {
      answer: { exempt },
      audit: [{ action: 'member.exempted', subjectKind: 'member', subjectId: memberId, details: { exempt, from, to } }],
      facts: [],
    };
  });
}
