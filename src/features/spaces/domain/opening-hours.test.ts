import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { TimeRange } from '@/kernel/time-range';
import { addDays, instantOf, localOf, weekdayOf } from '@/kernel/zone';
import {
  alwaysOpen,
  dayAndNight,
  holidayOn,
  hoursFor,
  isOpenFor,
  openJudge,
  openRangesOn,
  opensOverMidnight,
  openWithin,
  type OpeningRules,
} from './opening-hours';

const LISBON = 'Europe/Lisbon';
type Line = readonly [weekday: number, opens: number, closes: number];
const hours = (timeZone: string, ...lines: Line[]): OpeningRules => ({
  timeZone,
  weekly: lines.map(([weekday, opensMinute, closesMinute]) => ({ weekday, opensMinute, closesMinute })),
  exceptions: [],
});
const daily = (timeZone: string, opens: number, closes: number) =>
  hours(timeZone, ...[1, 2, 3, 4, 5, 6, 7].map((weekday): Line => [weekday, opens, closes]));
const rangeIn = (zone: string) => (from: string, to: string) => ({
  startsAt: instantOf(from, zone),
  endsAt: instantOf(to, zone),
});
const lisbon = rangeIn(LISBON);
const HOUR = 3_600_000;
const lengthOf = (range: TimeRange) => (range.endsAt.getTime() - range.startsAt.getTime()) / HOUR;
const clock = (ranges: readonly TimeRange[], zone: string) =>
  ranges.map(({ startsAt, endsAt }) => `${localOf(startsAt, zone)} ${localOf(endsAt, zone)}`);

describe('a night that begins on Friday', () => {
  // Fri 27 November 2026; Thursday and Friday open from eight in the evening to four.
  const rules = hours(LISBON, [4, 1200, 1680], [5, 1200, 1680], [6, 600, 900]);

  it.each([
    ['2026-11-27T20:00', '2026-11-28T04:00', true],
    ['2026-11-27T19:59', '2026-11-28T04:00', false],
    ['2026-11-27T20:00', '2026-11-28T04:01', false],
    ['2026-11-28T00:00', '2026-11-28T04:00', true],
    ['2026-11-28T03:59', '2026-11-28T04:00', true],
    ['2026-11-28T04:00', '2026-11-28T04:01', false],
    ['2026-11-27T00:00', '2026-11-27T04:00', true],
    ['2026-11-27T03:00', '2026-11-27T20:30', false],
    ['2026-11-26T01:00', '2026-11-26T02:00', false],
  ])('%s to %s: open is %s', (from, to, open) => {
    expect(isOpenFor(rules, lisbon(from, to))).toBe(open);
  });

  it('belongs to Friday alone', () => {
    expect(openRangesOn(rules, '2026-11-27')).toEqual([lisbon('2026-11-27T20:00', '2026-11-28T04:00')]);
    expect(openRangesOn(rules, '2026-11-28')).toEqual([lisbon('2026-11-28T10:00', '2026-11-28T15:00')]);
  });

  it('shows on Saturday until four, and Thursday’s on Friday', () => {
    expect(openWithin(rules, lisbon('2026-11-27T00:00', '2026-11-28T00:00'))).toEqual([
      lisbon('2026-11-27T00:00', '2026-11-27T04:00'),
      lisbon('2026-11-27T20:00', '2026-11-28T00:00'),
    ]);
  });

  it('goes with Friday when Friday is a holiday, its small hours too; Thursday’s stay', () => {
    const holiday = { date: '2026-11-27', name: 'Feast', opensMinute: null, closesMinute: null };
    const shut = { ...rules, exceptions: [holiday] };
    expect(holidayOn(shut, '2026-11-27')).toBe('Feast');
    expect(openWithin(shut, lisbon('2026-11-27T00:00', '2026-11-29T00:00'))).toEqual([
      lisbon('2026-11-27T00:00', '2026-11-27T04:00'),
      lisbon('2026-11-28T10:00', '2026-11-28T15:00'),
    ]);
  });

  it('is what the short day says, where Friday is one; a long one may pass midnight itself', () => {
    const on = (opensMinute: number, closesMinute: number) => ({
      ...rules,
      exceptions: [{ date: '2026-11-27', name: 'Festival', opensMinute, closesMinute }],
    });
    expect(openRangesOn(on(480, 840), '2026-11-27')).toEqual([lisbon('2026-11-27T08:00', '2026-11-27T14:00')]);
    expect(isOpenFor(on(480, 840), lisbon('2026-11-28T01:00', '2026-11-28T02:00'))).toBe(false);
    expect(isOpenFor(on(1380, 1860), lisbon('2026-11-27T23:00', '2026-11-28T07:00'))).toBe(true);
  });
});

describe('stretches that touch', () => {
  it('are one over midnight', () => {
    expect(isOpenFor(daily(LISBON, 0, 1440), lisbon('2026-11-24T12:00', '2026-12-20T12:00'))).toBe(true);
    expect(isOpenFor(hours(LISBON, [5, 600, 1440], [6, 0, 600]), lisbon('2026-11-27T22:00', '2026-11-28T02:00'))).toBe(
      true,
    );
    expect(isOpenFor(hours(LISBON, [5, 600, 1439], [6, 0, 600]), lisbon('2026-11-27T22:00', '2026-11-28T02:00'))).toBe(
      false,
    );
  });
  it('are one where a night runs into the next day, also when it ends inside of its hours', () => {
    const rules = hours(LISBON, [5, 1200, 1980], [6, 480, 720], [6, 600, 660]);
    expect(openWithin(rules, lisbon('2026-11-27T00:00', '2026-11-29T00:00'))).toEqual([
      lisbon('2026-11-27T20:00', '2026-11-28T12:00'),
    ]);
  });
});

describe('the clock changes', () => {
  it.each([
    // Forward: from 01:00 to 02:00; back: from 02:00 to 01:00.
    [LISBON, '2026-03-28', 4],
    [LISBON, '2026-10-24', 6],
    // Forward from 02:00 to 03:00, back from 02:00 to 01:00.
    ['America/St_Johns', '2026-03-07', 4],
    ['America/St_Johns', '2026-10-31', 6],
    // By half an hour: forward from 02:00 to 02:30, back from 02:00 to 01:30.
    ['Australia/Lord_Howe', '2026-10-03', 4.5],
    ['Australia/Lord_Howe', '2026-04-04', 5.5],
    // Apia changed its clocks until 2021: forward from 03:00 to 04:00, back from 04:00 to 03:00.
    ['Pacific/Apia', '2020-09-26', 4],
    ['Pacific/Apia', '2020-04-04', 6],
  ])('in %s the night of %s from 23:00 to 04:00 lasts %d hours, and no minute more', (zone, date, length) => {
    const rules = daily(zone, 1380, 1680);
    const [night] = openRangesOn(rules, date);
    expect(lengthOf(night!)).toBe(length);
    const range = rangeIn(zone)(`${date}T23:00`, `${addDays(date, 1)}T04:00`);
    expect(night).toEqual(range);
    expect(isOpenFor(rules, range)).toBe(true);
    for (const more of [
      { ...range, startsAt: new Date(range.startsAt.getTime() - 60_000) },
      { ...range, endsAt: new Date(range.endsAt.getTime() + 60_000) },
    ])
      expect(isOpenFor(rules, more)).toBe(false);
  });

  it.each([
    [LISBON, '2026-03-29', 23],
    [LISBON, '2026-10-25', 25],
    ['America/St_Johns', '2026-03-08', 23],
    ['America/St_Johns', '2026-11-01', 25],
    ['Australia/Lord_Howe', '2026-10-04', 23.5],
    ['Australia/Lord_Howe', '2026-04-05', 24.5],
    ['Pacific/Apia', '2020-09-27', 23],
    ['Pacific/Apia', '2020-04-05', 25],
  ])('in %s a whole %s has %d hours', (zone, date, length) => {
    const [day, ...more] = openRangesOn(daily(zone, 0, 1440), date);
    expect(lengthOf(day!)).toBe(length);
    expect(more).toEqual([]);
    expect(isOpenFor(alwaysOpen(zone), day!)).toBe(true);
  });

  it('leave no day where there was none: Apia went from Thursday 29 to Saturday 31 December 2011', () => {
    const zone = 'Pacific/Apia';
    expect(openRangesOn(daily(zone, 480, 1200), '2011-12-30')).toEqual([]);
    expect(weekdayOf('2011-12-29')).toBe(4);
    const fridays = hours(zone, [5, 480, 1200]);
    expect(openWithin(fridays, rangeIn(zone)('2011-12-28T00:00', '2012-01-02T00:00'))).toEqual([]);
    // Thursday's night goes on into Saturday.
    const thursdays = hours(zone, [4, 1200, 1680]);
    const [night] = openRangesOn(thursdays, '2011-12-29');
    expect(clock([night!], zone)).toEqual(['2011-12-29T20:00 2011-12-31T04:00']);
    expect(lengthOf(night!)).toBe(8);
    expect(isOpenFor(thursdays, rangeIn(zone)('2011-12-31T01:00', '2011-12-31T04:00'))).toBe(true);
    expect(isOpenFor(alwaysOpen(zone), rangeIn(zone)('2011-12-29T12:00', '2011-12-31T12:00'))).toBe(true);
  });

  it('swallow what lies in the hour that is left out', () => {
    const rules = hours(LISBON, [7, 90, 120]);
    // 01:30 is 02:30 that day, after 02:00.
    expect(openRangesOn(rules, '2026-03-29')).toEqual([]);
    expect(lengthOf(openRangesOn(rules, '2026-10-25')[0]!)).toBe(1.5);
  });
});

describe('a day with its night', () => {
  const night = daily(LISBON, 1200, 1680);
  it.each([
    ['plain hours', daily(LISBON, 480, 1200), '2026-11-28T00:00'],
    ['a night', night, '2026-11-28T04:00'],
    ['round the clock, to noon', daily(LISBON, 0, 1440), '2026-11-28T12:00'],
    ['to midnight only', daily(LISBON, 480, 1440), '2026-11-28T00:00'],
    ['a morning that only begins at midnight', hours(LISBON, [6, 0, 600]), '2026-11-28T00:00'],
    ['shut', hours(LISBON), '2026-11-28T00:00'],
  ])('%s', (_, rules, until) => {
    expect(dayAndNight(rules, '2026-11-27')).toEqual(lisbon('2026-11-27T00:00', until));
  });
  it('is known beforehand: whether anything is ever open over midnight', () => {
    expect(opensOverMidnight(night)).toBe(true);
    expect(opensOverMidnight(daily(LISBON, 480, 1440))).toBe(false);
    expect(opensOverMidnight(daily(LISBON, 0, 1440))).toBe(true);
    expect(opensOverMidnight(hours(LISBON, [7, 480, 1440], [1, 0, 300]))).toBe(true);
    const eve = { date: '2026-12-31', name: 'New Year’s Eve', opensMinute: 1200, closesMinute: 1620 };
    expect(opensOverMidnight({ weekly: [], exceptions: [eve] })).toBe(true);
  });
});

describe('hours of a single resource', () => {
  const christmas = { date: '2026-12-25', name: 'Christmas', opensMinute: null, closesMinute: null };
  const rules = { ...daily(LISBON, 480, 1200), exceptions: [christmas] };
  const own = [{ weekday: 5, opensMinute: 600, closesMinute: 1500 }];
  it('are its own week, with the holidays of the space', () => {
    const booth = hoursFor(rules, own);
    expect(isOpenFor(booth, lisbon('2026-11-27T22:00', '2026-11-28T01:00'))).toBe(true);
    expect(isOpenFor(booth, lisbon('2026-11-26T12:00', '2026-11-26T13:00'))).toBe(false);
    // Christmas 2026 is a Friday.
    expect(isOpenFor(booth, lisbon('2026-12-25T12:00', '2026-12-25T13:00'))).toBe(false);
    expect(hoursFor(rules, null)).toBe(rules);
  });
});

// Held against a second opinion: every minute by itself, by Temporal.
const ZONES = [LISBON, 'America/St_Johns', 'Australia/Lord_Howe', 'Pacific/Apia', 'America/Havana', 'UTC'] as const;
const CHANGES: Readonly<Record<(typeof ZONES)[number], readonly string[]>> = {
  'Europe/Lisbon': ['2026-03-29', '2026-10-25'],
  'America/St_Johns': ['2026-03-08', '2026-11-01'],
  'Australia/Lord_Howe': ['2026-10-04', '2026-04-05'],
  'Pacific/Apia': ['2011-12-31', '2020-09-27', '2020-04-05'],
  'America/Havana': ['2026-03-08', '2026-11-01'],
  UTC: ['2026-06-15'],
};

/** Every stretch of the dates around, as Temporal counts it: what is not on the calendar of the zone is left out. */
function secondOpinion(rules: OpeningRules, around: string): (epoch: number) => boolean {
  const found: [number, number][] = [];
  for (let days = -6; days <= 4; days++) {
    const date = Temporal.PlainDate.from(around).add({ days });
    if (!date.toZonedDateTime({ timeZone: rules.timeZone }).toPlainDate().equals(date)) continue;
    const exception = rules.exceptions.find((one) => one.date === date.toString());
    const at = (minute: number) =>
      date.toPlainDateTime().add({ minutes: minute }).toZonedDateTime(rules.timeZone, { disambiguation: 'compatible' })
        .epochMilliseconds;
    for (const { opensMinute, closesMinute } of exception
      ? [exception]
      : rules.weekly.filter((line) => line.weekday === date.dayOfWeek))
      if (opensMinute !== null && closesMinute !== null) found.push([at(opensMinute), at(closesMinute)]);
  }
  return (epoch) => found.some(([from, to]) => from <= epoch && epoch < to);
}

const anyStretch = fc
  .tuple(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 1440 }))
  .map(([opensMinute, length]) => ({ opensMinute, closesMinute: opensMinute + length }));
const anyCase = fc.constantFrom(...ZONES).chain((timeZone) =>
  fc.record({
    timeZone: fc.constant(timeZone),
    date: fc.constantFrom(...CHANGES[timeZone]),
    weekly: fc.array(
      fc.tuple(fc.integer({ min: 1, max: 7 }), anyStretch).map(([weekday, stretch]) => ({ weekday, ...stretch })),
      { maxLength: 9 },
    ),
    exceptions: fc.uniqueArray(
      fc.tuple(fc.integer({ min: -2, max: 2 }), fc.option(anyStretch)).map(([days, stretch]) => ({ days, stretch })),
      { maxLength: 2, selector: (one) => one.days },
    ),
    from: fc.integer({ min: -36 * 4, max: 36 * 4 }),
    quarters: fc.integer({ min: 1, max: 40 }),
  }),
);

describe('held against every minute by itself', () => {
  it('is open for a range exactly if it is open in each of its minutes, and lists those within it', () => {
    fc.assert(
      fc.property(anyCase, ({ timeZone, date, weekly, exceptions, from, quarters }) => {
        const rules: OpeningRules = {
          timeZone,
          weekly,
          exceptions: exceptions.map(({ days, stretch }) => ({
            date: addDays(date, days),
            name: 'Other hours',
            opensMinute: stretch?.opensMinute ?? null,
            closesMinute: stretch?.closesMinute ?? null,
          })),
        };
        const first = instantOf(`${date}T00:00`, timeZone).getTime() + from * 900_000;
        const range = { startsAt: new Date(first), endsAt: new Date(first + quarters * 900_000) };
        const isOpen = secondOpinion(rules, date);
        const open = Array.from({ length: quarters * 15 }, (_, at) => isOpen(first + at * 60_000));
        expect(isOpenFor(rules, range)).toBe(open.every(Boolean));
        const judge = openJudge(rules);
        expect([judge(range), judge(range)]).toEqual([open.every(Boolean), open.every(Boolean)]);
        const listed = openWithin(rules, range);
        const inList = open.map((_, at) => {
          const moment = first + at * 60_000;
          return listed.some((one) => one.startsAt.getTime() <= moment && moment < one.endsAt.getTime());
        });
        expect(inList).toEqual(open);
        listed.forEach((one, place) => expect((listed[place - 1]?.endsAt ?? 0) < one.startsAt).toBe(true));
      }),
      { numRuns: 400 },
    );
  });
});
