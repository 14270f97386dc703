import type { Role } from '@/kernel/acting-member';
import { addDays, instantOf, weekdayOf } from '@/kernel/zone';
import type { PriceList, PriceListVersion } from '../pricing.contract';
import { asRulesSee, type PricedPlace } from './priced-place';
import { type PriceAnswer, quote } from './quote';

/** A booking that an owner tries a list with. Times are those of the wall of the space. */
export type TriedBooking = {
  readonly place: PricedPlace;
  readonly date: string;
  readonly from: string;
  readonly to: string;
  readonly role: Role;
  readonly guests: number;
  readonly recurring: boolean;
  /** How full the space is taken to be, in per cent; null or left out for a price without looking. */
  readonly fullness?: number | null | undefined;
};

/** A list as if it had always counted. */
export const asVersion = (list: PriceList, number = 1): PriceListVersion => ({
  ...list,
  number,
  effectiveFrom: '2000-01-01',
});

/** What a booking would cost by a list, whoever holds whatever; null where its times run backwards. */
export function tryPrice(list: PriceList, currency: string, tried: TriedBooking, now: Date): PriceAnswer | null {
  const { place, date, from, to, role, guests, recurring, fullness = null } = tried;
  const { timeZone } = place;
  const startsAt = instantOf(`${date}T${from}`, timeZone);
  const endsAt =
    to === '24:00' ? instantOf(`${addDays(date, 1)}T00:00`, timeZone) : instantOf(`${date}T${to}`, timeZone);
  if (endsAt <= startsAt) return null;
  const { taxes, cancellation, payment, noShow, deposits } = list;
  const wish = {
    ...{ startsAt, endsAt, timeZone, guests, recurring, fullness },
    place: asRulesSee(place),
    who: { role, planId: null, teamId: null, taxExempt: false },
  };
  const terms = { taxes, cancellation, payment, noShow, deposits };
  return quote(wish, { currency, versions: [asVersion(list)], ...terms }, [], now);
}

/** The price of an hour that begins then, in minor units; null where it cannot be booked. */
export type WeekOfPrices = readonly { readonly hour: number; readonly prices: readonly (number | null)[] }[];

/** What an hour costs through a week, Monday first: for one place and one kind of person. The week is that of `date`. */
export function weekOfPrices(
  list: PriceList,
  currency: string,
  tried: Pick<TriedBooking, 'place' | 'role' | 'date'>,
  now: Date,
): WeekOfPrices {
  const monday = addDays(tried.date, 1 - weekdayOf(tried.date));
  return Array.from({ length: 18 }, (_, at) => {
    const hour = at + 6;
    const [from, to] = [hour, hour + 1].map((one) => `${String(one).padStart(2, '0')}:00`) as [string, string];
    const prices = [0, 1, 2, 3, 4, 5, 6].map((day) => {
      const one = { ...tried, date: addDays(monday, day), from, to, guests: 0, recurring: false };
      const answer = tryPrice(list, currency, one, now);
      return answer?.type === 'quote' ? answer.quote.total : null;
    });
    return { hour, prices };
  });
}
