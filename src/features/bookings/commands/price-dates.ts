import type { Role } from '@/kernel/acting-member';
import type { BookingId, MemberId } from '@/kernel/ids';
import type { TimeRange } from '@/kernel/time-range';
import { type CodeInHand, keptDiscounts } from '@/features/pricing/codes.service';
import type { BookedExtra } from '@/features/pricing/domain/extras';
import type { Quote } from '@/features/pricing/domain/quote';
import { amendedPrices } from '@/features/pricing/extras.service';
import { leftAfter } from '@/features/pricing/domain/quote-in-turn';
import { getPrices } from '@/features/pricing/pricing.service';
import type { BookableFacts } from '@/features/spaces/spaces.service';
import type { OperatorTx } from '@/server/db/transactions';
import { listAgreedPrices, type AgreedPrice } from '../sql/booking-reads';
import { amendedBy } from './amended-by';
import type { GatheredChange } from './gather-series-change';
import { asksForTime, type JudgedDate } from './judge-series-change';

/** What a date of a series costs, if it is booked now; nothing where prices are not spoken of. */
export type PriceOfDate = (at: {
  facts: BookableFacts;
  range: TimeRange;
  guests: number;
  extras: readonly BookedExtra[];
  /** The booking that it is by now, if it is one: a code that it was made with goes on with it. */
  bookingId?: BookingId;
}) => { price?: AgreedPrice; extras?: Quote['extras'] };

/** What of a quote is told with a booking. */
export const agreedPrice = ({ total: amount, currency, deposit }: Quote): AgreedPrice => ({
  ...{ amount, currency },
  ...(deposit ? { deposit } : {}),
});

type Who = { readonly memberId: MemberId; readonly role: Role };

/**
 * Asked for one date after the other, in their order: what an earlier one would use of what their member holds, a later one has no more. Two statements at most, however
 * many dates. What the dates in `givingBack` use counts as held, and their codes go on with them.
 */
export async function priceOfDates(
  tx: OperatorTx,
  { memberId, role }: Who,
  now: Date,
  { givingBack = [], code = null }: { givingBack?: readonly BookingId[]; code?: CodeInHand | null } = {},
): Promise<PriceOfDate> {
  const { answer, holdingsOf } = await getPrices(tx);
  let left = (await holdingsOf([memberId], now, givingBack)).get(memberId) ?? [];
  const kept = await keptDiscounts(tx, givingBack);
  return ({ bookingId, ...wanted }) => {
    const own = bookingId ? kept.of(bookingId, { memberId, facts: wanted.facts }) : null;
    const discount = own ?? code?.at(wanted.facts) ?? null;
    const found = answer({ ...wanted, role, memberId, recurring: true, discount }, now, left);
    left = leftAfter(left, found);
    if (found.type !== 'quote') return {};
    code?.took(found.quote);
    const { extras } = found.quote;
    return { price: agreedPrice(found.quote), ...(extras ? { extras } : {}) };
  };
}

export type PricedChange = {
  readonly now: (one: JudgedDate) => { price?: AgreedPrice };
  readonly was: (one: JudgedDate) => { price?: AgreedPrice };
};

/**
 * What the dates of a change would cost, and what was agreed for them; a date that keeps its time keeps its price. One statement more than the plan
 * itself where there are prices. In other hands it is priced for them, once they have it: nothing is said here.
 */
export async function pricesOfChange(
  tx: OperatorTx,
  gathered: GatheredChange,
  now: Date,
): Promise<PricedChange | null> {
  const { judged, places, series, handsOver, keepsAlone } = gathered;
  if (handsOver || keepsAlone || (await getPrices(tx)).versions.length === 0) return null;
  const settled = judged.filter(({ state }) => state === 'fine' || state === 'gone');
  const standing = settled.flatMap(({ date }) => (date?.status === 'confirmed' ? [date.bookingId] : []));
  const agreed = await listAgreedPrices(tx, standing);
  const amended = await amendedPrices(
    tx,
    settled.flatMap((one) => amendedBy(one, gathered) ?? []),
    now,
  );
  const anew = settled.flatMap((one) => (one.date && asksForTime(one) ? [one.date.bookingId] : []));
  const priceOf = await priceOfDates(tx, series, now, { givingBack: anew });
  const was = ({ date }: JudgedDate) => {
    const price = date && agreed.get(date.bookingId);
    return price ? { price } : {};
  };
  return {
    was,
    now: (one) => {
      const facts = places.get(one.wanted.resourceId);
      if (one.state !== 'fine' || !facts) return {};
      const { wanted, date } = one;
      const quote = date && amended.get(date.bookingId);
      if (quote) return { price: agreedPrice(quote) };
      if (!asksForTime(one)) return was(one);
      const { extras } = wanted;
      const { price } = priceOf({
        ...{ facts, range: wanted, guests: wanted.guests.length, extras },
        ...(date && { bookingId: date.bookingId }),
      });
      return price ? { price } : {};
    },
  };
}
