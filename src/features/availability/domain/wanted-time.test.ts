import { expect, test } from 'vitest';
import type { OpeningRules } from '@/features/spaces/domain/opening-hours';
import { fromNow, rangeOfWanted, sensibleTime, wantedOfRange } from './wanted-time';

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
