import { describe, expect, it } from 'vitest';
import { heatInWords, shareOfDay } from './heat';

const minutes = (openMinutes: number, heldMinutes: number, closedMinutes = 0) => ({
  openMinutes,
  heldMinutes,
  closedMinutes,
});

describe('how full a day is', () => {
  it.each([
    [undefined, null],
    [minutes(600, 0), 0],
    [minutes(600, 300), 0.5],
    [minutes(600, 600), 1],
    // What is shut is not open: half a day of repairs, and all of the rest booked.
    [minutes(600, 300, 300), 1],
    [minutes(600, 0, 600), null],
    [minutes(0, 0), null],
  ])('%o is %s', (day, share) => expect(shareOfDay(day)).toBe(share));

  it.each([
    [0, 'all free'],
    [0.001, '1 % taken'],
    [0.7, '70 % taken'],
    [0.999, '99 % taken'],
    [1, 'full'],
  ])('%s is said as %s', (share, words) => expect(heatInWords({ share, holiday: null })).toBe(words));

  it('says why it is closed where that has a name', () => {
    expect(heatInWords({ share: null, holiday: null })).toBe('closed');
    expect(heatInWords({ share: null, holiday: 'Christmas' })).toBe('closed, Christmas');
  });
});
