import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rounded, sumOf } from '@/kernel/money';
import { whatMayBeCheaper } from './domain/never-cheaper';
import { pricedCharges, quote } from './domain/quote';
import type { CreditBucket } from '@/features/memberships/domain/credit-bucket';
import { splitTime } from './domain/split-time';
import {
  amountOf,
  block,
  BOOK,
  cap,
  EARLY,
  free,
  listOf,
  minimum,
  percentOff,
  percentOn,
  quoteOf,
  sets,
  tiers,
  wishOf,
} from './testing-prices';

const ZONES = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Pacific/Kiritimati'];
const RUNS = { numRuns: 300 };

const money = fc.integer({ min: 0, max: 20_000 });
const bandText = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 1, max: 24 }))
  .filter(([from, to]) => from !== to)
  .map(([from, to]) => `${from}-${to}`);
const when = fc.record(
  {
    time: bandText.map((text) => ({ from: Number(text.split('-')[0]) * 60, to: Number(text.split('-')[1]) * 60 })),
    weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 4 }),
    dates: fc.constantFrom({ from: '2026-10-24', to: '2026-10-27' }, { from: null, to: '2026-10-26' }),
    roles: fc.boolean().map((only): 'member'[] => (only ? ['member'] : [])),
  },
  { requiredKeys: [] },
);
const stop = fc.boolean().map((thenStop) => ({ thenStop }));
const setting = fc.oneof(
  fc
    .tuple(fc.constantFrom('hour', 'half_day', 'day', 'week', 'booking', 'guest', 'month'), money, when, stop)
    .map(([per, amount, c, e]) => sets(per as 'hour', amount, c, e)),
  fc.tuple(money, bandText, when).map(([amount, time, c]) => block(amount, time, c)),
  fc
    .tuple(
      fc.constantFrom('each_hour' as const, 'whole' as const),
      fc.constantFrom('day' as const, 'booking' as const),
      money,
      money,
      when,
    )
    .map(([as, over, a, b, c]) =>
      tiers(
        as,
        over,
        [
          [2, Math.min(a, b)],
          [9, Math.max(a, b)],
          [null, Math.max(a, b) + 500],
        ],
        c,
      ),
    ),
  when.map((c) => free('sets', c)),
);
const changing = fc.oneof(
  fc.tuple(fc.integer({ min: 0, max: 100 }), when, stop).map(([percent, c, e]) => percentOff(percent, c, e)),
  fc.tuple(fc.integer({ min: 0, max: 200 }), when, stop).map(([percent, c, e]) => percentOn(percent, c, e)),
  fc
    .tuple(
      fc.constantFrom('off' as const, 'on' as const),
      fc.constantFrom('hour' as const, 'day' as const, 'booking' as const, 'guest' as const),
      money,
      when,
    )
    .map(([direction, per, amount, c]) => amountOf(direction, per, amount, c)),
  fc.tuple(money, when).map(([amount, c]) => minimum(amount, c)),
  fc
    .tuple(fc.constantFrom('booking' as const, 'day' as const, 'week' as const, 'month' as const), money, when)
    .map(([per, amount, c]) => cap(per, amount, c)),
  when.map((c) => free('adjusts', c)),
);
const lists = fc
  .tuple(fc.array(fc.oneof(setting, changing), { maxLength: 8 }), money)
  .map(([rules, otherwise]) => listOf([...rules, sets('hour', otherwise)]));
/** Around the night in which the clocks of Europe change, in quarters of an hour. */
const stretches = fc
  .tuple(
    fc.integer({ min: 0, max: 300 }),
    fc.integer({ min: 1, max: 300 }),
    fc.constantFrom(...ZONES),
    fc.constantFrom('member' as const, 'visitor' as const),
  )
  .map(([from, length, timeZone, role]) => {
    const wish = wishOf('2026-10-23 12-13', { timeZone, role, guests: 2 });
    const startsAt = new Date(wish.startsAt.getTime() + from * 900_000);
    return { ...wish, startsAt, endsAt: new Date(startsAt.getTime() + length * 900_000) };
  });
const book = (versions: Parameters<typeof listOf>[0] | ReturnType<typeof listOf>) => ({
  ...BOOK,
  versions: Array.isArray(versions) ? [listOf(versions)] : [versions as ReturnType<typeof listOf>],
});

describe('whatever the list', () => {
  test('parts sum to the whole, base and adjustments to each part, and nothing is negative', () => {
    fc.assert(
      fc.property(lists, stretches, (list, wish) => {
        const found = quoteOf(wish, book(list));
        const whole = sumOf(pricedCharges(wish, [list], EARLY).map(({ value }) => value));
        expect(found.price).toBe(found.lines.reduce((sum, { amount }) => sum + amount, 0));
        expect(found.price).toBe(rounded(whole));
        for (const { base, adjustments, amount } of found.lines) {
          expect(amount).toBeGreaterThanOrEqual(0);
          expect(adjustments.reduce((sum, one) => sum + one.amount, base)).toBe(amount);
        }
        expect(found.dueNow + (found.dueLater?.amount ?? 0)).toBe(found.total);
        expect(
          found.lines
            .flatMap(({ ranges }) => ranges)
            .reduce((sum, { startsAt, endsAt }) => sum + endsAt.getTime() - startsAt.getTime(), 0),
        ).toBe(wish.endsAt.getTime() - wish.startsAt.getTime());
      }),
      RUNS,
    );
  });

  test('every rule of the list is spoken of at every part, once', () => {
    fc.assert(
      fc.property(lists, stretches, (list, wish) => {
        for (const { trace, ruleId } of quoteOf(wish, book(list)).lines) {
          expect(trace.map((one) => one.ruleId)).toEqual(list.rules.map(({ id }) => id));
          expect(trace.filter(({ outcome }) => outcome.type === 'set').map((one) => one.ruleId)).toEqual([ruleId]);
        }
      }),
      RUNS,
    );
  });

  test('a longer booking is never cheaper than one inside it, unless a rule is known to make it so', () => {
    let looked = 0;
    fc.assert(
      fc.property(lists, stretches, fc.nat(200), fc.nat(200), (list, wish, before, after) => {
        if (whatMayBeCheaper(list).length > 0) return;
        looked += 1;
        const longer = {
          ...wish,
          startsAt: new Date(wish.startsAt.getTime() - before * 900_000),
          endsAt: new Date(wish.endsAt.getTime() + after * 900_000),
        };
        expect(quoteOf(longer, book(list)).price).toBeGreaterThanOrEqual(quoteOf(wish, book(list)).price);
      }),
      { numRuns: 1500 },
    );
    expect(looked).toBeGreaterThan(300);
  });

  test('rules that never meet may change places', () => {
    const rule = (time: string, amount: number, kind: number) =>
      kind === 0
        ? sets('hour', amount, { time: { from: Number(time.split('-')[0]) * 60, to: Number(time.split('-')[1]) * 60 } })
        : block(amount, time);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(money, fc.nat(1)), { minLength: 3, maxLength: 3 }),
        fc.nat(5),
        stretches,
        (prices, order, wish) => {
          const rules = ['0-8', '8-17', '17-24'].map((time, at) =>
            rule(time, prices[at]?.[0] ?? 0, prices[at]?.[1] ?? 0),
          );
          const [a, b, c] = rules as [(typeof rules)[0], (typeof rules)[0], (typeof rules)[0]];
          const other =
            [
              [a, b, c],
              [a, c, b],
              [b, a, c],
              [b, c, a],
              [c, a, b],
              [c, b, a],
            ][order] ?? rules;
          const amounts = (list: typeof rules) => quoteOf(wish, book(list)).lines.map(({ amount }) => amount);
          expect(amounts(other)).toEqual(amounts(rules));
        },
      ),
      RUNS,
    );
  });

  test('a bucket never gives more than it had, no line is paid twice, and free lines use nothing', () => {
    const buckets = fc.array(
      fc.record({
        unit: fc.constantFrom('minutes' as const, 'half_days' as const, 'money' as const),
        left: fc.nat(700),
        until: fc.constantFrom('2026-10-25', null),
        expires: fc.constantFrom(new Date('2026-10-24T00:00:00Z'), new Date('2026-12-01T00:00:00Z'), null),
      }),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(lists, stretches, buckets, (list, wish, drafts) => {
        const holdings = drafts.map(({ unit, left, until, expires }, at): CreditBucket => ({
          id: String(at),
          name: '',
          source: unit === 'money' ? 'money' : unit === 'minutes' ? 'time' : 'pass',
          unit,
          left,
          covers: { from: null, to: until },
          expiresAt: expires,
          kinds: [],
          resourceIds: [],
        }));
        const found = quoteOf(wish, book(list), holdings);
        for (const { id, left } of holdings) {
          const used = found.credits.filter(({ bucketId }) => bucketId === id).reduce((sum, one) => sum + one.used, 0);
          expect(used).toBeLessThanOrEqual(left);
        }
        for (const { covered, amount } of found.lines) expect(covered).toBeLessThanOrEqual(amount);
        expect(found.credits.every(({ used, worth }) => used >= 0 && worth > 0)).toBe(true);
        expect(found.dueNow).toBeGreaterThanOrEqual(0);
        const paid = found.credits.reduce((sum, { worth }) => sum + worth, 0);
        expect(paid + found.dueNow + (found.dueLater?.amount ?? 0)).toBe(found.price);
      }),
      RUNS,
    );
  });

  test('pieces of time cover a booking without a gap, each as long as its wall clock says', () => {
    fc.assert(
      fc.property(stretches, fc.array(fc.integer({ min: 0, max: 1440 }), { maxLength: 5 }), (wish, edges) => {
        const pieces = splitTime(wish, wish.timeZone, () => edges);
        expect(pieces[0]?.startsAt).toEqual(wish.startsAt);
        expect(pieces.at(-1)?.endsAt).toEqual(wish.endsAt);
        for (const [at, { startsAt, endsAt, fromMinute, toMinute }] of pieces.entries()) {
          if (at > 0) expect(startsAt).toEqual(pieces[at - 1]?.endsAt);
          expect(endsAt.getTime() - startsAt.getTime()).toBe((toMinute - fromMinute) * 60_000);
          expect(edges.some((edge) => edge > fromMinute && edge < toMinute)).toBe(false);
        }
      }),
      RUNS,
    );
  });
});

test('where nothing sets a price, the list says no, and names the time', () => {
  const answer = quote(
    wishOf('2026-06-02 8-20'),
    book([sets('hour', 1000, { time: { from: 540, to: 1080 } })]),
    [],
    EARLY,
  );
  expect(answer).toEqual({
    type: 'no_price',
    gaps: [
      { startsAt: new Date('2026-06-02T06:00:00Z'), endsAt: new Date('2026-06-02T07:00:00Z') },
      { startsAt: new Date('2026-06-02T16:00:00Z'), endsAt: new Date('2026-06-02T18:00:00Z') },
    ],
  });
});

test('without a list that counts, prices are not spoken of', () => {
  expect(quote(wishOf('2026-06-02 8-20'), BOOK, [], EARLY)).toEqual({ type: 'unpriced' });
  const next = listOf([sets('hour', 1000)], { effectiveFrom: '2026-07-01' });
  expect(quote(wishOf('2026-06-02 8-20'), book(next), [], EARLY)).toEqual({ type: 'unpriced' });
});
