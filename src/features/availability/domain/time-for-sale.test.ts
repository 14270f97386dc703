import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { covers, minutesOf, type TimeRange } from '@/kernel/time-range';
import { instantOf, localOf } from '@/kernel/zone';
import type { BookingRule } from '@/features/booking-rules/booking-rules.contract';
import { keepsTimeRules, type RuleSetting } from '@/features/booking-rules/domain/judge-time';
import { ANA, DESK, lengthRule, noticeRule } from '@/features/booking-rules/testing-rules';
import { openRangesOn, type OpeningRules } from '@/features/spaces/domain/opening-hours';
import { timeForSale } from './time-for-sale';

const ZONE = 'Europe/Lisbon';
const DATE = '2026-12-01';
const hours: OpeningRules = {
  timeZone: ZONE,
  weekly: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opensMinute: 480, closesMinute: 1200 })),
  exceptions: [],
};
const at = (time: string, date = DATE) => instantOf(`${date}T${time}`, ZONE);
const range = (from: string, to: string): TimeRange => ({ startsAt: at(from), endsAt: at(to) });
const setting = (...rules: BookingRule[]): RuleSetting => ({
  rules,
  subject: { resource: { id: DESK, kind: 'desk' }, who: { memberId: ANA, role: 'member' } },
  timeZone: ZONE,
  openOn: (date) => openRangesOn(hours, date),
  now: at('08:00', '2026-11-26'),
  recurring: false,
});
const short = (time: TimeRange | null | undefined) =>
  time ? `${localOf(time.startsAt, ZONE).slice(11)}-${localOf(time.endsAt, ZONE).slice(11)}` : null;
const first = (within: TimeRange, minutes: number, ...rules: BookingRule[]) =>
  short(timeForSale(setting(...rules))?.first(within, minutes, DATE));
const nearest = (free: TimeRange, window: TimeRange, minutes: number, ...rules: BookingRule[]) =>
  short(timeForSale(setting(...rules))?.nearest(free, window, minutes, DATE));

const halfDays = lengthRule({ step: { unit: 'half_day', noonMinute: 780 } });
const wholeDays = lengthRule({ step: { unit: 'day' } });
const hourly = lengthRule({ step: { unit: 'minutes', every: 60 } });

describe('the first time that is for sale', () => {
  it('is any where the owner has no such rule', () => expect(timeForSale(setting())).toBeNull());
  it.each<[string, TimeRange, number, BookingRule[], string | null]>([
    ['on the grid', range('12:20', '18:00'), 60, [hourly], '13:00-14:00'],
    ['exactly on a line', range('13:00', '14:00'), 60, [hourly], '13:00-14:00'],
    ['not where no line fits', range('13:01', '14:59'), 60, [hourly], null],
    ['on a quarter hour, where finer ones are sold too', range('12:05', '18:00'), 45, [lengthRule({})], '12:15-13:00'],
    ['on a finer line where it must', range('12:05', '12:55'), 45, [lengthRule({})], '12:05-12:50'],
    ['at an allowed start', range('09:30', '18:00'), 60, [lengthRule({ starts: [540, 780, 1020] })], '13:00-14:00'],
    ['not of a length that is not sold', range('09:00', '18:00'), 90, [hourly], null],
    ['not longer than the longest', range('09:00', '18:00'), 180, [lengthRule({ maxMinutes: 120 })], null],
    ['a half day that is just as long', range('08:00', '20:00'), 300, [halfDays], '08:00-13:00'],
    ['the second half where the first is gone', range('10:00', '20:00'), 420, [halfDays], '13:00-20:00'],
    ['both halves', range('08:00', '20:00'), 720, [halfDays], '08:00-20:00'],
  ])('%s', (_, within, minutes, rules, expected) => expect(first(within, minutes, ...rules)).toBe(expected));

  it('lies after the notice and within the horizon', () => {
    const soon = noticeRule({ minMinutes: 5 * 24 * 60 + 150, maxDays: null });
    expect(first(range('08:00', '20:00'), 60, soon)).toBe('10:30-11:30');
    expect(first(range('08:00', '20:00'), 60, noticeRule({ minMinutes: null, maxDays: 5 }))).toBe('08:00-09:00');
    expect(first(range('08:00', '20:00'), 60, noticeRule({ minMinutes: null, maxDays: 4 }))).toBeNull();
  });
});

describe('the nearest length that is for sale', () => {
  it.each<[string, TimeRange, TimeRange, number, BookingRule[], string | null]>([
    ['the next whole step', range('12:00', '20:00'), range('12:00', '18:00'), 90, [hourly], '12:00-14:00'],
    [
      'the longest',
      range('08:00', '20:00'),
      range('09:00', '17:00'),
      480,
      [lengthRule({ maxMinutes: 120 })],
      '09:00-11:00',
    ],
    ['a half day around a meeting', range('08:00', '20:00'), range('09:00', '12:00'), 180, [halfDays], '08:00-13:00'],
    [
      'the whole day for a working day',
      range('08:00', '20:00'),
      range('09:00', '17:00'),
      480,
      [halfDays],
      '08:00-20:00',
    ],
    ['what is left of it', range('13:00', '20:00'), range('09:00', '17:00'), 480, [halfDays], '13:00-20:00'],
    [
      'nothing where a day is no longer whole',
      range('09:00', '20:00'),
      range('09:00', '17:00'),
      480,
      [wholeDays],
      null,
    ],
    ['nothing outside of the window', range('13:00', '20:00'), range('08:00', '13:00'), 60, [halfDays], null],
  ])('%s', (_, free, window, minutes, rules, expected) =>
    expect(nearest(free, window, minutes, ...rules)).toBe(expected),
  );
});

it('keeps the rules, whatever they are, and misses no line of the grid', () => {
  const rules = fc.oneof(
    fc.record({
      minMinutes: fc.option(fc.constantFrom(15, 30, 60)),
      maxMinutes: fc.option(fc.constantFrom(60, 120, 240)),
      step: fc.record({
        unit: fc.constant('minutes' as const),
        every: fc.constantFrom(5 as const, 10 as const, 15 as const, 30 as const, 60 as const),
      }),
      starts: fc.constantFrom<number[]>([], [540, 660, 785]),
    }),
    fc.constant({
      minMinutes: null,
      maxMinutes: null,
      step: { unit: 'half_day' as const, noonMinute: 780 },
      starts: [] as number[],
    }),
  );
  fc.assert(
    fc.property(
      rules,
      fc.integer({ min: 96, max: 220 }).map((n) => n * 5),
      fc.integer({ min: 30, max: 240 }),
      fc.integer({ min: 1, max: 24 }),
      (rule, from, span, fives) => {
        const of = setting(lengthRule(rule));
        const within = {
          startsAt: new Date(+at('00:00') + from * 60_000),
          endsAt: new Date(+at('00:00') + Math.min(1200, from + span) * 60_000),
        };
        const minutes = fives * 5;
        const time = timeForSale(of)?.first(within, minutes, DATE);
        const keeping = [];
        for (let start = +within.startsAt; start + minutes * 60_000 <= +within.endsAt; start += 300_000)
          keeping.push({ startsAt: new Date(start), endsAt: new Date(start + minutes * 60_000) });
        const some = keeping.filter((one) => keepsTimeRules(one, of));
        expect(Boolean(time)).toBe(some.length > 0);
        if (!time) return;
        expect(covers(within, time) && minutesOf(time) === minutes && keepsTimeRules(time, of)).toBe(true);
      },
    ),
    { numRuns: 40 },
  );
});
