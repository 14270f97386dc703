import { expect, test } from 'vitest';
import { nearestFree } from './nearest-free';

const at = (time: string) => new Date(`2026-11-24T${time}:00Z`);
const range = (from: string, to: string) => ({ startsAt: at(from), endsAt: at(to) });
const EARLY = at('06:00');

test('moves as little as it can, and keeps the length where there is room', () => {
  const free = [range('08:00', '10:00'), range('11:30', '20:00')];
  expect(nearestFree(range('10:00', '12:00'), free, EARLY)).toEqual(range('11:30', '13:30'));
  expect(nearestFree(range('09:30', '11:30'), free, EARLY)).toEqual(range('08:00', '10:00'));
});

test('offers the longest stretch where nothing is long enough, and nothing for less than half an hour', () => {
  expect(nearestFree(range('09:00', '17:00'), [range('08:00', '09:00'), range('12:00', '14:00')], EARLY)).toEqual(
    range('12:00', '14:00'),
  );
  expect(nearestFree(range('09:00', '17:00'), [range('08:00', '08:20')], EARLY)).toBeNull();
});

test('never offers what has gone by, and begins on a quarter hour', () => {
  expect(nearestFree(range('09:00', '10:00'), [range('08:00', '12:00')], at('09:52'))).toEqual(range('10:00', '11:00'));
});
