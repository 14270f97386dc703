import { describe, expect, it } from 'vitest';
import { parseTime, parseTimeRange, timeInWords } from './parse-time';

describe('a typed time', () => {
  it.each([
    ['9', '09:00'],
    ['9:30', '09:30'],
    ['930', '09:30'],
    ['0930', '09:30'],
    ['1730', '17:30'],
    ['9.15', '09:15'],
    ['9h30', '09:30'],
    ['21h', '21:00'],
    ['9pm', '21:00'],
    ['9:30 p.m.', '21:30'],
    ['12am', '00:00'],
    ['12 pm', '12:00'],
    ['noon', '12:00'],
    ['midnight', '24:00'],
    ['24', '24:00'],
    ['0', '00:00'],
  ])('%s is %s', (typed, time) => expect(parseTime(typed)).toBe(time));

  it.each(['', 'soon', '25', '9:60', '13pm', '24:15', '9:3', '-9'])('%j is not a time', (typed) =>
    expect(parseTime(typed)).toBeNull(),
  );
});

describe('a typed range', () => {
  it.each([
    ['9-12', '09:00', '12:00'],
    ['9 to 17:30', '09:00', '17:30'],
    ['from 2pm until 4pm', '14:00', '16:00'],
    ['2-4pm', '14:00', '16:00'],
    ['10–2pm', '10:00', '14:00'],
    ['20-24', '20:00', '24:00'],
  ])('%s', (typed, from, to) => expect(parseTimeRange(typed)).toEqual({ from, to }));

  it.each(['9', '12-9', '9-9', '9-12-15'])('%j is not a range', (typed) => expect(parseTimeRange(typed)).toBeNull());
});

it('writes times as the reader does', () => {
  expect(timeInWords('09:30', 'en-GB')).toBe('09:30');
  expect(timeInWords('21:30', 'en-US').replace(/\s/u, ' ')).toBe('9:30 PM');
});
