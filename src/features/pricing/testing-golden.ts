import { expect, test } from 'vitest';
import type { PriceListVersion } from './pricing.contract';
import type { PriceBook } from './domain/price-terms';
import type { Quote } from './domain/quote';
import type { CreditBucket } from '@/features/memberships/domain/credit-bucket';
import { BOOK, EARLY, listOf, quoteOf, type Wanted, wishOf } from './testing-prices';

type Expected = {
  /** Further figures of the quote that were worked out by hand. */
  readonly total?: number;
  readonly tax?: readonly number[];
  readonly used?: readonly (readonly [bucket: string, used: number, worth: number])[];
  readonly dueNow?: number;
  readonly dueLater?: number;
};
export type Row = readonly [
  when: string,
  wanted: Wanted & { readonly now?: string },
  parts: readonly number[],
  reckoning: string,
  expected?: Expected,
];

/** Quotes worked out by hand: what is wanted, the parts in minor units, and beside them how a person reckons them from the written prices. */
export function goldenTable(
  rules: Parameters<typeof listOf>[0] | readonly PriceListVersion[],
  rows: readonly Row[],
  book: Partial<PriceBook> = {},
  holdings: readonly CreditBucket[] = [],
): void {
  const versions = rules.every((one): one is PriceListVersion => 'rules' in one) ? rules : [listOf(rules)];
  for (const [when, { now, ...wanted }, parts, reckoning, expected = {}] of rows) {
    test(`${when} ${Object.keys(wanted).join()}: ${reckoning}`, () => {
      const asked = wishOf(when, wanted);
      const found = quoteOf(asked, { ...BOOK, versions, ...book }, holdings, now ? new Date(now) : EARLY);
      expect(found.lines.map(({ amount }) => amount)).toEqual(parts);
      expect(found.price).toBe(parts.reduce((sum, part) => sum + part, 0));
      expect(figuresOf(found, expected)).toEqual(expected);
    });
  }
}

const figuresOf = (found: Quote, asked: Expected): Expected => ({
  ...('total' in asked && { total: found.total }),
  ...('tax' in asked && { tax: found.taxes.map(({ tax }) => tax) }),
  ...('used' in asked && { used: found.credits.map(({ bucketId, used, worth }) => [bucketId, used, worth] as const) }),
  ...('dueNow' in asked && { dueNow: found.dueNow }),
  ...('dueLater' in asked && { dueLater: found.dueLater?.amount ?? 0 }),
});
