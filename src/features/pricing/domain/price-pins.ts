import type { Id, ResourceId } from '@/kernel/ids';
import type { Minor } from '@/kernel/money';
import type { AcceptedPins, PinnedWish } from '../pins.contract';
import type { PriceList } from '../pricing.contract';
import type { PricedPlace } from './priced-place';
import { tryPrice } from './try-price';

/** A booking whose price an owner knows: `expected` is what it is to cost, null that it cannot be booked. */
export type PricePin = {
  readonly id: Id<'price_pin'>;
  readonly resourceId: ResourceId;
  readonly wish: PinnedWish;
  readonly asOf: Date;
  readonly expected: Minor | null;
  readonly pinnedAt: Date;
  readonly pinnedByName: string;
};

/** A pin under a list: as it is to be, something else, or not to be told, for its place is no longer there. */
export type JudgedPin = { readonly pin: PricePin } & (
  | { readonly type: 'kept' | 'changed'; readonly place: PricedPlace; readonly amount: Minor | null }
  | { readonly type: 'gone' }
);
export type ChangedPin = Extract<JudgedPin, { type: 'kept' | 'changed' }>;

/** "Does this list still say what I know to be right?": each pinned booking, reckoned by a list. */
export function judgePins(
  pins: readonly PricePin[],
  list: PriceList,
  currency: string,
  places: readonly PricedPlace[],
): JudgedPin[] {
  return pins.map((pin) => {
    const place = places.find(({ id }) => id === pin.resourceId);
    if (!place) return { pin, type: 'gone' };
    const answer = tryPrice(list, currency, { ...pin.wish, place }, pin.asOf);
    const amount = answer?.type === 'quote' ? answer.quote.total : null;
    return { pin, place, amount, type: amount === pin.expected ? 'kept' : 'changed' };
  });
}

/** Those that a list changes. */
export const changedPins = (judged: readonly JudgedPin[]): ChangedPin[] =>
  judged.filter((one): one is ChangedPin => one.type === 'changed');

/** Those that a list changes otherwise than was accepted, or that nobody accepted. */
export const notAccepted = (judged: readonly JudgedPin[], accepted: AcceptedPins): ChangedPin[] =>
  changedPins(judged).filter(
    ({ pin, amount }) => !accepted.some((one) => one.pinId === pin.id && one.amount === amount),
  );
