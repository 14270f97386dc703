import { expect, it } from 'vitest';
import { momentInWords } from './moment-in-words';
import { alwaysOpen, type OpeningRules } from './opening-hours';

// Friday is 27 November 2026.
const rules: OpeningRules = {
  timeZone: 'Europe/Lisbon',
  weekly: [
    ...[1, 2, 3, 4].map((weekday) => ({ weekday, opensMinute: 480, closesMinute: 1200 })),
    { weekday: 5, opensMinute: 480, closesMinute: 1680 },
    { weekday: 7, opensMinute: 1200, closesMinute: 1440 },
  ],
  exceptions: [{ date: '2026-12-01', name: 'Restoration of Independence', opensMinute: null, closesMinute: null }],
};

it.each([
  ['2026-11-27', '22:00', true, 'Friday 27 Nov, 22:00', 'open until 04:00 the next day'],
  ['2026-11-28', '03:59', true, 'Saturday 28 Nov, 03:59', 'open until 04:00'],
  ['2026-11-28', '04:00', false, 'Saturday 28 Nov, 04:00', 'closed, opens Sun 29 Nov at 20:00'],
  ['2026-11-26', '06:00', false, 'Thursday 26 Nov, 06:00', 'closed, opens at 08:00'],
  ['2026-11-26', '08:00', true, 'Thursday 26 Nov, 08:00', 'open until 20:00'],
  ['2026-11-29', '21:00', true, 'Sunday 29 Nov, 21:00', 'open until midnight'],
  [
    '2026-12-01',
    '12:00',
    false,
    'Tuesday 1 Dec, 12:00',
    'closed for Restoration of Independence, opens Wed 2 Dec at 08:00',
  ],
])('%s %s: %s', (date, time, open, when, words) => {
  expect(momentInWords(rules, date, time, 'en-GB')).toEqual({ open, when, words });
});

it('says so where the doors never open, or never close', () => {
  expect(momentInWords({ ...rules, weekly: [] }, '2026-11-27', '12:00', 'en-GB').words).toBe(
    'closed, and for the two weeks after',
  );
  expect(momentInWords(alwaysOpen('Europe/Lisbon'), '2026-11-27', '12:00', 'en-GB').words).toBe(
    'open around the clock',
  );
});

it('names the day of a closing that is not of the same night', () => {
  const long = {
    ...rules,
    weekly: [
      { weekday: 5, opensMinute: 480, closesMinute: 1440 },
      { weekday: 6, opensMinute: 0, closesMinute: 1200 },
    ],
  };
  expect(momentInWords(long, '2026-11-27', '12:00', 'en-GB').words).toBe('open until 20:00 on Sat 28 Nov');
});

it('reads a time that the clocks leave out as the one after it', () => {
  const night = { ...rules, weekly: [{ weekday: 7, opensMinute: 0, closesMinute: 360 }] };
  expect(momentInWords(night, '2026-03-29', '01:30', 'en-GB')).toMatchObject({
    open: true,
    when: expect.stringContaining('02:30') as unknown,
  });
});
