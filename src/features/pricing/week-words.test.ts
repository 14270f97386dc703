import { expect, test } from 'vitest';
import { openMinutesOf } from './domain/week-minutes';
import { weekInWords } from './domain/week-words';

const on = (weekdays: number[], opens: number, closes: number) =>
  weekdays.map((weekday) => ({ weekday, opensMinute: opens * 60, closesMinute: closes * 60 }));

test.each([
  [null, 'at any time'],
  [on([1, 2, 3, 4, 5, 6, 7], 8, 20), 'every day 8–20'],
  [on([1, 2, 3, 4, 5], 8, 20), 'on weekdays 8–20'],
  [on([6, 7], 0, 24), 'on weekends'],
  [
    [...on([1, 3], 8, 12), ...on([1, 3], 13, 17), ...on([6], 10, 14)],
    'on Mondays and Wednesdays 8–12 and 13–17 and on Saturdays 10–14',
  ],
  // The night of Sunday goes on into Monday.
  [on([7], 22, 26), 'on Mondays 0–2 and on Sundays 22–24'],
])('a week %#: %s', (weekly, words) => {
  expect(weekInWords(openMinutesOf(weekly))).toBe(words);
});
