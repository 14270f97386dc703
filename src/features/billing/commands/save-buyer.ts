import type { ActingMember } from '@/kernel/acting-member';
import { once } from '@/server/requests/once';
import { maySetBuyer } from '../billing.access';
import type { SaveBuyerInput } from '../billing.contract';
import { billingError } from '../billing.errors';
import { upsertBuyer } from '../sql/detail-writes';

/**
 * "My invoices are for my company": to whom those of a member are made out from now on, and where they go; by themselves, or by staff for them.
 *
 * @throws DomainError `account.not_found`
 */
export function saveBuyer(member: ActingMember, input: SaveBuyerInput): Promise<{ readonly saved: true }> {
  return once(member, { requestId: input.requestId, command: 'save-buyer', input }, async (tx) => {
    const { memberId, buyer } = input;
    // Somebody else's account is not there for a member.
    if (!maySetBuyer(member, memberId) || !(await upsertBuyer(tx, memberId, member.memberId, buyer)))
      throw billingError('account.not_found');
    return {
      answer: { saved: true },
      audit: [{ action: 'buyer.saved', subjectKind: 'member', subjectId: memberId }],
      facts: [],
    };
  });
}
