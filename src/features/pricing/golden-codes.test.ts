import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CreditBucket } from '@/features/memberships/domain/credit-bucket';
import { type Discount, type KnownCode, refuseCode, takenOff } from './domain/discount';
import { whyThisPrice } from './domain/trace-words';
import type { TaxSettings } from './pricing.contract';
import { goldenTable } from './testing-golden';
import { BOOK, cap, free, listOf, minimum, percentOff, placeId, quoteOf, sets, wishOf } from './testing-prices';

const code = (off: Discount['off'], more: Partial<Discount> = {}): Discount => ({
  ...{ codeId: 'c1', code: 'CODE', off, kinds: [], resourceIds: [], ...more },
});
const percent = (of: number) => ({ discount: code({ type: 'percent', percent: of }) });
const amount = (of: number) => ({ discount: code({ type: 'amount', amount: of }) });
const VAT: TaxSettings = {
  mode: 'inclusive',
  categories: [{ id: 'standard', name: 'VAT', percent: 19 }],
  ...{ byKind: {}, otherwise: 'standard' },
};
const TEN = [sets('hour', 1000)];
const TWO_HOURS = '2026-06-02 9-11';

describe('a code comes after all rules', () => {
  goldenTable(TEN, [
    [TWO_HOURS, percent(10), [1800], '20.00 less 10 %'],
    [TWO_HOURS, percent(100), [0], '20.00 less all of it', { total: 0 }],
    [TWO_HOURS, amount(500), [1500], '20.00 less 5.00'],
    [TWO_HOURS, amount(3000), [0], '20.00 less 30.00 is nothing, never less', { total: 0 }],
    ['2026-06-02 9-9:15', percent(33.33), [167], '2.50 x 0.3333 = 0.83325, so 0.83 off'],
  ]);
  goldenTable([sets('hour', 245)], [['2026-06-02 9-10', percent(10), [220], '0.245 off, a half away from zero: 0.25']]);
  goldenTable(
    [sets('hour', 1200, { time: { from: 540, to: 1080 } }), sets('hour', 800)],
    [
      ['2026-06-02 16-20', percent(10), [2160, 1440], '24.00 and 16.00, each less 10 %'],
      ['2026-06-02 16-20', amount(1000), [1800, 1200], '10.00 shared as 24 to 16: 6.00 and 4.00'],
    ],
  );
  goldenTable(
    [9, 10, 11].map((hour) => sets('hour', 100, { time: { from: hour * 60, to: hour * 60 + 60 } })),
    [['2026-06-02 9-12', amount(100), [67, 66, 67], '1.00 off three parts of 1.00: 0.33, 0.34, 0.33']],
  );
  goldenTable(
    [sets('hour', 1000), percentOff(20), cap('day', 6000), minimum(1500)],
    [
      ['2026-06-02 9-19', percent(10), [5400], '100.00, members 80.00, at most 60.00, less 10 %'],
      ['2026-06-02 9-10', percent(10), [1350], '8.00, at least 15.00, less 10 %: also of the least'],
    ],
  );
});

describe('a code and taxes', () => {
  const rows = TEN;
  goldenTable(
    rows,
    [
      [TWO_HOURS, percent(10), [1800], '18.00 x 19/119 = 2.874', { tax: [287], total: 1800 }],
      [TWO_HOURS, { ...percent(10), taxExempt: true }, [1800], 'exempt: 18.00 less 2.87', { tax: [0], total: 1513 }],
    ],
    { taxes: VAT },
  );
  goldenTable(
    rows,
    [
      [TWO_HOURS, percent(10), [1800], '18.00 and 3.42 on top', { tax: [342], total: 2142 }],
      [TWO_HOURS, amount(500), [1500], '5.00 off before tax: 15.00 and 2.85', { tax: [285], total: 1785 }],
    ],
    { taxes: { ...VAT, mode: 'exclusive' } },
  );
});

const bucket = (more: Partial<CreditBucket>): CreditBucket => ({
  ...{ id: 'b', name: 'Hours', source: 'time', unit: 'minutes', left: 60, kinds: [], resourceIds: [] },
  ...{ covers: { from: null, to: null }, expiresAt: null, halfDayMinutes: 240 },
  ...more,
});

describe('a code and what one holds', () => {
  goldenTable(
    TEN,
    [[TWO_HOURS, percent(10), [1800], '18.00; one hour of two pays half', { used: [['b', 60, 900]], total: 900 }]],
    {},
    [bucket({})],
  );
  goldenTable(
    TEN,
    [[TWO_HOURS, percent(10), [1800], '18.00, of it 10.00 prepaid', { used: [['b', 1000, 1000]], dueNow: 800 }]],
    {},
    [bucket({ unit: 'money', source: 'money', left: 1000 })],
  );
  it('where prepaid time pays all, or there is nothing to pay, the code is not used', () => {
    const paid = quoteOf(wishOf(TWO_HOURS, percent(10)), { ...BOOK, versions: [listOf(TEN)] }, [bucket({ left: 120 })]);
    expect([paid.total, paid.price, paid.discount?.amount]).toEqual([0, 2000, 0]);
    const gratis = quoteOf(wishOf(TWO_HOURS, percent(10)), { ...BOOK, versions: [listOf([free('sets')])] });
    expect([gratis.total, gratis.discount?.amount]).toEqual([0, 0]);
  });
  it('cancelling costs its share of what is paid', () => {
    const cancellation = [{ minutesBefore: 100_000_000, percent: 50 }];
    const found = quoteOf(wishOf(TWO_HOURS, percent(10)), { ...BOOK, cancellation, versions: [listOf(TEN)] });
    expect(found.cancellation[0]).toMatchObject({ cost: 900, back: 900 });
  });
});

it('is told among the reasons of the price', () => {
  const versions = [listOf(TEN)];
  const found = quoteOf(wishOf(TWO_HOURS, percent(10)), { ...BOOK, versions });
  const reasons = whyThisPrice(found.lines[0]!, found, versions, { currency: 'EUR', nameOf: () => null });
  expect(reasons.at(-1)?.words).toBe('The code CODE (10 % off) changes it from €20.00 to €18.00.');
});

it('never makes a part negative, and parts, adjustments and the code itself sum up', () => {
  const off = fc.oneof(
    fc.integer({ min: 1, max: 10_000 }).map((hundredths) => ({ type: 'percent' as const, percent: hundredths / 100 })),
    fc.integer({ min: 1, max: 30_000 }).map((of) => ({ type: 'amount' as const, amount: of })),
  );
  const amounts = fc.array(fc.integer({ min: 0, max: 9_999 }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(amounts, off, (parts, taken) => {
      const shares = takenOff(parts, code(taken));
      for (const [at, share] of shares.entries()) {
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(parts[at]!);
      }
      const sum = parts.reduce((all, one) => all + one, 0);
      const wanted = taken.type === 'amount' ? Math.min(taken.amount, sum) : (sum * taken.percent) / 100;
      expect(Math.abs(shares.reduce((all, one) => all + one, 0) - wanted)).toBeLessThanOrEqual(0.5 + 1e-6);
    }),
    { numRuns: 500 },
  );
  const rates = fc.array(fc.integer({ min: 0, max: 999 }), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(rates, off, fc.boolean(), (hourly, taken, exclusive) => {
      const rules = hourly.map((rate, at) => sets('hour', rate, { time: { from: (9 + at) * 60, to: (10 + at) * 60 } }));
      const taxes: TaxSettings = { ...VAT, mode: exclusive ? 'exclusive' : 'inclusive' };
      const book = { ...BOOK, taxes, versions: [listOf(rules)] };
      const when = `2026-06-02 9-${9 + hourly.length}`;
      const [plain, less] = [quoteOf(wishOf(when), book), quoteOf(wishOf(when, { discount: code(taken) }), book)];
      expect(less.total).toBeGreaterThanOrEqual(0);
      expect(less.total).toBeLessThanOrEqual(plain.total);
      expect(plain.price - less.price).toBe(less.discount?.amount);
      for (const line of less.lines)
        expect(line.base + line.adjustments.reduce((sum, one) => sum + one.amount, 0)).toBe(line.amount);
    }),
    { numRuns: 300 },
  );
});

describe('why a code cannot be used', () => {
  const known: KnownCode = {
    ...code({ type: 'percent', percent: 10 }),
    ...{ validFrom: '2026-06-01', validTo: '2026-06-30', limitInAll: 10, limitEach: 2, ended: false },
    ...{ used: 9, usedByAsker: 1 },
  };
  const at = { place: { kind: 'desk' as const, resourceId: placeId(1) }, today: '2026-06-01', guest: false };
  it.each([
    ['nothing is against it on its first day', known, at, null],
    ['nor on its last', known, { ...at, today: '2026-06-30' }, null],
    ['there is none', null, at, 'codes.unknown'],
    ['it was ended', { ...known, ended: true }, at, 'codes.ended'],
    ['the day after', known, { ...at, today: '2026-07-01' }, 'codes.ended'],
    ['the day before', known, { ...at, today: '2026-05-31' }, 'codes.not_yet'],
    ['of another kind', { ...known, kinds: ['meeting_room' as const] }, at, 'codes.not_here'],
    ['of another place', { ...known, resourceIds: [placeId(2)] }, at, 'codes.not_here'],
    ['ten of ten were used', { ...known, used: 10 }, at, 'codes.used_up'],
    ['two of two by them', { ...known, usedByAsker: 2 }, at, 'codes.used_by_you'],
    ['a guest is nobody of them', { ...known, usedByAsker: 2 }, { ...at, guest: true }, null],
  ])('%s', (_name, found, asked, refusal) => expect(refuseCode(found, asked)).toBe(refusal));
});
