import { describe, expect, it } from 'vitest';
import { byDay, monthBeside, nextMonday } from './event-days';
import { runningTotal } from './sign-ups';

describe('dates of events', () => {
  it('stand under the day of their own clock', () => {
    const late = { startsAt: '2026-12-03T23:30:00Z', timeZone: 'Europe/Berlin' };
    const early = { startsAt: '2026-12-03T23:30:00Z', timeZone: 'Europe/Lisbon' };
    expect(byDay([early, late]).map(({ date }) => date)).toEqual(['2026-12-03', '2026-12-04']);
  });
  // 26 November 2026 is a Thursday, the 29th a Sunday, the 30th a Monday.
  it.each([
    ['2026-11-26', '2026-11-30'],
    ['2026-11-29', '2026-11-30'],
    ['2026-11-30', '2026-12-07'],
  ])('the week of %s ends before %s', (date, monday) => {
    expect(nextMonday(date)).toBe(monday);
  });
  it('go by months over the turn of the year', () => {
    expect(monthBeside('2026-12', 1)).toBe('2027-01');
    expect(monthBeside('2027-01', -1)).toBe('2026-12');
    expect(monthBeside('2027-01', 1)).toBe('2027-02');
  });
});

it('sums who comes day by day, level where nobody answered', () => {
  expect(
    runningTotal([
      { date: '2026-11-29', people: 2 },
      { date: '2026-12-01', people: 3 },
    ]),
  ).toEqual([
    { date: '2026-11-29', total: 2 },
    { date: '2026-11-30', total: 2 },
    { date: '2026-12-01', total: 5 },
  ]);
  expect(runningTotal([])).toEqual([]);
});
