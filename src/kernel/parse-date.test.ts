import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateInWords } from '@/ui/calendar-day';
import { parseDate, parseWhen } from './parse-date';
import { addDays, weekdayOf } from './zone';

// A Sunday.
const today = '2026-11-22';

describe('a typed date', () => {
  it.each([
    ['today', '2026-11-22'],
    ['Tomorrow', '2026-11-23'],
    ['tue', '2026-11-24'],
    ['TUESDAY', '2026-11-24'],
    ['sun', '2026-11-22'],
    ['next tue', '2026-11-24'],
    ['next sunday', '2026-11-29'],
    ['in 3 days', '2026-11-25'],
    ['in 2 weeks', '2026-12-06'],
    ['+1', '2026-11-23'],
    ['24 nov', '2026-11-24'],
    ['24nov', '2026-11-24'],
    ['24th of November', '2026-11-24'],
    ['nov 24', '2026-11-24'],
    ['November 24, 2027', '2027-11-24'],
    ['21 nov', '2027-11-21'],
    ['24/11', '2026-11-24'],
    ['24.11.', '2026-11-24'],
    ['24.11.2027', '2027-11-24'],
    ['24/11/27', '2027-11-24'],
    ['2026-11-24', '2026-11-24'],
    ['29 feb', '2028-02-29'],
    ['Tue 24 Nov', '2026-11-24'],
    ['Tue, 24 Nov 2026', '2026-11-24'],
  ])('%s is %s', (typed, date) => expect(parseDate(typed, { today })).toBe(date));

  it('reads months first for readers who write them so', () => {
    expect(parseDate('3/4', { today })).toBe('2027-04-03');
    expect(parseDate('3/4', { today, monthFirst: true })).toBe('2027-03-04');
  });

  it.each(['', 'someday', '31 feb', '2026-02-30', '32/1', 't', 'j 4', 'nov'])('%j is not a date', (typed) =>
    expect(parseDate(typed, { today })).toBeNull(),
  );

  it('reads back every date as it writes it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3000 }), (days) => {
        const date = addDays(today, days);
        expect(parseDate(dateInWords(date, 'en-GB'), { today })).toBe(date);
        expect(parseDate(date, { today })).toBe(date);
      }),
    );
  });

  it('takes a weekday from the coming seven days', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 1, max: 7 }), (days, wanted) => {
        const from = addDays(today, days);
        const name = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'][wanted - 1] ?? '';
        const date = parseDate(name, { today: from }) ?? '';
        expect(weekdayOf(date)).toBe(wanted);
        expect(date >= from && date < addDays(from, 7)).toBe(true);
      }),
    );
  });
});

describe('a date with times', () => {
  it.each([
    ['tue 9-12', { date: '2026-11-24', from: '09:00', to: '12:00' }],
    ['tomorrow 9 to 17', { date: '2026-11-23', from: '09:00', to: '17:00' }],
    ['24 nov from 2pm until 4pm', { date: '2026-11-24', from: '14:00', to: '16:00' }],
    ['fri at 14:00', { date: '2026-11-27', from: '14:00' }],
    ['tue', { date: '2026-11-24' }],
  ])('%s', (typed, when) => expect(parseWhen(typed, { today })).toEqual(when));

  it.each([
    ['sun 12-18', '18:00', '2026-11-29'],
    ['on sunday 12-18', '18:00', '2026-11-29'],
    ['sun 12-18', '17:59', '2026-11-22'],
    ['sun 12', '18:00', '2026-11-22'],
    ['this sun 12-18', '18:00', '2026-11-22'],
    ['today 12-18', '18:00', '2026-11-22'],
    ['22 nov 12-18', '18:00', '2026-11-22'],
    ['tue 12-18', '18:00', '2026-11-24'],
  ])('%s at %s: a weekday whose time is over is next week’s', (typed, clock, date) =>
    expect(parseWhen(typed, { today, clock })).toMatchObject({ date }),
  );

  it('is null when nothing of it is a date', () => expect(parseWhen('desk four', { today })).toBeNull());
});
