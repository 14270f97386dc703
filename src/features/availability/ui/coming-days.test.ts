import { describe, expect, it } from 'vitest';
import { comingDays, passedInWords, shutDaysOf } from './coming-days';
import { parseWish } from './parse-wish';

// A Thursday.
const today = '2026-11-26';
const vocabulary = { resources: [], groups: [], amenities: [] };
const heat = [
  { date: '2026-11-27', share: 0.5, holiday: null },
  { date: '2026-12-01', share: null, holiday: 'Restoration' },
  { date: '2026-11-29', share: null, holiday: null },
  { date: '2026-12-06', share: null, holiday: null },
];
const known = shutDaysOf(heat, new Date('2026-11-26T20:00:00Z'));
const at = (clock: string) => comingDays(known, new Date(`${today}T${clock}Z`), 'Europe/Lisbon');
const daysOf = (typed: string, clock: string) => parseWish(typed, vocabulary, at(clock)).wish.days;

describe('a weekday means the next one that can be had', () => {
  it.each([
    ['tuesday or thursday afternoon', '10:00', ['2026-11-26', '2026-12-08']],
    ['tuesday or thursday afternoon', '17:45', ['2026-11-26', '2026-12-08']],
    ['tuesday or thursday afternoon', '17:46', ['2026-12-03', '2026-12-08']],
    ['90 min, thursday afternoon', '16:30', ['2026-11-26']],
    ['90 min, thursday afternoon', '16:31', ['2026-12-03']],
    ['thu 9-12', '11:00', ['2026-11-26']],
    ['thu 9-12', '12:00', ['2026-12-03']],
    ['thu at 9', '09:00', ['2026-11-26']],
    ['thu at 9', '09:01', ['2026-12-03']],
    ['thu from 14', '16:00', ['2026-11-26']],
    ['thu', '19:45', ['2026-11-26']],
    ['on thursday', '19:46', ['2026-12-03']],
    ['thu all day', '19:46', ['2026-12-03']],
    // Whoever says which day is taken at their word.
    ['today', '19:46', ['2026-11-26']],
    ['this thursday', '19:46', ['2026-11-26']],
    ['1 dec', '10:00', ['2026-12-01']],
    ['next tue', '10:00', ['2026-12-01']],
    ['fri', '23:00', ['2026-11-27']],
    // Shut on both Sundays of the fortnight: it stays the next one.
    ['sun', '10:00', ['2026-11-29']],
  ])('%s at %s', (typed, clock, days) => expect(daysOf(typed, clock)).toEqual(days));

  it('and says which it is, and why', () => {
    const { passed } = parseWish('tue or thu', vocabulary, at('19:50'));
    expect(passed.map((one) => passedInWords(one, today))).toEqual([
      'Tue 1 Dec is closed, Restoration: Tue 8 Dec is meant.',
      'That time is over today: Thu 3 Dec is meant.',
    ]);
  });
});
