import type { ActingMember } from '@/kernel/acting-member';
import { DomainError } from '@/kernel/domain-error';
import { once } from '@/server/requests/once';
import { maySetPrices } from '../pricing.access';
import type { SaveDraftInput } from '../pricing.contract';
import { draftChanged, draftNotFound } from '../pricing.errors';
import { findDraft, lockPrices } from '../sql/price-list-reads';
import { replaceDraft } from '../sql/price-list-writes';

/**
 * "I am still working at the prices": keeps the draft of the list. Nobody pays by it. What somebody else saved since it was opened is not
 * written over.
 *
 * @throws DomainError `auth.not_allowed`, `pricing.draft_not_found`, `pricing.draft_changed`
 */
export function saveDraft(member: ActingMember, input: SaveDraftInput): Promise<{ readonly draft: string }> {
  return once(member, { requestId: input.requestId, command: 'save-draft', input }, async (tx) => {
    if (!maySetPrices(member.role)) throw new DomainError('forbidden', 'auth.not_allowed');
    await lockPrices(tx);
    const before = await findDraft(tx);
    if (!before && input.draft) throw draftNotFound();
    if ((before?.id ?? null) !== input.draft) throw draftChanged();
    const draft = await replaceDraft(tx, member.memberId, input.list);
    const details = { rules: input.list.rules.length };
    return {
      answer: { draft },
      audit: [{ action: 'price_list.draft_saved', subjectKind: 'price_list', subjectId: draft, details }],
      facts: [],
    };
  });
}
