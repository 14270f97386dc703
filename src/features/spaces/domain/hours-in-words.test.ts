import { expect, test } from 'vitest';
import { openNow, weekInWords } from './hours-in-words';
import { alwaysOpen } from './opening-hours';

const rules = {
  timeZone: 'Europe/Lisbon',
  weekly: [
    ...[1, 2, 3, 4, 5].map((weekday) => ({ weekday, opensMinute: 480, closesMinute: 1200 })),
    { weekday: 6, opensMinute: 540, closesMinute: 900 },
  ],
  exceptions: [{ date: '2026-12-01', name: 'Restoration of Independence', opensMinute: null, closesMinute: null }],
};

test.each([
  ['2026-11-24T10:00:00Z', 'Open until 20:00'],
  ['2026-11-24T06:00:00Z', 'Closed now. Opens today at 08:00'],
  ['2026-11-24T20:00:00Z', 'Closed now. Opens tomorrow at 08:00'],
  ['2026-11-28T16:00:00Z', 'Closed now. Opens on Monday at 08:00'],
  ['2026-12-01T10:00:00Z', 'Closed today, Restoration of Independence. Opens tomorrow at 08:00'],
])('at %s the door says: %s', (now, words) => {
  expect(openNow(rules, new Date(now), 'en-GB').words).toBe(words);
});

const nights = {
  timeZone: 'Europe/Lisbon',
  weekly: [
    { weekday: 5, opensMinute: 480, closesMinute: 1200 },
    { weekday: 5, opensMinute: 1320, closesMinute: 1680 },
    { weekday: 6, opensMinute: 1200, closesMinute: 1440 },
    { weekday: 7, opensMinute: 0, closesMinute: 1440 },
  ],
  exceptions: [],
};

test.each([
  ['2026-11-27T23:00:00Z', 'Open until 04:00'],
  ['2026-11-28T03:59:00Z', 'Open until 04:00'],
  ['2026-11-28T04:00:00Z', 'Closed now. Opens today at 20:00'],
  ['2026-11-28T21:00:00Z', 'Open until 00:00 on Monday'],
  ['2026-11-29T21:00:00Z', 'Open until midnight'],
  ['2026-11-30T09:00:00Z', 'Closed now. Opens on Friday at 08:00'],
])('at %s the door of a house with nights says: %s', (now, words) => {
  expect(openNow(nights, new Date(now), 'en-GB').words).toBe(words);
});

test('a door that never closes says so, also where each day ends when the next begins', () => {
  expect(openNow(alwaysOpen('Europe/Lisbon'), new Date('2026-11-28T21:00:00Z'), 'en-GB')).toEqual({
    open: true,
    words: 'Open around the clock',
  });
});

test('a night is written with the day it begins on, a whole day in words', () => {
  expect(weekInWords(nights, 'en-GB').slice(1)).toEqual([
    { days: 'Friday', hours: '08:00–20:00, 22:00–04:00 next day' },
    { days: 'Saturday', hours: '20:00–24:00' },
    { days: 'Sunday', hours: 'Around the clock' },
  ]);
});

test('days with the same hours share a line', () => {
  expect(weekInWords(rules, 'en-GB')).toEqual([
    { days: 'Monday to Friday', hours: '08:00–20:00' },
    { days: 'Saturday', hours: '09:00–15:00' },
    { days: 'Sunday', hours: 'Closed' },
  ]);
});
