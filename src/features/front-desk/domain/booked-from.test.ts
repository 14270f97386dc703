import { expect, test } from 'vitest';
import { bookedFrom } from './booked-from';

const at = (time: string) => new Date(`2026-11-24T${time}:00Z`);
const free = { startsAt: at('09:00'), endsAt: at('12:00') };

test.each([
  ['09:00', '09:00', '10:00'],
  ['10:22', '10:15', '11:15'],
  ['11:20', '11:15', '12:00'],
  ['11:59', '11:45', '12:00'],
  ['08:00', '09:00', '10:00'],
  ['13:00', '11:45', '12:00'],
])('a press at %s is from %s until %s', (press, from, to) => {
  expect(bookedFrom(free, at(press))).toEqual({ startsAt: at(from), endsAt: at(to) });
});

test('what is running is booked from the quarter that has begun', () => {
  expect(bookedFrom({ ...free, startsAt: at('09:07') }, at('09:07')).startsAt).toEqual(at('09:00'));
});
