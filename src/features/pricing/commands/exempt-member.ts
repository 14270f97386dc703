import type { ActingMember } from '@/kernel/acting-member';
import { DomainError } from '@/kernel/domain-error';
import { once } from '@/server/requests/once';
import type { ExemptInput } from '../exemptions.contract';
import { maySetExemptions } from '../pricing.access';
import { exemptNobody } from '../pricing.errors';
import { upsertExemption } from '../sql/exemptions';

/**
 * "They pay no taxes, being a charity", or they do again: what they book from now on is priced so. What is booked keeps its price.
 *
 * @throws DomainError `auth.not_allowed`, `pricing.member_not_found`
 */
export function exemptMember(member: ActingMember, input: ExemptInput): Promise<{ readonly exempt: boolean }> {
  return once(member, { requestId: input.requestId, command: 'exempt-member', input }, async (tx) => {
    if (!maySetExemptions(member.role)) throw new DomainError('forbidden', 'auth.not_allowed');
    const { memberId } = input;
    const { exempt } = input.exemption;
    if (!(await upsertExemption(tx, memberId, member.memberId, input.exemption))) throw exemptNobody();
    return {
      answer: { exempt },
      audit: [{ action: 'member.exempted', subjectKind: 'member', subjectId: memberId, details: { exempt } }],
      facts: [],
    };
  });
}
