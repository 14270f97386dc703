import { expect, test } from 'vitest';
import type { OpeningRules } from '@/features/spaces/domain/opening-hours';
import { clockOf, fromNow, rangeOfWanted, sensibleTime, untilAfter, wantedOfRange } from './wanted-time';

const rules: OpeningRules = {
  timeZone: 'Europe/Lisbon',
  weekly: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opensMinute: 480, closesMinute: 1200 })),
  exceptions: [{ date: '2026-12-01', name: 'Restoration of Independence', opensMinute: null, closesMinute: null }],
};

test.each([
  ['2026-11-24T10:07:00Z', { date: '2026-11-24', from: '10:30', to: '17:00' }],
  ['2026-11-24T06:00:00Z', { date: '2026-11-24', from: '09:00', to: '17:00' }],
  ['2026-11-24T16:20:00Z', { date: '2026-11-24', from: '16:30', to: '20:00' }],
  ['2026-11-24T19:20:00Z', { date: '2026-11-25', from: '09:00', to: '17:00' }],
  ['2026-11-22T12:00:00Z', { date: '2026-11-23', from: '09:00', to: '17:00' }],
  ['2026-11-30T21:00:00Z', { date: '2026-12-02', from: '09:00', to: '17:00' }],
])('at %s the plan opens on a time that can be booked', (now, expected) => {
  expect(sensibleTime(rules, new Date(now))).toEqual(expected);
});

const nights: OpeningRules = {
  timeZone: 'Europe/Lisbon',
  weekly: [4, 5].map((weekday) => ({ weekday, opensMinute: 1200, closesMinute: 1680 })),
  exceptions: [],
};

// Friday is 27 November.
test.each([
  ['2026-11-27T10:07:00Z', { date: '2026-11-27', from: '20:00', to: '28:00' }],
  ['2026-11-27T22:07:00Z', { date: '2026-11-27', from: '22:30', to: '28:00' }],
  ['2026-11-28T01:10:00Z', { date: '2026-11-28', from: '01:30', to: '04:00' }],
  ['2026-11-27T03:40:00Z', { date: '2026-11-27', from: '20:00', to: '28:00' }],
  ['2026-11-28T03:10:00Z', { date: '2026-12-03', from: '20:00', to: '28:00' }],
])('in a house of nights at %s too', (now, expected) => {
  expect(sensibleTime(nights, new Date(now))).toEqual(expected);
});

test('round the clock the evening ends at midnight', () => {
  const always = {
    ...nights,
    weekly: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opensMinute: 0, closesMinute: 1440 })),
  };
  expect(sensibleTime(always, new Date('2026-11-27T19:20:00Z'))).toEqual({
    date: '2026-11-27',
    from: '19:30',
    to: '24:00',
  });
});

test.each([
  ['22:00', '02:00', true, '26:00'],
  ['22:00', '02:00', false, '02:00'],
  ['22:00', '23:00', true, '23:00'],
  ['22:00', '24:00', true, '24:00'],
  ['22:00', '26:00', true, '26:00'],
  ['01:00', '26:00', true, '02:00'],
  ['17:00', '13:00', true, '13:00'],
])('from %s until %s, with nights %s, is until %s', (from, to, overMidnight, until) => {
  expect(untilAfter(from, to, overMidnight)).toBe(until);
});

test('the clock on the wall knows no 26 hours', () => {
  expect(['09:00', '24:00', '26:15'].map(clockOf)).toEqual(['09:00', '24:00', '02:15']);
});

test('a night is a range over midnight, also when the clocks change in it', () => {
  const wanted = { date: '2026-10-24', from: '23:00', to: '27:00' };
  const range = rangeOfWanted(wanted, 'Europe/Lisbon')!;
  expect(range.endsAt.getTime() - range.startsAt.getTime()).toBe(5 * 3_600_000);
  expect(wantedOfRange(range, 'Europe/Lisbon')).toEqual(wanted);
});

test('a wanted time and its range say the same, also at the end of a day', () => {
  const wanted = { date: '2026-11-24', from: '18:00', to: '24:00' };
  const range = rangeOfWanted(wanted, 'Australia/Lord_Howe');
  expect(range && wantedOfRange(range, 'Australia/Lord_Howe')).toEqual(wanted);
  expect(rangeOfWanted({ ...wanted, to: '17:00' }, 'Europe/Lisbon')).toBeNull();
});

test('what has begun is wanted from the running quarter hour on', () => {
  const range = { startsAt: new Date('2026-11-24T09:00:00Z'), endsAt: new Date('2026-11-24T17:00:00Z') };
  expect(fromNow(range, new Date('2026-11-24T10:07:00Z')).startsAt.toISOString()).toBe('2026-11-24T10:00:00.000Z');
  expect(fromNow(range, new Date('2026-11-24T09:05:00Z'))).toBe(range);
  expect(fromNow(range, new Date('2026-11-24T18:00:00Z'))).toBe(range);
});
