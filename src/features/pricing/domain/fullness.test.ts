import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OpeningRules } from '@/features/spaces/domain/opening-hours';
import { instantOf } from '@/kernel/zone';
import { listOf, percentOn, sets } from '../testing-prices';
import { asksFullness, datesOf, fullnessOf, heldAround, type LikePlace } from './fullness';
import { asVersion } from './try-price';

const ZONE = 'Europe/Lisbon';
const at = (text: string) => instantOf(text, ZONE);
const range = (from: string, to: string) => ({ startsAt: at(from), endsAt: at(to) });
const on = (day: number, from: string, to: string) => range(`2026-06-0${day}T${from}`, `2026-06-0${day}T${to}`);
/** Every day from nine to seven: ten hours. */
const daily = (opensMinute: number, closesMinute: number) =>
  [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opensMinute, closesMinute }));
const RULES: OpeningRules = {
  ...{ timeZone: ZONE, weekly: daily(540, 1140) },
  exceptions: [{ date: '2026-06-04', name: 'Holiday', opensMinute: null, closesMinute: null }],
};
const place = (...held: ReturnType<typeof on>[]): LikePlace => ({
  own: null,
  held: held.map((one) => ({ ...one, closed: false })),
});
const shut = (one: ReturnType<typeof on>) => ({ ...one, closed: true });
const DAY = '2026-06-02';

describe('how full it is', () => {
  it.each<[string, LikePlace[], string[], number]>([
    ['nothing held', [place()], [DAY], 0],
    ['five of ten hours', [place(on(2, '09:00', '14:00'))], [DAY], 50],
    ['five of twenty, over two places', [place(on(2, '09:00', '14:00')), place()], [DAY], 25],
    // 1.5 hours are within the day, 7:00 to 9:00 is before it opens.
    ['only what is within the hours', [place(on(2, '07:00', '10:30'))], [DAY], 15],
    ['another day counts to that', [place(on(3, '09:00', '19:00'))], [DAY], 0],
    ['both days of a booking over two', [place(on(3, '09:00', '19:00'))], [DAY, '2026-06-03'], 50],
    ['119 of 600 minutes are 19.83: rounded down', [place(on(2, '09:00', '10:59'))], [DAY], 19],
    ['a day that is shut has nothing to be full', [place(on(4, '09:00', '19:00'))], ['2026-06-04'], 0],
    ['no such place', [], [DAY], 0],
    // Four of ten hours are closed; three of the six that are left are held.
    [
      'what is closed cannot be held',
      [{ own: null, held: [shut(on(2, '15:00', '19:00')), { ...on(2, '09:00', '12:00'), closed: false }] }],
      [DAY],
      50,
    ],
    ['closed all day', [{ own: null, held: [shut(on(2, '00:00', '23:00'))] }], [DAY], 0],
    // Five of ten at the one, five of its own twenty at the other.
    [
      'a place with hours of its own counts by them',
      [place(on(2, '09:00', '14:00')), { ...place(on(2, '01:00', '06:00')), own: daily(0, 1200) }],
      [DAY],
      33,
    ],
  ])('%s', (_words, places, dates, percent) => expect(fullnessOf(places, RULES, dates)).toBe(percent));

  it('a night counts to the day on which it opens', () => {
    const nights: OpeningRules = { timeZone: ZONE, weekly: daily(1200, 1560), exceptions: [] };
    const held = place(range('2026-06-03T00:00', '2026-06-03T02:00'));
    expect([fullnessOf([held], nights, [DAY]), fullnessOf([held], nights, ['2026-06-03'])]).toEqual([33, 0]);
  });

  it('is never less for more that is held, and from 0 to 100', () => {
    const hours = fc.array(fc.integer({ min: 0, max: 23 }), { maxLength: 24 });
    fc.assert(
      fc.property(hours, hours, (some, more) => {
        const all = (of: readonly number[]) =>
          place(
            ...[...new Set(of)].map((hour) =>
              on(2, `${String(hour).padStart(2, '0')}:00`, `${String(hour).padStart(2, '0')}:59`),
            ),
          );
        const [less, full] = [all(some), all([...some, ...more])].map((one) => fullnessOf([one], RULES, [DAY]));
        expect(less).toBeGreaterThanOrEqual(0);
        expect(full).toBeGreaterThanOrEqual(less!);
        expect(full).toBeLessThanOrEqual(100);
      }),
    );
  });
});

it('its days are those by the wall of the space, until midnight exclusive', () => {
  expect(datesOf(on(2, '09:00', '10:00'), ZONE)).toEqual([DAY]);
  expect(datesOf(range('2026-06-02T22:00', '2026-06-03T00:00'), ZONE)).toEqual([DAY]);
  expect(datesOf(range('2026-06-02T22:00', '2026-06-04T00:01'), ZONE)).toEqual([DAY, '2026-06-03', '2026-06-04']);
  expect(heldAround([DAY], ZONE)).toEqual(range('2026-06-02T00:00', '2026-06-04T00:00'));
});

it('is asked by the list that counts on a day of the booking alone', () => {
  const plain = { ...asVersion(listOf([sets('hour', 1000)])), effectiveFrom: '2026-06-01' };
  const asking = {
    ...asVersion(listOf([sets('hour', 1000), percentOn(25, { fullness: { from: 80, to: null } })]), 2),
    effectiveFrom: '2026-06-03',
  };
  const versions = [plain, asking];
  expect(asksFullness(versions, on(2, '09:00', '10:00'), ZONE)).toBe(false);
  expect(asksFullness(versions, on(3, '09:00', '10:00'), ZONE)).toBe(true);
  expect(asksFullness(versions, range('2026-06-02T23:00', '2026-06-03T01:00'), ZONE)).toBe(true);
});
