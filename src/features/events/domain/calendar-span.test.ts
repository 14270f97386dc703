import { describe, expect, it } from 'vitest';
import { calendarSpan, packCursor, unpackCursor, weeksOfMonth } from './calendar-span';

// A Thursday.
const today = '2026-11-26';

describe('what of a calendar is looked at', () => {
  it('is all that is to come, where nothing is said', () => {
    expect(calendarSpan({}, today)).toEqual({ view: 'list', first: today, end: null, before: null, after: null });
  });
  it('is the week of a day, Monday to Sunday', () => {
    expect(calendarSpan({ view: 'week', day: '2026-11-29' }, today)).toEqual({
      ...{ view: 'week', first: '2026-11-23', end: '2026-11-30', before: '2026-11-16', after: '2026-11-30' },
    });
  });
  it('is the month of a day, also over the end of a year', () => {
    expect(calendarSpan({ view: 'month', day: '2026-12-31' }, today)).toEqual({
      ...{ view: 'month', first: '2026-12-01', end: '2027-01-01', before: '2026-11-01', after: '2027-01-01' },
    });
  });
  it.each(['2026-02-30', 'x', '1999-01-01', '2199-01-01'])('takes today for %s', (day) => {
    expect(calendarSpan({ view: 'week', day }, today).first).toBe('2026-11-23');
  });
  it('has an end for who leafs through it', () => {
    expect(calendarSpan({ view: 'month', day: '2028-12-01' }, today).after).toBeNull();
  });
});

it('has whole weeks of a month', () => {
  const weeks = weeksOfMonth('2026-11-01');
  expect(weeks).toHaveLength(6);
  expect(weeks[0]).toEqual([
    '2026-10-26',
    '2026-10-27',
    '2026-10-28',
    '2026-10-29',
    '2026-10-30',
    '2026-10-31',
    '2026-11-01',
  ]);
  expect(weeks.at(-1)?.[0]).toBe('2026-11-30');
  // February 2027 begins with a Monday and has four weeks.
  expect(weeksOfMonth('2027-02-01')).toHaveLength(4);
});

it('goes on where a page of the list ended, and takes nothing else for that', () => {
  const cursor = { startsAt: '2026-12-03T18:00:00.000Z', id: '01a21d82-a992-7977-9833-fe49bc4ed607' };
  expect(unpackCursor(packCursor(cursor))).toEqual(cursor);
  expect(unpackCursor('2026_x')).toBeNull();
  expect(unpackCursor(undefined)).toBeNull();
});
