import type { ActingMember } from '@/kernel/acting-member';
import { operatorNotFound } from '@/kernel/not-found';
import { once } from '@/server/requests/once';
import { demandAccounts, maySetInvoices } from '../billing.access';
import type { SaveSellerInput } from '../billing.contract';
import { upsertSeller } from '../sql/detail-writes';

/**
 * "This stands on our invoices": who issues them, where to pay and by when. Invoices that are made keep what stood on them.
 *
 * @throws DomainError `auth.not_allowed`, `operator.not_found`
 */
export function saveSeller(member: ActingMember, input: SaveSellerInput): Promise<{ readonly saved: true }> {
  return once(member, { requestId: input.requestId, command: 'save-seller', input }, async (tx) => {
    if (input.operatorId !== member.operatorId) throw operatorNotFound();
    demandAccounts(maySetInvoices(member.role));
    await upsertSeller(tx, member.memberId, input.seller);
    const { dueDays, byMail } = input.seller;
    const subject = { subjectKind: 'operator', subjectId: member.operatorId };
    return {
      answer: { saved: true },
      audit: [{ action: 'seller.saved', ...subject, details: { dueDays, byMail } }],
      facts: [],
    };
  });
}
