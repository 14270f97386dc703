import type { PriceConditions } from '../pricing.contract';
import { edgesOf, unmetByTime, unmetByWish } from './match-rule';
import type { PriceWish } from './price-wish';
import { splitTime } from './split-time';

/**
 * Which of several rules some of a booking is what they are for, whichever rule won. Its time is cut once, at the edges of them all: what is cut
 * further than a rule needs is in its band, or out of it, all the same.
 */
export function rulesMet(
  rules: readonly { readonly id: string; readonly conditions: PriceConditions }[],
  wish: PriceWish,
  bookedAt: Date,
): string[] {
  const asking = rules.filter(({ conditions }) => unmetByWish(conditions, wish, bookedAt) === null);
  if (asking.length === 0) return [];
  const edges = asking.flatMap(({ conditions }) => edgesOf(conditions));
  const pieces = splitTime(wish, wish.timeZone, () => edges);
  return asking
    .filter(({ conditions }) => pieces.some((one) => unmetByTime(conditions, one) === null))
    .map(({ id }) => id);
}
