import { describe, expect, test } from 'vitest';
import { ruleInWords } from './domain/price-words';
import { whyThisPrice } from './domain/trace-words';
import { cancellationTimeline } from './domain/cancellation-timeline';
import {
  amountOf,
  band,
  block,
  BOOK,
  cap,
  free,
  listOf,
  minimum,
  percentOff,
  placeId,
  planId,
  quoteOf,
  ruleOf,
  sets,
  tiers,
  WEEKDAYS,
  WEEKEND,
  wishOf,
} from './testing-prices';

const names = {
  currency: 'EUR',
  nameOf: (id: string) => (id === placeId(1) ? 'Room 2' : id === planId(1) ? 'Nomad' : null),
};

test.each([
  [
    sets('hour', 1200, { kinds: ['meeting_room'], weekdays: WEEKDAYS, time: band('9-18') }),
    'Meeting rooms · weekdays 9–18 · 12.00 an hour',
  ],
  [sets('half_day', 1500, { kinds: ['desk', 'phone_booth'] }), 'Desks and phone booths · 15.00 a half day'],
  [sets('hour', 800), 'Everything else · 8.00 an hour'],
  [
    block(4000, '18:30-23', { resourceIds: [placeId(1)], weekdays: WEEKEND }),
    'Room 2 · weekends 18:30–23 · 40.00 flat',
  ],
  [percentOff(20, { roles: ['member', 'host'] }), 'Members and hosts · 20 % off'],
  [
    percentOff(12.5, { planIds: [planId(1)] }, { thenStop: true }),
    'Plan Nomad · 12.5 % off · and nothing further counts',
  ],
  [sets('hour', 500, { resourceIds: [placeId(9)] }), 'One that is gone · 5.00 an hour'],
  [cap('day', 6000), 'Every booking · at most 60.00 a day'],
  [minimum(800, { weekdays: [1, 4] }), 'Mondays and Thursdays · at least 8.00'],
  [amountOf('on', 'guest', 500, { guests: { from: 11, to: null } }), 'From 11 guests · 5.00 on a guest'],
  [free('adjusts', { lead: { from: null, to: 120 } }), 'Booked less than 2 hours before · free'],
  [sets('day', 3000, { season: { from: '12-20', to: '01-06' } }), '20 Dec – 6 Jan every year · 30.00 a day'],
  [
    sets('day', 3000, { dates: { from: '2026-08-10', to: null }, length: { from: 240, to: null } }),
    'From 10 Aug 2026 · from 4 hours · 30.00 a day',
  ],
  [
    sets('hour', 3000, { recurring: true, fullness: { from: 80, to: null } }),
    'Series · 80 % full or more · 30.00 an hour',
  ],
  [
    tiers('each_hour', 'day', [
      [2, 1000],
      [6, 800],
      [null, 500],
    ]),
    'Everything else · up to 2 hours 10.00 an hour, up to 6 hours 8.00 an hour, then 5.00 an hour, each day',
  ],
])('a rule as a line of the sheet: %#', (draft, words) => {
  expect(ruleInWords(ruleOf(draft, 1), names)).toBe(words);
});

describe('why this price?', () => {
  const list = listOf([
    sets('hour', 2000, { resourceIds: [placeId(9)] }),
    sets('hour', 1200, { time: band('9-18') }, { name: 'Peak' }),
    sets('hour', 800),
    cap('day', 2000),
    percentOff(20, { roles: ['member'] }, { thenStop: true }),
    percentOff(10),
  ]);
  const why = (when: string, role: 'member' | 'visitor') => {
    const found = quoteOf(wishOf(when, { role }), { ...BOOK, versions: [list] });
    return found.lines.map((line) => whyThisPrice(line, found, [list], names).map(({ words }) => words));
  };

  test('what counted comes first, then what did not and why', () => {
    expect(why('2026-06-02 9-11', 'member')).toEqual([
      [
        '“Peak” (9–18 · 12.00 an hour) sets the price: €24.00.',
        '“Every booking · at most 20.00 a day” changes it from €24.00 to €20.00.',
        '“Members · 20 % off · and nothing further counts” changes it from €20.00 to €16.00.',
        '“One that is gone · 20.00 an hour” does not count: it is for another place.',
        '“Everything else · 8.00 an hour” would match too, but “Peak” stands above it.',
        '“Every booking · 10 % off” does not count: after “Members · 20 % off · and nothing further counts” nothing further does.',
      ],
    ]);
  });

  test('each part has its own reasons', () => {
    expect(why('2026-06-02 17:30-18:30', 'visitor')).toEqual([
      [
        '“Peak” (9–18 · 12.00 an hour) sets the price: €6.00.',
        '“Every booking · 10 % off” changes it from €6.00 to €5.40.',
        '“One that is gone · 20.00 an hour” does not count: it is for another place.',
        '“Everything else · 8.00 an hour” would match too, but “Peak” stands above it.',
        '“Every booking · at most 20.00 a day” counts, but changes nothing.',
        '“Members · 20 % off · and nothing further counts” does not count: it is for other people.',
      ],
      expect.arrayContaining(['“Peak” (9–18 · 12.00 an hour) does not count: it is for another time of day.']),
    ]);
  });

  test('a part that no list prices says so', () => {
    const open = listOf([sets('hour', 1000, { time: band('9-18') })], { otherwise: 'free' });
    const found = quoteOf(wishOf('2026-06-02 18-19'), { ...BOOK, versions: [open] });
    expect(found.lines.map((line) => whyThisPrice(line, found, [open], names)[0])).toEqual([
      { counted: true, words: 'No line sets a price here, and the list says that it is free then.' },
    ]);
  });
});

describe('what cancelling costs', () => {
  const steps = [
    { minutesBefore: 24 * 60, percent: 50 },
    { minutesBefore: 48 * 60, percent: 20 },
    { minutesBefore: 0, percent: 100 },
  ];
  const startsAt = new Date('2026-06-10T07:00:00Z');

  test('step by step, as seen long before', () => {
    expect(cancellationTimeline(steps, 3333, startsAt, new Date('2026-06-01T00:00:00Z'))).toEqual([
      { from: null, percent: 0, cost: 0, back: 3333 },
      { from: new Date('2026-06-08T07:00:00Z'), percent: 20, cost: 667, back: 2666 },
      { from: new Date('2026-06-09T07:00:00Z'), percent: 50, cost: 1667, back: 1666 },
      { from: startsAt, percent: 100, cost: 3333, back: 0 },
    ]);
  });

  test('what has passed is what counts now', () => {
    const at = (now: string) =>
      cancellationTimeline(steps, 1000, startsAt, new Date(now)).map(({ from, percent }) => [from, percent]);
    expect(at('2026-06-09T07:00:00Z')).toEqual([
      [null, 50],
      [startsAt, 100],
    ]);
    expect(at('2026-06-09T06:59:00Z')[0]).toEqual([null, 20]);
    expect(cancellationTimeline([], 1000, startsAt, startsAt)).toEqual([
      { from: null, percent: 0, cost: 0, back: 1000 },
    ]);
  });
});
