import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { CreditBucket } from '@/features/memberships/domain/credit-bucket';
import { type BookedExtra, extrasInWords, goesWith } from './domain/extras';
import { amended } from './domain/quote';
import type { TaxSettings } from './pricing.contract';
import { BOOK, cap, EARLY, free, listOf, minimum, placeId, quoteOf, sets, wishOf, type Wanted } from './testing-prices';

const extra = (name: string, per: BookedExtra['per'], price: number, more: Partial<BookedExtra> = {}): BookedExtra => ({
  ...{ extraId: name, name, per, price, tax: null, count: 1, ...more },
});
const VAT: TaxSettings = {
  mode: 'inclusive',
  categories: [
    { id: 'standard', name: 'VAT', percent: 19 },
    { id: 'food', name: 'VAT reduced', percent: 7 },
  ],
  ...{ byKind: {}, otherwise: 'standard' },
};
const lunch = extra('Lunch', 'booking', 1200, { tax: 'food' });
const screen = extra('Screen', 'hour', 300, { tax: 'standard' });
const TEN = [sets('hour', 1000)];
const money = (left: number): CreditBucket => ({
  ...{ id: 'b', name: 'Voucher', source: 'money', unit: 'money', left, kinds: [], resourceIds: [] },
  ...{ covers: { from: null, to: null }, expiresAt: null, halfDayMinutes: 240 },
});
const twoHours = (wanted: Wanted, book: Partial<typeof BOOK> = {}, held: readonly CreditBucket[] = [], rules = TEN) =>
  quoteOf(wishOf('2026-06-02 9-11', wanted), { ...BOOK, versions: [listOf(rules)], ...book }, held);

describe('an extra costs', () => {
  it.each<[string, BookedExtra, number, number]>([
    ['12.00 once', extra('Lunch', 'booking', 1200), 0, 1200],
    ['3 x 12.00', extra('Lunch', 'booking', 1200, { count: 3 }), 0, 3600],
    ['4 guests x 2 x 3.50', extra('Coffee', 'guest', 350, { count: 2 }), 4, 2800],
    ['nobody comes along: nothing', extra('Coffee', 'guest', 350), 0, 0],
    ['2 hours x 3.00', extra('Screen', 'hour', 300), 0, 600],
    ['nothing, where it is free', extra('Water', 'booking', 0, { count: 5 }), 0, 0],
  ])('%s', (_words, one, guests, amount) => {
    const found = twoHours({ extras: [one], guests });
    expect(found.extras?.map((each) => each.amount)).toEqual([amount]);
    // 20.00 for the time beside it.
    expect([found.price, found.total]).toEqual([2000, 2000 + amount]);
  });
  test('by the hour a half away from zero: 25 minutes of 3.30 are 1.375', () => {
    const wish = wishOf('2026-06-02 9-9:25', { extras: [extra('Screen', 'hour', 330)] });
    expect(quoteOf(wish, { ...BOOK, versions: [listOf(TEN)] }).extras?.[0]?.amount).toBe(138);
  });
});

describe('an extra and taxes', () => {
  it('each under its own: 20.00 and 6.00 with 19 %, 12.00 with 7 %', () => {
    const found = twoHours({ extras: [lunch, screen] }, { taxes: VAT });
    // 26.00 x 19/119 = 4.151; 12.00 x 7/107 = 0.785.
    expect(found.taxes.map(({ percent, tax, gross }) => [percent, tax, gross])).toEqual([
      [19, 415, 2600],
      [7, 79, 1200],
    ]);
    // Of 4.15 the screen has 6 of 26: 20.00 has 3.19, it has the rest.
    expect(found.extras?.map(({ name, net, tax, gross }) => [name, net, tax, gross])).toEqual([
      ['Lunch', 1121, 79, 1200],
      ['Screen', 504, 96, 600],
    ]);
    expect(found.total).toBe(3800);
  });
  it('on top: 26.00 and 4.94, 12.00 and 0.84', () => {
    const found = twoHours({ extras: [lunch, screen] }, { taxes: { ...VAT, mode: 'exclusive' } });
    expect(found.taxes.map(({ tax }) => tax)).toEqual([494, 84]);
    expect(found.total).toBe(2600 + 494 + 1200 + 84);
    // 4.94 x 6/26 = 1.14
    expect(found.extras?.map(({ net, tax, gross }) => [net, tax, gross])).toEqual([
      [1200, 84, 1284],
      [600, 114, 714],
    ]);
  });
  it('whoever is exempt pays none of it: 12.00 less 0.79', () => {
    const found = twoHours({ extras: [lunch], taxExempt: true }, { taxes: VAT });
    expect(found.extras?.[0]).toMatchObject({ tax: 0, gross: 1121 });
  });
});

describe('an extra stands beside the rules', () => {
  test('a most and a least are those of the time', () => {
    expect(twoHours({ extras: [lunch] }, {}, [], [...TEN, cap('booking', 1500)]).total).toBe(2700);
    expect(twoHours({ extras: [lunch] }, {}, [], [...TEN, minimum(5000)]).total).toBe(6200);
    expect(twoHours({ extras: [lunch] }, {}, [], [free('sets')]).total).toBe(1200);
  });
  test('a code takes nothing off it', () => {
    const off = { type: 'percent' as const, percent: 50 };
    const discount = { codeId: 'c', code: 'HALF', off, kinds: [], resourceIds: [] };
    expect(twoHours({ extras: [lunch], discount }).total).toBe(1000 + 1200);
  });
  test('prepaid time does not pay it, prepaid money does', () => {
    const hours: CreditBucket = { ...money(120), id: 't', source: 'time', unit: 'minutes' };
    const found = twoHours({ extras: [lunch] }, {}, [hours, money(500)]);
    expect([found.total, found.dueNow]).toEqual([1200, 700]);
  });
  test('cancelling and not coming cost their share of it, too', () => {
    const cancellation = [{ minutesBefore: 100_000_000, percent: 50 }];
    const found = twoHours({ extras: [lunch] }, { cancellation, noShow: { type: 'percent', percent: 25 } });
    expect([found.cancellation[0]?.cost, found.noShow?.cost]).toEqual([1600, 800]);
  });
});

it('with other extras the time costs what was agreed, whatever it costs by now', () => {
  const agreed = twoHours({ extras: [lunch] }, {}, [money(500)]);
  const dearer = { ...BOOK, versions: [listOf([sets('hour', 9000)])] };
  const wish = wishOf('2026-06-02 9-11', { extras: [screen] });
  const found = amended(agreed, wish, dearer, [money(500)], EARLY);
  expect(found.lines).toEqual(agreed.lines);
  expect([found.total, found.dueNow, found.credits.length]).toEqual([2600, 2100, 1]);
  expect(amended(found, wishOf('2026-06-02 9-11', { extras: [lunch] }), BOOK, [money(500)], EARLY).total).toBe(3200);
});

it('shares sum to the tax of their category, none is negative, and the total is all of them', () => {
  const one = fc.record({
    per: fc.constantFrom('booking' as const, 'guest' as const, 'hour' as const),
    price: fc.integer({ min: 0, max: 9_999 }),
    tax: fc.constantFrom(null, 'standard', 'food'),
    count: fc.integer({ min: 1, max: 99 }),
  });
  const world = fc.tuple(fc.array(one, { maxLength: 5 }), fc.integer({ min: 0, max: 5_000 }), fc.boolean(), fc.nat(9));
  fc.assert(
    fc.property(world, ([all, hourly, exclusive, guests]) => {
      const extras = all.map((each, at) => ({ ...each, extraId: String(at), name: `Extra ${at}` }));
      const taxes: TaxSettings = { ...VAT, mode: exclusive ? 'exclusive' : 'inclusive' };
      const found = twoHours({ extras, guests }, { taxes }, [], [sets('hour', hourly)]);
      expect(found.extras ?? []).toHaveLength(extras.length);
      for (const group of found.taxes) {
        const own = (found.extras ?? []).filter(({ category }) => category === group.category);
        const sum = (of: 'net' | 'tax' | 'gross') => own.reduce((so, each) => so + each[of], 0);
        for (const of of ['net', 'tax', 'gross'] as const) expect(group[of] - sum(of)).toBeGreaterThanOrEqual(0);
      }
      for (const { net, tax, gross } of found.extras ?? []) {
        expect(Math.min(net, tax, gross)).toBeGreaterThanOrEqual(0);
        expect(net + tax).toBe(gross);
      }
      expect(found.total).toBe(found.taxes.reduce((sum, { gross }) => sum + gross, 0));
    }),
    { numRuns: 300 },
  );
});

it('is said with how many, and goes where its owner said', () => {
  expect(
    extrasInWords([
      { name: 'Lunch', count: 3 },
      { name: 'Screen', count: 1 },
    ]),
  ).toBe('Lunch × 3, Screen');
  const at = { kind: 'desk' as const, resourceId: placeId(1) };
  expect(goesWith({ kinds: [], resourceIds: [] }, at)).toBe(true);
  expect(goesWith({ kinds: ['meeting_room'], resourceIds: [] }, at)).toBe(false);
  expect(goesWith({ kinds: ['desk'], resourceIds: [placeId(2)] }, at)).toBe(false);
});
