import type { ActingMember } from '@/kernel/acting-member';
import { DomainError } from '@/kernel/domain-error';
import { once } from '@/server/requests/once';
import { maySetPrices } from '../pricing.access';
import type { PublishInput } from '../pricing.contract';
import { lockPrices } from '../sql/price-list-reads';
import { deleteDraft, insertVersion } from '../sql/price-list-writes';
import { getDraft, requireComingDate } from './get-draft';
import { keepPins } from './keep-pins';
import type { PricingFact } from '../pricing.facts';

/**
 * "These are our prices from the first of March": the draft becomes a version that counts from a date on and never changes. What is booked keeps
 * the price that was agreed.
 *
 * @throws DomainError `auth.not_allowed`, `pricing.draft_not_found`, `pricing.draft_changed`, `pricing.date_passed`, `pricing.pins_broken`
 */
export function publishPriceList(
  member: ActingMember,
  input: PublishInput,
  now = new Date(),
): Promise<{ readonly version: number }> {
  return once(member, { requestId: input.requestId, command: 'publish-price-list', input }, async (tx) => {
    if (!maySetPrices(member.role)) throw new DomainError('forbidden', 'auth.not_allowed');
    const { effectiveFrom } = input;
    await lockPrices(tx);
    const { content } = await getDraft(tx, input.draft);
    const spaceIds = await requireComingDate(tx, effectiveFrom, now);
    await keepPins(tx, content, input.accepted);
    const version = await insertVersion(tx, member.memberId, { content, effectiveFrom, restores: null });
    await deleteDraft(tx);
    const details = { version, effectiveFrom, rules: content.rules.length };
    return {
      answer: { version },
      audit: [{ action: 'price_list.published', subjectKind: 'price_list', subjectId: input.draft, details }],
      facts: [{ type: 'prices.published', operatorId: member.operatorId, spaceIds } satisfies PricingFact],
    };
  });
}
