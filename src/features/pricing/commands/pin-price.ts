import type { ActingMember } from '@/kernel/acting-member';
import { DomainError } from '@/kernel/domain-error';
import { type Id, newId } from '@/kernel/ids';
import { once } from '@/server/requests/once';
import { MOST_PINS, type PinPriceInput } from '../pins.contract';
import { maySetPrices } from '../pricing.access';
import { pinnedPlaceNotFound, tooManyPins } from '../pricing.errors';
import { listPricedPlaces, lockPrices } from '../sql/price-list-reads';
import { insertPin, listPins } from '../sql/price-pins';

/**
 * "This booking has to cost that": keeps a booking with the price that its owner knows to be right. Every draft is held against it from then on.
 *
 * @throws DomainError `auth.not_allowed`, `pricing.pinned_place_not_found`, `pricing.too_many_pins`
 */
export function pinPrice(member: ActingMember, input: PinPriceInput): Promise<{ readonly pinId: Id<'price_pin'> }> {
  return once(member, { requestId: input.requestId, command: 'pin-price', input }, async (tx) => {
    if (!maySetPrices(member.role)) throw new DomainError('forbidden', 'auth.not_allowed');
    await lockPrices(tx);
    if (!(await listPricedPlaces(tx)).some(({ id }) => id === input.resourceId)) throw pinnedPlaceNotFound();
    if ((await listPins(tx)).length >= MOST_PINS) throw tooManyPins(MOST_PINS);
    const pinId = newId<'price_pin'>();
    await insertPin(tx, member.memberId, pinId, input);
    const details = { resourceId: input.resourceId, expected: input.expected };
    return {
      answer: { pinId },
      audit: [{ action: 'price_pin.pinned', subjectKind: 'price_pin', subjectId: pinId, details }],
      facts: [],
    };
  });
}
