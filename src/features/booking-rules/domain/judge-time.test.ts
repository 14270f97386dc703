import { describe, expect, it } from 'vitest';
import { minutesOf, type TimeRange } from '@/kernel/time-range';
import { addDays, instantOf } from '@/kernel/zone';
import type { BookingRule } from '../booking-rules.contract';
import {
  asking,
  codesOf,
  given,
  lasting,
  lengthRule,
  nearestOf,
  noticeRule,
  openOn,
  rule,
  wall,
} from '../testing-rules';
import { judgeTime, keepsTimeRules } from './judge-time';

const LISBON = 'Europe/Lisbon';
const ST_JOHNS = 'America/St_Johns';
const LORD_HOWE = 'Australia/Lord_Howe';
const ZONES = [LISBON, ST_JOHNS, LORD_HOWE];
describe.each(ZONES)('length in %s', (zone) => {
  const rules = [lengthRule({ minMinutes: 30, maxMinutes: 120 })];
  it.each<[string, number, string[]]>([
    ['one minute under the shortest', 29, ['rule.too_short', 'rule.not_whole_step']],
    ['one step under the shortest', 25, ['rule.too_short']],
    ['exactly the shortest', 30, []],
    ['exactly the longest', 120, []],
    ['one minute over the longest', 121, ['rule.too_long', 'rule.not_whole_step']],
    ['one step over the longest', 125, ['rule.too_long']],
  ])('%s', (_case, minutes, expected) => {
    expect(codesOf(lasting('2026-11-24T09:00', minutes, zone), given(rules, zone))).toEqual(expected);
    // Across midnight the length is the same.
    expect(codesOf(lasting('2026-11-24T23:45', minutes, zone), given(rules, zone))).toEqual(expected);
  });

  it('offers the shortest and the longest from the same start', () => {
    expect(nearestOf(lasting('2026-11-24T09:00', 10, zone), given(rules, zone))).toBe('2026-11-24 09:00-09:30');
    expect(nearestOf(lasting('2026-11-24T09:00', 200, zone), given(rules, zone))).toBe('2026-11-24 09:00-11:00');
    expect(nearestOf(lasting('2026-11-24T23:55', 10, zone), given(rules, zone))).toBe(
      '2026-11-24 23:55-2026-11-25 00:25',
    );
  });

  it('moves an offer before closing, not over it', () => {
    const closing = { openOn: openOn(zone, [[480, 1200]]) };
    expect(nearestOf(lasting('2026-11-24T19:50', 10, zone), given(rules, zone, closing))).toBe(
      '2026-11-24 19:30-20:00',
    );
  });
});

describe('length where the clocks change', () => {
  // [zone, day, wall-clock range that has other minutes than it shows, minutes]
  it.each<[string, string, string, string, number]>([
    ['Lisbon, spring', LISBON, '2027-03-28T00:30', '2027-03-28T03:30', 120],
    ['Lisbon, autumn', LISBON, '2026-10-25T00:30', '2026-10-25T03:30', 240],
    ['St. John’s, spring', ST_JOHNS, '2027-03-14T01:00', '2027-03-14T04:00', 120],
    ['St. John’s, autumn', ST_JOHNS, '2026-11-01T00:30', '2026-11-01T03:30', 240],
    ['Lord Howe, spring', LORD_HOWE, '2026-10-04T01:00', '2026-10-04T04:00', 150],
    ['Lord Howe, autumn', LORD_HOWE, '2027-04-04T01:00', '2027-04-04T04:00', 210],
  ])('%s: what has passed counts, not what the wall shows', (_case, zone, from, to, minutes) => {
    const wish = wall(from, to, zone);
    expect(minutesOf(wish)).toBe(minutes);
    const just = { now: new Date('2026-09-01T00:00:00Z') };
    expect(codesOf(wish, given([lengthRule({ minMinutes: minutes, maxMinutes: minutes })], zone, just))).toEqual([]);
    expect(codesOf(wish, given([lengthRule({ maxMinutes: minutes - 5 })], zone, just))).toEqual(['rule.too_long']);
    expect(codesOf(wish, given([lengthRule({ minMinutes: minutes + 5 })], zone, just))).toEqual(['rule.too_short']);
  });
});

describe.each(ZONES)('steps and starts in %s', (zone) => {
  const quarter = [lengthRule({ step: { unit: 'minutes', every: 15 } })];
  const hour = [lengthRule({ step: { unit: 'minutes', every: 60 } })];
  const named = [lengthRule({ step: { unit: 'minutes', every: 30 }, starts: [9 * 60, 13 * 60 + 30] })];
  it.each<[string, BookingRule[], string, number, string[], string | null]>([
    ['on the line', quarter, '2026-11-24T09:15', 45, [], null],
    [
      'one minute after the line',
      quarter,
      '2026-11-24T09:16',
      45,
      ['rule.start_not_allowed'],
      '2026-11-24 09:15-10:00',
    ],
    [
      'between two lines, the nearer',
      quarter,
      '2026-11-24T09:25',
      45,
      ['rule.start_not_allowed'],
      '2026-11-24 09:30-10:15',
    ],
    ['a broken step', quarter, '2026-11-24T09:15', 50, ['rule.not_whole_step'], '2026-11-24 09:15-10:00'],
    ['at midnight', hour, '2026-11-24T00:00', 60, [], null],
    ['just before midnight', hour, '2026-11-24T23:50', 60, ['rule.start_not_allowed'], '2026-11-25 00:00-01:00'],
    ['a named start', named, '2026-11-24T13:30', 60, [], null],
    ['beside the named starts', named, '2026-11-24T11:00', 60, ['rule.start_not_allowed'], '2026-11-24 09:00-10:00'],
    ['nearer to the later', named, '2026-11-24T11:30', 60, ['rule.start_not_allowed'], '2026-11-24 13:30-14:30'],
    ['nearer to the next day’s', named, '2026-11-24T23:30', 60, ['rule.start_not_allowed'], '2026-11-25 09:00-10:00'],
  ])('%s', (_case, rules, from, minutes, expected, offer) => {
    expect(codesOf(lasting(from, minutes, zone), given(rules, zone))).toEqual(expected);
    expect(nearestOf(lasting(from, minutes, zone), given(rules, zone))).toBe(offer);
  });
});

describe('steps where the clocks change', () => {
  const hour = [lengthRule({ step: { unit: 'minutes', every: 60 } })];
  const now = new Date('2026-09-01T00:00:00Z');
  it('counts the grid on the wall: after half an hour was left out, the full hours are still full hours', () => {
    // 02:00 becomes 02:30 in Lord Howe.
    expect(codesOf(lasting('2026-10-04T03:00', 60, LORD_HOWE), given(hour, LORD_HOWE, { now }))).toEqual([]);
    expect(codesOf(lasting('2026-10-04T02:30', 60, LORD_HOWE), given(hour, LORD_HOWE, { now }))).toEqual([
      'rule.start_not_allowed',
    ]);
    expect(nearestOf(lasting('2026-10-04T02:30', 60, LORD_HOWE), given(hour, LORD_HOWE, { now }))).toBe(
      '2026-10-04 03:00-04:00',
    );
  });

  it('never offers a start that the wall leaves out', () => {
    // 01:00 becomes 02:00 in Lisbon: 01:30 does not exist.
    const half = [lengthRule({ step: { unit: 'minutes', every: 30 }, starts: [90] })];
    expect(nearestOf(lasting('2027-03-28T02:10', 60, LISBON), given(half, LISBON, { now }))).toBe(
      '2027-03-29 01:30-02:30',
    );
  });

  it('knows both hours of the one that comes twice', () => {
    const first = instantOf('2026-10-25T01:00', LISBON);
    const second = new Date(first.getTime() + 3_600_000);
    for (const startsAt of [first, second]) {
      const wish = { startsAt, endsAt: new Date(startsAt.getTime() + 3_600_000) };
      expect(codesOf(wish, given(hour, LISBON, { now }))).toEqual([]);
    }
    const late = { startsAt: new Date(second.getTime() + 600_000), endsAt: new Date(second.getTime() + 4_200_000) };
    const offer = judgeTime(late, given(hour, LISBON, { now }))[0]!.details.nearest as { startsAt: string };
    expect(offer.startsAt).toBe(second.toISOString());
  });
});

describe.each(ZONES)('half and whole days in %s', (zone) => {
  const halves = [lengthRule({ step: { unit: 'half_day', noonMinute: 13 * 60 } })];
  const wholes = [lengthRule({ step: { unit: 'day' } })];
  const house = openOn(zone, [[480, 1140]], { weekends: false });
  const lunch = openOn(zone, [
    [480, 720],
    [810, 1140],
  ]);
  const bar = openOn(zone, [[1080, 1560]]);
  const from = (local: string, to: string) =>
    wall(`2026-11-24T${local}`, to.length > 5 ? to : `2026-11-24T${to}`, zone);
  const day = '2026-11-24';
  it.each<[string, BookingRule[], typeof house, TimeRange, string[], string | null]>([
    ['the morning', halves, house, from('08:00', '13:00'), [], null],
    ['the afternoon', halves, house, from('13:00', '19:00'), [], null],
    ['both', halves, house, from('08:00', '19:00'), [], null],
    ['a minute less', halves, house, from('08:00', '12:59'), ['rule.not_half_day'], `${day} 08:00-13:00`],
    ['most of the afternoon', halves, house, from('13:30', '18:00'), ['rule.not_half_day'], `${day} 13:00-19:00`],
    ['with a lunch break: the morning', halves, lunch, from('08:00', '12:00'), [], null],
    ['with a lunch break: the afternoon', halves, lunch, from('13:30', '19:00'), [], null],
    [
      'with a lunch break: until noon',
      halves,
      lunch,
      from('08:00', '13:00'),
      ['rule.not_half_day'],
      `${day} 08:00-12:00`,
    ],
    ['the whole day', wholes, house, from('08:00', '19:00'), [], null],
    ['half of it', wholes, house, from('08:00', '13:00'), ['rule.not_whole_day'], `${day} 08:00-19:00`],
    ['what closes after midnight', wholes, bar, from('18:00', '2026-11-25T02:00'), [], null],
    [
      'until midnight',
      wholes,
      bar,
      from('18:00', '2026-11-25T00:00'),
      ['rule.not_whole_day'],
      `${day} 18:00-2026-11-25 02:00`,
    ],
    [
      'the end of the night before',
      wholes,
      bar,
      wall('2026-11-25T00:30', '2026-11-25T02:00', zone),
      ['rule.not_whole_day'],
      `${day} 18:00-2026-11-25 02:00`,
    ],
    [
      'on a shut day its hours say no, not this',
      wholes,
      house,
      wall('2026-11-28T09:00', '2026-11-28T12:00', zone),
      [],
      null,
    ],
  ])('%s', (_case, rules, open, wish, expected, offer) => {
    expect(codesOf(wish, given(rules, zone, { openOn: open }))).toEqual(expected);
    expect(nearestOf(wish, given(rules, zone, { openOn: open }))).toBe(offer);
  });

  it('several whole days, from the first opening to the last closing', () => {
    const open = { openOn: openOn(zone, [[0, 1440]]) };
    expect(codesOf(wall('2026-11-24T00:00', '2026-11-27T00:00', zone), given(wholes, zone, open))).toEqual([]);
    expect(nearestOf(wall('2026-11-24T00:00', '2026-11-26T20:00', zone), given(wholes, zone, open))).toBe(
      '2026-11-24 00:00-2026-11-27 00:00',
    );
  });
});

it('a whole day is as long as it is: 23, 25 and 24.5 hours', () => {
  const now = new Date('2026-09-01T00:00:00Z');
  for (const [zone, date, hours] of [
    [LISBON, '2027-03-28', 23],
    [LISBON, '2026-10-25', 25],
    [LORD_HOWE, '2027-04-04', 24.5],
    [ST_JOHNS, '2026-11-01', 25],
  ] as const) {
    const wish = wall(`${date}T00:00`, `${addDays(date, 1)}T00:00`, zone);
    expect(minutesOf(wish)).toBe(hours * 60);
    expect(codesOf(wish, given([lengthRule({ step: { unit: 'day' } })], zone, { now }))).toEqual([]);
  }
});

describe('what a refusal says', () => {
  it('which rule, in the owner’s words, and one time that keeps them all', () => {
    const own = { words: 'The rooms are cleaned in the morning.' };
    const rules = [
      rule('notice', { minMinutes: 120, maxDays: null }, own),
      lengthRule({ minMinutes: 60, step: { unit: 'minutes', every: 30 } }),
    ];
    const refusals = judgeTime(wall('2026-11-23T10:30', '2026-11-23T10:50', LISBON), given(rules, LISBON));
    expect(refusals.map(({ code }) => code)).toEqual(['rule.too_short', 'rule.not_whole_step', 'rule.too_soon']);
    expect(new Set(refusals.map(({ details }) => JSON.stringify(details.nearest))).size).toBe(1);
    expect(refusals[2]!.details).toMatchObject({ ...own, ruleId: rules[0]!.id, minMinutes: 120 });
    expect(nearestOf(wall('2026-11-23T10:30', '2026-11-23T10:50', LISBON), given(rules, LISBON))).toBe(
      '2026-11-23 12:30-13:30',
    );
  });

  it('the narrowest rule alone, as a whole', () => {
    const rules = [noticeRule({ minMinutes: 60, maxDays: 7 }), noticeRule({ minMinutes: 10 }, { role: 'visitor' })];
    const far = wall('2026-12-23T09:00', '2026-12-23T10:00', LISBON);
    expect(codesOf(far, given(rules, LISBON))).toEqual(['rule.too_far_ahead']);
    expect(codesOf(far, given(rules, LISBON, { subject: asking('visitor') }))).toEqual([]);
  });

  it('no offer, where nothing keeps them all', () => {
    const rules = [noticeRule({ minMinutes: 2 * 1440, maxDays: 1 })];
    const wish = wall('2026-11-23T12:00', '2026-11-23T13:00', LISBON);
    expect(judgeTime(wish, given(rules, LISBON))[0]!.details.nearest).toBeUndefined();
  });

  it('nothing, where there is no rule', () => {
    const wish = wall('2026-11-23T12:03', '2026-11-23T12:40', LISBON);
    expect(judgeTime(wish, given([], LISBON))).toEqual([]);
    expect(keepsTimeRules(wish, given([], LISBON))).toBe(true);
  });
});
