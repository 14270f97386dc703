import type { ActingMember } from '@/kernel/acting-member';
import { DomainError } from '@/kernel/domain-error';
import { once } from '@/server/requests/once';
import { maySetPrices } from '../pricing.access';
import type { RollBackInput } from '../pricing.contract';
import { priceList } from '../pricing.contract';
import { versionNotFound } from '../pricing.errors';
import { listPublished, lockPrices } from '../sql/price-list-reads';
import { insertVersion } from '../sql/price-list-writes';
import { requireComingDate } from './get-draft';
import { keepPins } from './keep-pins';
import type { PricingFact } from '../pricing.facts';

/**
 * "As it was before": an earlier version counts again from a date on, as a new version with its content. Nothing that was published is lost, and
 * a draft stays as it is.
 *
 * @throws DomainError `auth.not_allowed`, `pricing.version_not_found`, `pricing.date_passed`, `pricing.pins_broken`
 */
export function rollBack(
  member: ActingMember,
  input: RollBackInput,
  now = new Date(),
): Promise<{ readonly version: number }> {
  return once(member, { requestId: input.requestId, command: 'roll-back', input }, async (tx) => {
    if (!maySetPrices(member.role)) throw new DomainError('forbidden', 'auth.not_allowed');
    const { to, effectiveFrom } = input;
    await lockPrices(tx);
    const earlier = (await listPublished(tx)).find(({ number }) => number === to);
    if (!earlier) throw versionNotFound();
    const spaceIds = await requireComingDate(tx, effectiveFrom, now);
    const content = priceList.parse(earlier);
    await keepPins(tx, content, input.accepted);
    const version = await insertVersion(tx, member.memberId, { content, effectiveFrom, restores: to });
    const details = { version, to, effectiveFrom };
    return {
      answer: { version },
      audit: [{ action: 'price_list.rolled_back', subjectKind: 'operator', subjectId: member.operatorId, details }],
      facts: [{ type: 'prices.published', operatorId: member.operatorId, spaceIds } satisfies PricingFact],
    };
  });
}
