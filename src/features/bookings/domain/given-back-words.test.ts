import { describe, expect, it } from 'vitest';
import { givenBackWords, hoursWords } from './given-back-words';
import { laterStarts } from './later-starts';

describe('what was given back, in words', () => {
  it('says how much, on how many days, and what others used of it', () => {
    const words = (dates: number, releasedMinutes: number, rebookedMinutes: number) =>
      givenBackWords({ dates, releasedMinutes, rebookedMinutes });
    expect(words(0, 0, 0)).toBeNull();
    expect(words(1, 480, 0)).toBe('You gave back 8 h on 1 day.');
    expect(words(3, 1440, 960)).toBe('You gave back 24 h on 3 days; others used 16 h of it.');
    expect(words(2, 90, 90)).toBe('You gave back 1 h 30 min on 2 days; others used all of it.');
    expect(hoursWords(45)).toBe('45 min');
  });
});

describe('when somebody could come instead', () => {
  const starts = (from: string, to: string, zone = 'Europe/Lisbon') =>
    laterStarts({ startsAt: new Date(from), endsAt: new Date(to) }, zone).map((at) => at.toISOString().slice(11, 16));
  it('is each quarter of an hour in between, on the wall clock of the space', () => {
    expect(starts('2026-12-03T09:00Z', '2026-12-03T10:00Z')).toEqual(['09:15', '09:30', '09:45']);
    expect(starts('2026-12-03T09:10Z', '2026-12-03T09:45Z')).toEqual(['09:15', '09:30']);
    expect(starts('2026-12-03T03:15Z', '2026-12-03T04:00Z', 'Asia/Kathmandu')).toEqual(['03:30', '03:45']);
  });
  it('is nothing of a quarter of an hour, and ends with the day', () => {
    expect(starts('2026-12-03T09:00Z', '2026-12-03T09:15Z')).toEqual([]);
    expect(starts('2026-12-03T23:30Z', '2026-12-05T09:00Z')).toEqual(['23:45']);
  });
});
