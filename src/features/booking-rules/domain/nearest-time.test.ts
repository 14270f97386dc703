import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { TimeRange } from '@/kernel/time-range';
import { ruleSettingsSchemas, type RuleSettings } from '../booking-rules.contract';
import { lengthRule, noticeRule, openOn, settingOf } from '../testing-rules';
import { judgeTime, keepsTimeRules } from './judge-time';
import { hasWholeStep } from './whole-step';

const ZONES = ['Europe/Lisbon', 'America/St_Johns', 'Australia/Lord_Howe', 'Pacific/Kiritimati'] as const;
const HOURS = [
  [[0, 1440]],
  [[480, 1200]],
  [
    [480, 720],
    [810, 1140],
  ],
  [[1080, 1560]],
] as const;
// Both changes of the clocks of every zone here lie within.
const minute = fc.integer({
  min: Date.parse('2026-09-20T00:00:00Z') / 60_000,
  max: Date.parse('2027-04-20T00:00:00Z') / 60_000,
});
const orNull = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: null });
const five = (least: number, most: number) => fc.integer({ min: least / 5, max: most / 5 }).map((n) => n * 5);

const lengthSettings: fc.Arbitrary<RuleSettings<'length'>> = fc
  .record({
    minMinutes: orNull(five(5, 720)),
    maxMinutes: orNull(five(5, 1440)),
    step: fc.oneof(
      {
        weight: 4,
        arbitrary: fc.constantFrom(5, 10, 15, 20, 30, 60).map((every) => ({ unit: 'minutes' as const, every })),
      },
      fc.constantFrom(690, 720, 780).map((noonMinute) => ({ unit: 'half_day' as const, noonMinute })),
      fc.constant({ unit: 'day' as const }),
    ),
    starts: fc.oneof(
      fc.constant<number[]>([]),
      fc.array(fc.integer({ min: 0, max: 1439 }), { minLength: 1, maxLength: 5 }),
    ),
  })
  .filter((one) => ruleSettingsSchemas.length.safeParse(one).success);
const noticeSettings: fc.Arbitrary<RuleSettings<'notice'>> = fc.record({
  minMinutes: orNull(fc.integer({ min: 0, max: 3 * 1440 })),
  maxDays: orNull(fc.integer({ min: 0, max: 60 })),
});
const wishes = fc.record({ from: minute, minutes: fc.integer({ min: 5, max: 3 * 1440 }) }).map(({ from, minutes }) => ({
  startsAt: new Date(from * 60_000),
  endsAt: new Date((from + minutes) * 60_000),
}));
const given = fc.record({
  zone: fc.constantFrom(...ZONES),
  hours: fc.constantFrom(...HOURS),
  weekends: fc.boolean(),
  wish: wishes,
  ago: fc.integer({ min: -30, max: 80 * 1440 }),
  recurring: fc.boolean(),
});

const offered = (details: Readonly<Record<string, unknown>>): TimeRange | null => {
  const near = details.nearest as { startsAt: string; endsAt: string } | undefined;
  return near ? { startsAt: new Date(near.startsAt), endsAt: new Date(near.endsAt) } : null;
};

it('what is offered keeps every rule of length, grid, notice and horizon', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(given, orNull(lengthSettings), orNull(noticeSettings), (world, length, notice) => {
      const { zone, hours, weekends, wish, ago, recurring } = world;
      const setting = settingOf([...(length ? [lengthRule(length)] : []), ...(notice ? [noticeRule(notice)] : [])], {
        timeZone: zone,
        now: new Date(wish.startsAt.getTime() - ago * 60_000),
        openOn: openOn(zone, hours, { weekends }),
        recurring,
      });
      const refusals = judgeTime(wish, setting);
      expect(refusals.length === 0).toBe(keepsTimeRules(wish, setting));
      for (const { details } of refusals) {
        const near = offered(details);
        if (near) expect(judgeTime(near, setting)).toEqual([]);
      }
    }),
    { numRuns: 400 },
  );
});

it('there is always an offer on a grid of minutes, round the clock', { timeout: 60_000 }, () => {
  const onMinutes = lengthSettings.filter(({ step }) => step.unit === 'minutes');
  fc.assert(
    fc.property(given, onMinutes, ({ zone, wish }, length) => {
      const setting = settingOf([lengthRule(length)], {
        timeZone: zone,
        now: new Date(wish.startsAt.getTime() - 86_400_000),
      });
      for (const { details } of judgeTime(wish, setting)) expect(offered(details)).not.toBeNull();
    }),
    { numRuns: 300 },
  );
});

it('settings that no booking could keep are not taken', () => {
  const base = { step: { unit: 'minutes', every: 60 }, starts: [] };
  const take = (minMinutes: number | null, maxMinutes: number | null) =>
    ruleSettingsSchemas.length.safeParse({ ...base, minMinutes, maxMinutes }).success;
  expect(take(60, 60)).toBe(true);
  expect(take(50, 55)).toBe(false);
  expect(take(null, 45)).toBe(false);
  expect(take(90, 60)).toBe(false);
  expect(take(61, 119)).toBe(false);
  expect(hasWholeStep(61, 120, 60)).toBe(true);
});

it('a year of refused dates is judged in no time', () => {
  const setting = settingOf([lengthRule({ minMinutes: 60, maxMinutes: 120, step: { unit: 'minutes', every: 30 } })], {
    timeZone: 'Europe/Lisbon',
    now: new Date('2026-11-23T10:00:00Z'),
    openOn: openOn('Europe/Lisbon', [[480, 1200]]),
  });
  const began = performance.now();
  for (let day = 0; day < 365; day++) {
    const startsAt = new Date(Date.parse('2026-11-24T09:10:00Z') + day * 86_400_000);
    expect(judgeTime({ startsAt, endsAt: new Date(startsAt.getTime() + 2_700_000) }, setting)).toHaveLength(3);
  }
  expect(performance.now() - began).toBeLessThan(8_000);
});
