import type { ActingMember } from '@/kernel/acting-member';
import { DomainError } from '@/kernel/domain-error';
import { once } from '@/server/requests/once';
import type { PinPriceInput, UnpinPriceInput } from '../pins.contract';
import { maySetPrices } from '../pricing.access';
import { pinNotFound } from '../pricing.errors';
import { lockPrices } from '../sql/price-list-reads';
import { deletePin } from '../sql/price-pins';

type Unpinned = Pick<PinPriceInput, 'resourceId' | 'wish' | 'asOf' | 'expected'>;

/**
 * "That need not cost this any more": takes a pin away. The answer holds what it said, so that pinning it again undoes this.
 *
 * @throws DomainError `auth.not_allowed`, `pricing.pin_not_found`
 */
export function unpinPrice(member: ActingMember, input: UnpinPriceInput): Promise<{ readonly unpinned: Unpinned }> {
  return once(member, { requestId: input.requestId, command: 'unpin-price', input }, async (tx) => {
    if (!maySetPrices(member.role)) throw new DomainError('forbidden', 'auth.not_allowed');
    await lockPrices(tx);
    const unpinned = await deletePin(tx, input.pinId);
    if (!unpinned) throw pinNotFound();
    return {
      answer: { unpinned },
      audit: [{ action: 'price_pin.unpinned', subjectKind: 'price_pin', subjectId: input.pinId }],
      facts: [],
    };
  });
}
