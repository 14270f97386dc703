import { expect, test } from 'vitest';
import { openNow, weekInWords } from './hours-in-words';

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

test('days with the same hours share a line', () => {
  expect(weekInWords(rules, 'en-GB')).toEqual([
    { days: 'Monday to Friday', hours: '08:00–20:00' },
    { days: 'Saturday', hours: '09:00–15:00' },
    { days: 'Sunday', hours: 'Closed' },
  ]);
});
