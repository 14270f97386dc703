import type { ActingMember } from '@/kernel/acting-member';
import { DomainError } from '@/kernel/domain-error';
import { once } from '@/server/requests/once';
import { maySetPrices } from '../pricing.access';
import type { DiscardDraftInput, PriceList } from '../pricing.contract';
import { lockPrices } from '../sql/price-list-reads';
import { deleteDraft } from '../sql/price-list-writes';
import { getDraft } from './get-draft';

/**
 * "Leave the prices as they are": the draft is gone. The answer holds what it said, so that saving it again undoes this.
 *
 * @throws DomainError `auth.not_allowed`, `pricing.draft_not_found`, `pricing.draft_changed`
 */
export function discardDraft(
  member: ActingMember,
  input: DiscardDraftInput,
): Promise<{ readonly discarded: PriceList }> {
  return once(member, { requestId: input.requestId, command: 'discard-draft', input }, async (tx) => {
    if (!maySetPrices(member.role)) throw new DomainError('forbidden', 'auth.not_allowed');
    await lockPrices(tx);
    const { content } = await getDraft(tx, input.draft);
    await deleteDraft(tx);
    return {
      answer: { discarded: content },
      audit: [{ action: 'price_list.draft_discarded', subjectKind: 'price_list', subjectId: input.draft }],
      facts: [],
    };
  });
}
