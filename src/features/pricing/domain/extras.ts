import { exactly, type Minor, moneyInWords, rounded, sharedOut, timesOver } from '@/kernel/money';
import type { ResourceId } from '@/kernel/ids';
import type { ResourceKind } from '@/kernel/resource-kind';
import type { TaxGroup } from './taxes';

export const EXTRA_PERS = ['booking', 'guest', 'hour'] as const;
export type ExtraPer = (typeof EXTRA_PERS)[number];

/** What can be had with a booking. */
export type OfferedExtra = {
  readonly extraId: string;
  readonly name: string;
  readonly per: ExtraPer;
  readonly price: Minor;
  readonly tax: string | null;
};
/** What is had with one, at the terms at which it was asked for. */
export type BookedExtra = OfferedExtra & { readonly count: number };

/** How an extra stands on a quote: `amount` as in the price list, the others with its share of the tax of its category. */
export type QuotedExtra = Pick<BookedExtra, 'extraId' | 'name' | 'count'> & {
  readonly category: string | null;
  readonly amount: Minor;
  readonly net: Minor;
  readonly tax: Minor;
  readonly gross: Minor;
};

/** What an extra comes to, rounded once: its price for each booking, each guest or each hour, as often as it is had. */
export function extraAmount(
  { per, price, count }: Pick<BookedExtra, 'per' | 'price' | 'count'>,
  { minutes, guests }: { readonly minutes: number; readonly guests: number },
): Minor {
  const once = timesOver(exactly(price), count);
  if (per === 'hour') return rounded(timesOver(once, minutes, 60));
  return rounded(per === 'guest' ? timesOver(once, guests) : once);
}

/** Extras with their shares of the taxes that were reckoned for them and the time together: of each category all shares sum to the whole. */
export function quotedExtras(
  extras: readonly (BookedExtra & { readonly amount: Minor })[],
  time: readonly { readonly category: string | null; readonly amount: Minor }[],
  taxes: readonly TaxGroup[],
): QuotedExtra[] {
  const quoted = new Map<(typeof extras)[number], QuotedExtra>();
  for (const { category, tax, gross } of taxes) {
    const own = extras.filter((one) => one.tax === category);
    const ofTime = time.reduce((sum, one) => sum + (one.category === category ? one.amount : 0), 0);
    const parts = [ofTime, ...own.map(({ amount }) => amount)];
    const sum = parts.reduce((all, part) => all + part, 0);
    const share = (whole: Minor) =>
      sum === 0 ? parts.map(() => 0) : sharedOut(parts.map((part) => timesOver(exactly(part), whole, sum)));
    const [taxOf, grossOf] = [share(tax), share(gross)];
    for (const [at, one] of own.entries()) {
      const { extraId, name, count, amount } = one;
      const shares = { tax: taxOf[at + 1] ?? 0, gross: grossOf[at + 1] ?? 0 };
      quoted.set(one, { extraId, name, count, category, amount, net: shares.gross - shares.tax, ...shares });
    }
  }
  return extras.flatMap((one) => quoted.get(one) ?? []);
}

const PER_WORDS: Record<ExtraPer, string> = { booking: '', guest: ' for each guest', hour: ' an hour' };
/** "€12.00 for each guest". */
export const extraPriceInWords = (
  { per, price }: Pick<OfferedExtra, 'per' | 'price'>,
  currency: string,
  locale?: string,
): string => `${moneyInWords(price, currency, locale)}${PER_WORDS[per]}`;

/** "Lunch × 3, Screen"; empty where there is none. */
export const extrasInWords = (extras: readonly Pick<BookedExtra, 'name' | 'count'>[]): string =>
  extras.map(({ name, count }) => (count === 1 ? name : `${name} × ${count}`)).join(', ');

type For = { readonly kinds: readonly ResourceKind[]; readonly resourceIds: readonly string[] };
/** Whether an extra goes with a place. */
export const goesWith = (
  { kinds, resourceIds }: For,
  { kind, resourceId }: { readonly kind: ResourceKind; readonly resourceId: ResourceId },
): boolean =>
  (kinds.length === 0 || kinds.includes(kind)) && (resourceIds.length === 0 || resourceIds.includes(resourceId));
