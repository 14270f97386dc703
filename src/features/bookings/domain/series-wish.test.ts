import { expect, test } from 'vitest';
import { clockChangeDates } from './clock-change-dates';
import { everyOn, NO_REPEAT, repeatOptions, ruleOf as ruleOfForm, type Every } from './repeat-form';
import { seriesWish } from './series-wish';

const ruleOf = (every: Every, date: string, weekdays: (1 | 3)[] = []) => {
  const rule = ruleOfForm({ ...NO_REPEAT, every, weekdays }, `${date}T09:00`);
  if (!rule) throw new Error('no rule');
  return rule;
};
const MORNING = new Date('2026-11-24T07:00:00Z');

test('"every Monday and Wednesday", asked for on a Tuesday, begins on the Wednesday', () => {
  const wanted = { date: '2026-11-24', from: '09:00', to: '17:00' };
  expect(seriesWish(wanted, ruleOf('weekdays', wanted.date, [1, 3]), 'Europe/Lisbon', MORNING)).toEqual({
    localStart: '2026-11-25T09:00',
    durationMinutes: 480,
    rrule: 'FREQ=WEEKLY;BYDAY=MO,WE',
  });
});

test('what has begun today begins next time', () => {
  const wanted = { date: '2026-11-24', from: '09:00', to: '17:00' };
  const noon = new Date('2026-11-24T12:00:00Z');
  expect(seriesWish(wanted, ruleOf('weekly', wanted.date), 'Europe/Lisbon', noon)?.localStart).toBe('2026-12-01T09:00');
});

test('a date offers the repeats that it can begin', () => {
  const words = (date: string) => repeatOptions(date).map((option) => option.words);
  expect(words('2026-11-24')).toContain('Monthly on the fourth Tuesday');
  expect(words('2026-11-24')).toContain('Monthly on the last Tuesday');
  expect(words('2026-11-17')).not.toContain('Monthly on the last Tuesday');
  expect(words('2026-12-29').filter((one) => one.startsWith('Monthly on the'))).toEqual([
    'Monthly on the last Tuesday',
    'Monthly on the 29th',
  ]);
});

test('the first date after a clock change is named, and one inside the gap says when it really begins', () => {
  const weekly = [
    { localStart: '2027-03-21T09:00', startsAt: '2027-03-21T09:00:00.000Z' },
    { localStart: '2027-03-28T09:00', startsAt: '2027-03-28T08:00:00.000Z' },
    { localStart: '2027-04-04T09:00', startsAt: '2027-04-04T08:00:00.000Z' },
  ];
  expect(clockChangeDates(weekly, 'Europe/Lisbon').map(({ localStart, kind }) => [localStart, kind])).toEqual([
    ['2027-03-28T09:00', 'after'],
  ]);
  const night = [{ localStart: '2027-03-28T01:30', startsAt: '2027-03-28T01:30:00.000Z' }];
  expect(clockChangeDates(night, 'Europe/Lisbon')).toEqual([
    { localStart: '2027-03-28T01:30', kind: 'moved', startsAtLocal: '2027-03-28T02:30' },
  ]);
});

test('a monthly repeat keeps its sense when the date moves: what is shown is what is booked', () => {
  for (const every of ['monthly_nth', 'monthly_last'] as const)
    for (let day = 1; day <= 31; day++) {
      const date = `2026-12-${String(day).padStart(2, '0')}`;
      expect(repeatOptions(date).map((option) => option.every)).toContain(everyOn(every, date));
    }
  expect(ruleOf('monthly_nth', '2026-12-29').byday).toEqual([{ ordinal: -1, weekday: 2 }]);
  expect(ruleOf('monthly_last', '2026-12-15').byday).toEqual([{ ordinal: 3, weekday: 2 }]);
});
