import { expect, test } from 'vitest';
import { matches, presenceOf } from './who-is-in';

const row = { startsAt: '2026-11-24T09:00:00Z', endsAt: '2026-11-24T17:00:00Z' };

test.each([
  ['2026-11-24T08:59:59Z', 'later'],
  ['2026-11-24T09:00:00Z', 'now'],
  ['2026-11-24T16:59:59Z', 'now'],
  ['2026-11-24T17:00:00Z', 'gone'],
])('at %s the booking is %s', (now, presence) => {
  expect(presenceOf(row, new Date(now))).toBe(presence);
});

test('people are found without their accents, by parts, and by where they sit', () => {
  const ines = { memberName: 'Inês Carvalho', resourceName: 'Desk 4' };
  expect(['ines', 'carv in', 'desk 4', 'INÊS', ''].every((typed) => matches(ines, typed))).toBe(true);
  expect(matches(ines, 'ana')).toBe(false);
});
