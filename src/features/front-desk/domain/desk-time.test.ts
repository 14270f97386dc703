import { expect, test } from 'vitest';
import { deskTime } from './desk-time';

const at = (time: string) => new Date(`2026-11-24T${time}:00Z`);
const open = [{ startsAt: at('08:00'), endsAt: at('20:00') }];

test.each([
  ['07:10', '2026-11-24 08:00–17:00'],
  ['10:07', '2026-11-24 10:00–17:00'],
  ['16:00', '2026-11-24 16:00–17:00'],
  ['16:20', '2026-11-24 16:15–20:00'],
  ['19:45', '2026-11-24 19:45–20:00'],
  ['19:46', '2026-11-25 09:00–17:00'],
  ['21:00', '2026-11-25 09:00–17:00'],
])('at %s the desk books %s', (now, wanted) => {
  const { date, from, to } = deskTime(open, at(now), 'Europe/Lisbon');
  expect(`${date} ${from}–${to}`).toBe(wanted);
});

test('on a day that is shut, it is tomorrow', () => {
  expect(deskTime([], at('10:00'), 'Europe/Lisbon').date).toBe('2026-11-25');
});
