import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newId } from '@/kernel/ids';
import { minutesOf, type TimeRange } from '@/kernel/time-range';
import { addDays, dayRange, instantOf, localDateOf, localOf, weekdayOf } from '@/kernel/zone';
import type { BookingRule } from '../booking-rules.contract';
import { ANA, asking, BEN, DESK, lengthRule, limitRule, ROOM, wall } from '../testing-rules';
import { judgeLimits, limitsFor, windowForLimits, type HeldForLimits } from './judge-limits';

const LISBON = 'Europe/Lisbon';
const ST_JOHNS = 'America/St_Johns';
const LORD_HOWE = 'Australia/Lord_Howe';
const NOW = new Date('2026-11-23T10:00:00Z');

const held = (range: TimeRange, more: Partial<HeldForLimits> = {}): HeldForLimits => ({
  id: newId(),
  seriesId: null,
  resourceId: DESK,
  kind: 'desk',
  ...range,
  ...more,
});
type More = { zone?: string; now?: Date; subject?: ReturnType<typeof asking>; seriesId?: string };
const judge = (
  wishes: readonly TimeRange[],
  rules: readonly BookingRule[],
  has: readonly HeldForLimits[] = [],
  { zone = LISBON, now = NOW, subject = asking(), seriesId }: More = {},
) => judgeLimits(wishes, { rules, subject, held: has, timeZone: zone, now, seriesId });
const codes = (...args: Parameters<typeof judge>) => judge(...args).map((one) => one?.code ?? null);
const USED = 'rule.hours_used_up';

describe.each([LISBON, ST_JOHNS, LORD_HOWE])('hours in %s', (zone) => {
  const day = [limitRule({ hoursPerDay: 4 })];
  const week = [limitRule({ hoursPerWeek: 10 })];
  const month = [limitRule({ hoursPerMonth: 20 })];
  const at = (date: string, from: string, to: string) => wall(`${date}T${from}`, `${date}T${to}`, zone);
  // 2026-11-29 is a Sunday, the 30th a Monday and the last of the month.
  it.each<[string, BookingRule[], TimeRange, TimeRange, (string | null)[]]>([
    ['exactly the day’s', day, at('2026-11-24', '08:00', '10:00'), at('2026-11-24', '12:00', '14:00'), [null]],
    ['a minute more', day, at('2026-11-24', '08:00', '10:00'), at('2026-11-24', '12:00', '14:01'), [USED]],
    ['on the next day', day, at('2026-11-24', '08:00', '12:00'), at('2026-11-25', '12:00', '16:00'), [null]],
    [
      'across midnight, half on each day',
      day,
      at('2026-11-24', '08:00', '10:00'),
      wall('2026-11-24T22:00', '2026-11-25T02:00', zone),
      [null],
    ],
    [
      'across midnight, too much on the first',
      day,
      at('2026-11-24', '08:00', '10:00'),
      wall('2026-11-24T21:55', '2026-11-25T02:00', zone),
      [USED],
    ],
    [
      'across midnight, too much on the second',
      day,
      at('2026-11-25', '08:00', '10:00'),
      wall('2026-11-24T22:00', '2026-11-25T02:05', zone),
      [USED],
    ],
    [
      'exactly the week’s, on its Sunday',
      week,
      at('2026-11-23', '12:00', '20:00'),
      at('2026-11-29', '08:00', '10:00'),
      [null],
    ],
    ['a minute more', week, at('2026-11-23', '12:00', '20:00'), at('2026-11-29', '08:00', '10:01'), [USED]],
    ['on the next Monday', week, at('2026-11-23', '12:00', '22:00'), at('2026-11-30', '00:00', '10:00'), [null]],
    [
      'from Sunday into Monday, each in its week',
      week,
      at('2026-11-24', '08:00', '17:00'),
      wall('2026-11-29T23:00', '2026-11-30T09:00', zone),
      [null],
    ],
    [
      'exactly the month’s, on its last day',
      month,
      at('2026-11-02', '00:00', '16:00'),
      at('2026-11-30', '19:00', '23:00'),
      [null],
    ],
    ['in the next month', month, at('2026-11-30', '00:00', '20:00'), at('2026-12-01', '00:00', '20:00'), [null]],
    [
      'from month to month, each in its own',
      month,
      at('2026-11-02', '00:00', '19:00'),
      wall('2026-11-30T23:00', '2026-12-01T19:00', zone),
      [null],
    ],
    [
      'too much in the first of them',
      month,
      at('2026-11-02', '00:00', '19:01'),
      wall('2026-11-30T23:00', '2026-12-01T19:00', zone),
      [USED],
    ],
  ])('%s', (_case, rules, has, wish, expected) => {
    expect(codes([wish], rules, [held(has)], { zone })).toEqual(expected);
  });
});

describe('days of 23, 24.5 and 25 hours', () => {
  it.each<[string, string, string, number]>([
    ['Lisbon, spring', LISBON, '2027-03-28', 23],
    ['Lisbon, autumn', LISBON, '2026-10-25', 25],
    ['St. John’s, autumn', ST_JOHNS, '2026-11-01', 25],
    ['Lord Howe, autumn', LORD_HOWE, '2027-04-04', 24.5],
    ['Lord Howe, spring', LORD_HOWE, '2026-10-04', 23.5],
  ])('%s: what passes counts, and 24 hours a day are the whole day', (_case, zone, date, hours) => {
    const day = dayRange(date, zone);
    expect(minutesOf(day)).toBe(hours * 60);
    const now = new Date('2026-09-01T00:00:00Z');
    expect(codes([day], [limitRule({ hoursPerDay: 24 })], [], { zone, now })).toEqual([null]);
    const over = hours > 23.75 ? USED : null;
    expect(codes([day], [limitRule({ hoursPerDay: 23.75 })], [], { zone, now })).toEqual([over]);
    // What begins the day before and ends in it is shared at its midnight.
    const night = { startsAt: new Date(day.startsAt.getTime() - 3_600_000), endsAt: day.endsAt };
    expect(codes([night], [limitRule({ hoursPerDay: 23.75 })], [], { zone, now })).toEqual([over]);
  });
});

describe('how many at once', () => {
  const two = [limitRule({ atOnce: 2 })];
  const tomorrow = wall('2026-11-24T09:00', '2026-11-24T12:00', LISBON);
  const wish = wall('2026-11-26T09:00', '2026-11-26T12:00', LISBON);
  const past = wall('2026-11-20T09:00', '2026-11-20T12:00', LISBON);
  const running = { startsAt: new Date(NOW.getTime() - 60_000), endsAt: new Date(NOW.getTime() + 60_000) };
  const over = { startsAt: new Date(NOW.getTime() - 3_600_000), endsAt: NOW };
  it.each<[string, HeldForLimits[], string | null]>([
    ['one ahead', [held(tomorrow)], null],
    ['two ahead', [held(tomorrow), held(tomorrow)], 'rule.too_many_at_once'],
    ['what is over does not count', [held(past), held(past), held(over)], null],
    ['what runs counts', [held(running), held(tomorrow)], 'rule.too_many_at_once'],
    ['a series counts once', [held(tomorrow, { seriesId: 's' }), held(wish, { seriesId: 's' })], null],
    [
      'two series count twice',
      [held(tomorrow, { seriesId: 's' }), held(wish, { seriesId: 't' })],
      'rule.too_many_at_once',
    ],
  ])('%s', (_case, has, expected) => {
    expect(codes([wish], two, has)).toEqual([expected]);
  });

  it('all dates of a wished series together are one', () => {
    const dates = ['01', '08', '15'].map((day) => wall(`2026-12-${day}T09:00`, `2026-12-${day}T10:00`, LISBON));
    expect(codes(dates, two, [held(tomorrow)])).toEqual([null, null, null]);
    expect(codes(dates, two, [held(tomorrow), held(tomorrow)])).toEqual(Array(3).fill('rule.too_many_at_once'));
  });

  it('the next dates of a series that stands already make it no second one', () => {
    const has = [held(tomorrow), held(tomorrow, { seriesId: 's' })];
    expect(codes([wish], two, has, { seriesId: 's' })).toEqual([null]);
    expect(codes([wish], two, has, { seriesId: 't' })).toEqual(['rule.too_many_at_once']);
    // Where a rule was tightened since, what stands goes on.
    expect(codes([wish], [limitRule({ atOnce: 1 })], has, { seriesId: 's' })).toEqual(['rule.too_many_at_once']);
  });

  it('none at all', () => {
    expect(codes([wish], [limitRule({ atOnce: 0 })])).toEqual(['rule.too_many_at_once']);
  });
});

describe('which limits count', () => {
  const all = limitRule({ hoursPerDay: 1 });
  const rooms = limitRule({ hoursPerDay: 2 }, { kind: 'meeting_room' });
  const roomsForAna = limitRule({ hoursPerDay: 3 }, { kind: 'meeting_room', memberId: ANA });
  const roomsForBen = limitRule({ hoursPerDay: 4 }, { kind: 'meeting_room', memberId: BEN });
  const room = limitRule({ hoursPerDay: 5 }, { resourceId: ROOM });
  const visitors = limitRule({ hoursPerDay: 6 }, { role: 'visitor' });
  const every = [all, rooms, roomsForAna, roomsForBen, room, visitors];
  it('for each place the one nearest to whoever asks', () => {
    const of = (subject: ReturnType<typeof asking>) =>
      limitsFor(every, subject).map(({ settings }) => settings.hoursPerDay);
    expect(of(asking())).toEqual([1]);
    expect(of(asking('visitor'))).toEqual([6]);
    expect(of(asking('member', 'meeting_room')).sort()).toEqual([1, 3, 5]);
  });

  it('a limit on rooms does not count desks, nor the other way round', () => {
    const desks = [held(wall('2026-11-24T08:00', '2026-11-24T18:00', LISBON))];
    const wish = wall('2026-11-24T09:00', '2026-11-24T11:00', LISBON);
    const subject = asking('member', 'meeting_room');
    expect(codes([wish], [rooms], desks, { subject })).toEqual([null]);
    const inRooms = desks.map((one) => ({ ...one, resourceId: ROOM, kind: 'meeting_room' as const }));
    expect(codes([wish], [rooms], inRooms, { subject })).toEqual([USED]);
    expect(codes([wish], [rooms], inRooms)).toEqual([null]);
  });
});

describe('what a refusal says', () => {
  const has = [held(wall('2026-11-24T08:00', '2026-11-24T10:30', LISBON))];
  it('how much is left, and the part of the wish that fits', () => {
    const rules = [
      limitRule({ hoursPerDay: 4 }, { kind: 'desk' }),
      lengthRule({ step: { unit: 'minutes', every: 30 } }),
    ];
    const [refusal] = judge([wall('2026-11-24T12:00', '2026-11-24T16:00', LISBON)], rules, has);
    const { nearest, ...details } = refusal!.details as { nearest: { startsAt: string; endsAt: string } };
    expect(details).toEqual({
      words: '',
      ruleId: rules[0]!.id,
      kind: 'desk',
      resourceId: null,
      timeZone: LISBON,
      period: 'day',
      date: '2026-11-24',
      mostHours: 4,
      usedMinutes: 150,
      leftMinutes: 90,
    });
    expect(localOf(new Date(nearest.endsAt), LISBON)).toBe('2026-11-24T13:30');
  });

  it.each<[string, BookingRule | null]>([
    ['where what is left is shorter than the shortest', lengthRule({ minMinutes: 120 })],
    ['where half days are booked', lengthRule({ step: { unit: 'half_day', noonMinute: 720 } })],
    ['where less than a step is left', lengthRule({ step: { unit: 'minutes', every: 60 }, minMinutes: 120 })],
  ])('no part of it, %s', (_case, length) => {
    const rules = [limitRule({ hoursPerDay: 4 }), ...(length ? [length] : [])];
    const [refusal] = judge([wall('2026-11-24T12:00', '2026-11-24T16:00', LISBON)], rules, has);
    expect(refusal!.code).toBe(USED);
    expect(refusal!.details.nearest).toBeUndefined();
  });
});

it('no order of wishes goes over a limit, and what was refused would have', { timeout: 60_000 }, () => {
  const zones = fc.constantFrom(LISBON, ST_JOHNS, LORD_HOWE);
  const quarter = fc.integer({ min: 0, max: 4 * 24 * 70 });
  const ranges = fc
    .array(fc.record({ from: quarter, length: fc.integer({ min: 1, max: 4 * 30 }) }), { minLength: 1, maxLength: 14 })
    .map((list) =>
      list.map(({ from, length }) => {
        const startsAt = new Date(Date.parse('2026-10-01T00:00:00Z') + from * 900_000);
        return { startsAt, endsAt: new Date(startsAt.getTime() + length * 900_000) };
      }),
    );
  const hours = (most: number) =>
    fc.option(
      fc.integer({ min: 0, max: most * 4 }).map((n) => n / 4),
      { nil: null },
    );
  const limits = fc.record({ hoursPerDay: hours(23), hoursPerWeek: hours(60), hoursPerMonth: hours(150) });
  const used = (list: readonly TimeRange[], zone: string, keyOf: (date: string) => string) => {
    const sums = new Map<string, number>();
    for (const { startsAt, endsAt } of list)
      for (let at = startsAt.getTime(); at < endsAt.getTime(); at += 900_000) {
        const key = keyOf(localDateOf(new Date(at), zone));
        sums.set(key, (sums.get(key) ?? 0) + 0.25);
      }
    return sums;
  };
  const weekOf = (date: string) => addDays(date, 1 - weekdayOf(date));
  const within = (
    list: readonly TimeRange[],
    zone: string,
    limit: { hoursPerDay: number | null; hoursPerWeek: number | null; hoursPerMonth: number | null },
  ) =>
    [
      [limit.hoursPerDay, (date: string) => date] as const,
      [limit.hoursPerWeek, weekOf] as const,
      [limit.hoursPerMonth, (date: string) => date.slice(0, 7)] as const,
    ].every(([most, keyOf]) => most === null || [...used(list, zone, keyOf).values()].every((sum) => sum <= most));
  fc.assert(
    fc.property(zones, ranges, ranges, limits, (zone, before, wishes, limit) => {
      const has = before.filter((_, at) => within(before.slice(0, at + 1), zone, limit));
      if (!within(has, zone, limit)) return;
      const answers = judge(
        wishes,
        [limitRule(limit)],
        has.map((range) => held(range)),
        { zone },
      );
      const taken: TimeRange[] = [...has];
      wishes.forEach((wish, at) => {
        const fits = within([...taken, wish], zone, limit);
        expect(answers[at] === null).toBe(fits);
        if (fits) taken.push(wish);
      });
      expect(within(taken, zone, limit)).toBe(true);
    }),
    { numRuns: 120 },
  );
});

it('the window of a wish holds the week and the month of both its ends', () => {
  const wish = { startsAt: instantOf('2026-10-31T23:00', LISBON), endsAt: instantOf('2026-11-01T01:00', LISBON) };
  const window = windowForLimits([wish], LISBON);
  expect(window.startsAt <= instantOf('2026-10-01T00:00', LISBON)).toBe(true);
  expect(window.endsAt >= instantOf('2026-12-01T00:00', LISBON)).toBe(true);
});
