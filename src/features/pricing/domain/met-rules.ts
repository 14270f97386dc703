import type { PriceConditions } from '../pricing.contract';
import { edgesOf, unmetByTime, unmetByWish } from './match-rule';
import type { PriceWish } from './price-wish';
import { splitTime } from './split-time';

/** Whether some of a booking is what a rule is for, whichever rule won. */
export const ruleMeets = (conditions: PriceConditions, wish: PriceWish, bookedAt: Date): boolean =>
  unmetByWish(conditions, wish, bookedAt) === null &&
  splitTime(wish, wish.timeZone, () => edgesOf(conditions)).some((one) => unmetByTime(conditions, one) === null);
