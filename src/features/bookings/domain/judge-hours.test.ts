import { describe, expect, it } from 'vitest';
import { ANA, DESK, rule, wall } from '@/features/booking-rules/testing-rules';
import type { Role } from '@/kernel/acting-member';
import { instantOf } from '@/kernel/zone';
import { judgeBooking, refusalsOf, type BookingWish } from './judge-booking';

const LISBON = 'Europe/Lisbon';
/** From eight to six; on Fridays into the night, until two; on Sundays from midnight to four, over the hour at which the clocks change. */
const rules = {
  timeZone: LISBON,
  weekly: [
    ...[1, 2, 3, 4].map((weekday) => ({ weekday, opensMinute: 480, closesMinute: 1080 })),
    { weekday: 5, opensMinute: 480, closesMinute: 1560 },
    { weekday: 7, opensMinute: 0, closesMinute: 240 },
  ],
  exceptions: [
    { date: '2026-12-25', name: 'Christmas', opensMinute: null, closesMinute: null },
    { date: '2026-12-24', name: 'Christmas Eve', opensMinute: 480, closesMinute: 780 },
  ],
};
const NOW = new Date('2026-10-20T08:00:00Z');
const wish = (range: BookingWish['range'], more: Partial<BookingWish> = {}): BookingWish => ({
  range,
  rules,
  bookingRules: [],
  resource: { id: DESK, kind: 'desk', openToVisitors: false },
  who: { memberId: ANA, role: 'member' },
  now: NOW,
  ...more,
});
const codeOf = (from: string, to: string, more: Partial<BookingWish> = {}) =>
  judgeBooking(wish(wall(from, to, LISBON), more))?.code ?? 'fine';

describe('the hours of a place', () => {
  it.each([
    ['from opening to closing', '2026-11-24T08:00', '2026-11-24T18:00', 'fine'],
    ['a minute before opening', '2026-11-24T07:59', '2026-11-24T09:00', 'booking.outside_hours'],
    ['a minute after closing', '2026-11-24T17:00', '2026-11-24T18:01', 'booking.outside_hours'],
    ['overnight, where it closes', '2026-11-24T17:00', '2026-11-25T09:00', 'booking.outside_hours'],
    ['across midnight, where it is open', '2026-11-27T22:00', '2026-11-28T02:00', 'fine'],
    ['a minute past the end of that night', '2026-11-27T22:00', '2026-11-28T02:01', 'booking.outside_hours'],
    ['after midnight, in the night of the day before', '2026-11-28T00:30', '2026-11-28T01:30', 'fine'],
    ['a day that is shut', '2026-11-28T10:00', '2026-11-28T11:00', 'booking.outside_hours'],
    ['a holiday', '2026-12-25T10:00', '2026-12-25T11:00', 'booking.closed'],
    ['the last hour of a short day', '2026-12-24T12:00', '2026-12-24T13:00', 'fine'],
    ['a minute more of it', '2026-12-24T12:00', '2026-12-24T13:01', 'booking.outside_hours'],
    // 01:00 to 02:00 comes twice on 25 October 2026, and never on 28 March 2027.
    ['over the hour that comes twice', '2026-10-25T00:00', '2026-10-25T04:00', 'fine'],
    ['a minute more than that night', '2026-10-25T00:00', '2026-10-25T04:01', 'booking.outside_hours'],
    ['over the hour that is left out', '2027-03-28T00:00', '2027-03-28T04:00', 'fine'],
    ['a minute more than that night', '2027-03-28T03:00', '2027-03-28T04:01', 'booking.outside_hours'],
  ])('%s', (_, from, to, answer) => {
    expect(codeOf(from, to)).toBe(answer);
  });

  it('are none for whom the owner lets come at any hour, holidays too', () => {
    const bookingRules = [rule('access', { anytime: true }, { role: 'member' })];
    for (const [from, to] of [
      ['2026-11-24T03:00', '2026-11-24T04:00'],
      ['2026-12-25T10:00', '2026-12-25T11:00'],
      ['2026-10-25T00:30', '2026-10-25T05:00'],
    ] as const) {
      expect(codeOf(from, to, { bookingRules })).toBe('fine');
      const visitor = { memberId: ANA, role: 'visitor' as Role };
      const all = refusalsOf(wish(wall(from, to, LISBON), { bookingRules, who: visitor })).map(({ code }) => code);
      expect(all.some((code) => code === 'booking.closed' || code === 'booking.outside_hours')).toBe(true);
    }
  });
});

describe('the moment', () => {
  const at = (minutes: number, length: number) => {
    const startsAt = new Date(NOW.getTime() + minutes * 60_000);
    return { startsAt, endsAt: new Date(startsAt.getTime() + length * 60_000) };
  };
  const anytime = { bookingRules: [rule('access', { anytime: true })] };
  it.each([
    ['a quarter of an hour ago, to walk in', at(-15, 60), 'fine'],
    ['a minute longer ago', at(-16, 60), 'booking.in_past'],
    ['over by now', at(-10, 10), 'booking.in_past'],
    ['the shortest', at(60, 5), 'fine'],
    ['shorter', at(60, 4), 'booking.too_short'],
    ['the longest', at(60, 31 * 1440), 'fine'],
    ['longer', at(60, 31 * 1440 + 1), 'booking.too_long'],
    ['two years ahead', at(730 * 1440, 60), 'fine'],
    ['a minute further', at(730 * 1440 + 1, 60), 'booking.too_far_ahead'],
    ['backwards', at(60, -5), 'booking.ends_before_start'],
  ])('%s', (_, range, answer) => {
    expect(judgeBooking(wish(range, anytime))?.code ?? 'fine').toBe(answer);
  });

  it('of the hour that comes twice is the first', () => {
    expect(instantOf('2026-10-25T01:30', LISBON).toISOString()).toBe('2026-10-25T00:30:00.000Z');
  });
});
