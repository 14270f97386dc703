import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hoursSchema } from '../hours.contract';
import { openRangesOn, type WeeklyHours } from './opening-hours';
import { closesAfter, furtherStretch, opensAt, overlapsIn, stretchesOf, withDays } from './week-draft';

type Line = readonly [weekday: number, opens: number, closes: number];
const week = (...lines: Line[]): WeeklyHours =>
  lines.map(([weekday, opensMinute, closesMinute]) => ({ weekday, opensMinute, closesMinute }));

describe('hours that run into others', () => {
  it.each<[string, WeeklyHours, number[]]>([
    ['apart', week([1, 480, 720], [1, 780, 1200]), []],
    ['touching', week([1, 480, 720], [1, 720, 1200]), []],
    ['on one day', week([1, 480, 721], [1, 720, 1200]), [1]],
    ['the same twice', week([3, 480, 720], [3, 480, 720]), [3]],
    ['a night that ends when the next day begins', week([5, 1200, 1920], [6, 480, 900]), []],
    ['a night into the next day', week([5, 1200, 1921], [6, 480, 900]), [5]],
    ['Sunday’s night into Monday', week([7, 1200, 1680], [1, 200, 900]), [7]],
    ['Sunday’s night up to Monday', week([7, 1200, 1680], [1, 240, 900]), []],
    ['one night alone', week([7, 1200, 2640]), []],
    ['round the clock by days', week(...[1, 2, 3, 4, 5, 6, 7].map((day): Line => [day, 0, 1440])), []],
    ['round the clock from eight to eight', week(...[1, 2, 3, 4, 5, 6, 7].map((day): Line => [day, 480, 1920])), []],
    ['nothing', [], []],
  ])('%s', (_, hours, days) => {
    expect(overlapsIn(hours)).toEqual(days);
  });

  const stretch = fc
    .tuple(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 1440 }))
    .map(([weekday, opensMinute, length]) => ({ weekday, opensMinute, closesMinute: opensMinute + length }));
  it('are found exactly where two of a week share an instant', () => {
    fc.assert(
      fc.property(fc.array(stretch, { maxLength: 6 }), (hours) => {
        const rules = { timeZone: 'UTC', weekly: hours, exceptions: [] };
        // Two weeks of June 2026 without clock changes; Monday the 1st.
        const ranges = Array.from({ length: 14 }, (_, day) =>
          openRangesOn(rules, `2026-06-${String(day + 1).padStart(2, '0')}`),
        ).flat();
        const share = ranges.some((one, place) =>
          ranges.some((other, at) => at > place && one.startsAt < other.endsAt && other.startsAt < one.endsAt),
        );
        expect(overlapsIn(hours).length > 0).toBe(share);
      }),
      { numRuns: 300 },
    );
  });
});

describe('typing a week', () => {
  it.each([
    [1200, 240, 1680],
    [480, 1200, 1200],
    [1200, 0, 1440],
    [0, 1440, 1440],
    [0, 0, 1440],
    [480, 480, 1920],
    [480, 1440, 1440],
  ])('open at %d and closed at %d by the clock is closed at %d', (opens, clock, closes) => {
    expect(closesAfter(opens, clock)).toBe(closes);
  });
  it('keeps the clock of the closing when the opening moves past it', () => {
    expect(opensAt({ opensMinute: 480, closesMinute: 600 }, 660)).toEqual({ opensMinute: 660, closesMinute: 2040 });
    expect(opensAt({ opensMinute: 1200, closesMinute: 1680 }, 120)).toEqual({ opensMinute: 120, closesMinute: 240 });
  });
  it('proposes a further stretch after a break that the contract takes', () => {
    expect(furtherStretch([])).toEqual({ opensMinute: 540, closesMinute: 1020 });
    expect(furtherStretch([{ opensMinute: 480, closesMinute: 720 }])).toEqual({ opensMinute: 780, closesMinute: 1020 });
    for (let closesMinute = 1; closesMinute <= 1440; closesMinute++) {
      const next = furtherStretch([{ opensMinute: 0, closesMinute }]);
      expect(next.opensMinute < next.closesMinute && next.opensMinute < 1440).toBe(true);
    }
  });
  it('copies a day to others and leaves the rest', () => {
    const hours = week([1, 480, 720], [1, 780, 1200], [2, 600, 660], [6, 540, 900]);
    const copied = withDays(hours, [2, 3], stretchesOf(hours, 1));
    expect(copied).toEqual(
      week([1, 480, 720], [1, 780, 1200], [2, 480, 720], [2, 780, 1200], [3, 480, 720], [3, 780, 1200], [6, 540, 900]),
    );
    expect(withDays(copied, [1, 2, 3], [])).toEqual(week([6, 540, 900]));
  });
});

describe('what the contract takes', () => {
  const hours = (one: object) => hoursSchema.safeParse({ weekly: [], exceptions: [], own: [], ...one }).success;
  const day = (opensMinute: number | null, closesMinute: number | null, date = '2026-12-24') => ({
    date,
    name: 'Eve',
    opensMinute,
    closesMinute,
  });
  const id = '0197b6c4-0000-7000-8000-000000000003';
  it.each<[string, object, boolean]>([
    ['never open', {}, true],
    ['a night of 24 hours', { weekly: week([1, 1439, 2879]) }, true],
    ['a minute more', { weekly: week([1, 1439, 2880]) }, false],
    ['no length', { weekly: week([1, 480, 480]) }, false],
    ['backwards', { weekly: week([1, 480, 479]) }, false],
    ['opening on the next day', { weekly: week([1, 1440, 1500]) }, false],
    ['an eighth day', { weekly: week([8, 480, 600]) }, false],
    ['an overlap', { weekly: week([1, 480, 600], [1, 599, 700]) }, false],
    ['a holiday', { exceptions: [day(null, null)] }, true],
    ['a short day over midnight', { exceptions: [day(1200, 1680)] }, true],
    ['half a short day', { exceptions: [day(480, null)] }, false],
    ['a date twice', { exceptions: [day(null, null), day(480, 600)] }, false],
    ['no date', { exceptions: [day(null, null, '2026-02-30')] }, false],
    ['no name', { exceptions: [{ ...day(null, null), name: ' ' }] }, false],
    ['a week of its own', { own: [{ resourceId: id, weekly: week([5, 480, 1500]) }] }, true],
    ['an own week that is empty', { own: [{ resourceId: id, weekly: [] }] }, false],
    [
      'two weeks of one',
      {
        own: [
          { resourceId: id, weekly: week([1, 0, 9]) },
          { resourceId: id, weekly: week([1, 0, 9]) },
        ],
      },
      false,
    ],
  ])('%s: %s', (_, one, taken) => {
    expect(hours(one)).toBe(taken);
  });
});
