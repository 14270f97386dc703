import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newId } from '@/kernel/ids';
import { instantOf } from '@/kernel/zone';
import type { BookingRule } from '@/features/booking-rules/booking-rules.contract';
import { refusalsOf, type BookingWish } from './judge-booking';
import { onlyGivesBack, refusalsOfChange, type Standing } from './judge-change';

const timeZone = 'Europe/Lisbon';
const at = (text: string) => instantOf(text, timeZone);
const range = (from: string, to: string) => ({ startsAt: at(`2026-11-24T${from}`), endsAt: at(`2026-11-24T${to}`) });
const [memberId, resourceId] = [newId<'member'>(), newId<'resource'>()];
const weekly = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opensMinute: 480, closesMinute: 1200 }));
const nobody = { kind: null, resourceId: null, role: null, memberId: null, words: '' };
const length: BookingRule = {
  ...nobody,
  id: 'length',
  topic: 'length',
  settings: { minMinutes: 60, maxMinutes: 240, step: { unit: 'minutes', every: 30 }, starts: [] },
};
const notice: BookingRule = { ...nobody, id: 'notice', topic: 'notice', settings: { minMinutes: 120, maxDays: 10 } };
const was: Standing = { range: range('10:00', '12:00'), resourceId, memberId, seriesId: null };
const wish = (to: Partial<BookingWish>): BookingWish => ({
  range: was.range,
  rules: { timeZone, weekly, exceptions: [] },
  bookingRules: [length, notice],
  resource: { id: resourceId, kind: 'desk', openToVisitors: false },
  who: { memberId, role: 'member' },
  now: at('2026-11-24T09:00'),
  ...to,
});
const codes = (to: Partial<BookingWish>, standing = was) =>
  refusalsOfChange(wish(to), standing).map(({ code }) => code);

describe('the judge of changes', () => {
  it.each([
    // An hour before it begins, two hours of notice are over; but the start stays.
    ['longer', { range: range('10:00', '13:00') }, []],
    ['longer than the longest', { range: range('10:00', '14:30') }, ['rule.too_long']],
    ['longer than the doors are open', { range: range('10:00', '20:30') }, ['booking.outside_hours', 'rule.too_long']],
    ['shorter', { range: range('10:00', '11:00') }, []],
    ['shorter than the shortest', { range: range('10:00', '10:30') }, ['rule.too_short']],
    ['shorter, off the steps', { range: range('10:00', '11:10') }, ['rule.not_whole_step']],
    ['later, within what it had', { range: range('10:30', '12:00') }, []],
    ['later, exactly at notice', { range: range('11:00', '13:00') }, []],
    ['later, within notice', { range: range('10:30', '12:30') }, ['rule.too_soon']],
    ['earlier, off the grid', { range: range('09:45', '11:45') }, ['rule.start_not_allowed', 'rule.too_soon']],
    ['to nothing', { range: range('10:00', '10:00') }, ['booking.ends_before_start']],
  ] as const)('%s', (_, to, expected) => {
    expect(codes(to)).toEqual(expected);
  });

  it.each([
    ['longer', range('10:00', '13:00'), '11:59', []],
    ['to a minute from now', range('10:00', '11:30'), '11:29', []],
    ['to now', range('10:00', '11:30'), '11:30', ['booking.in_past']],
    ['with another start', range('10:30', '12:00'), '11:00', ['booking.only_end_changes']],
  ] as const)('while it runs: %s', (_, to, clock, expected) => {
    expect(codes({ range: to, now: at(`2026-11-24T${clock}`) })).toEqual(expected);
  });

  it('another place and another person are judged anew, but no start of what runs', () => {
    const elsewhere = { resource: { id: newId<'resource'>(), kind: 'desk', openToVisitors: false } } as const;
    expect(codes(elsewhere)).toEqual(['rule.too_soon']);
    expect(codes({ ...elsewhere, now: at('2026-11-24T11:00') })).toEqual([]);
    const visitor = { who: { memberId: newId<'member'>(), role: 'visitor' } } as const;
    expect(codes(visitor)).toEqual(['booking.not_for_visitors', 'rule.too_soon']);
  });

  it('lets somebody give back what rules would no longer let them take', () => {
    const early: Standing = { ...was, range: range('06:00', '22:00') };
    expect(codes({ range: range('06:00', '21:00') }, early)).toEqual([]);
    expect(codes({ range: range('06:00', '22:30') }, early)).toEqual(['booking.outside_hours', 'rule.too_long']);
  });

  it('never refuses what a new booking would not be refused, and before it begins adds no code', () => {
    const quarter = fc.integer({ min: 24, max: 96 });
    fc.assert(
      fc.property(quarter, quarter, quarter, quarter, fc.integer({ min: 0, max: 23 }), (a, b, c, d, hour) => {
        const time = (n: number) => new Date(at('2026-11-24T00:00').getTime() + n * 900_000);
        const standing = { ...was, range: { startsAt: time(Math.min(a, b)), endsAt: time(Math.max(a, b) + 1) } };
        const to = wish({
          range: { startsAt: time(Math.min(c, d)), endsAt: time(Math.max(c, d) + 1) },
          now: time(hour),
        });
        const changed = refusalsOfChange(to, standing).map(({ code }) => code);
        const anew = refusalsOf(to).map(({ code }) => code);
        expect(anew).toEqual(expect.arrayContaining(changed));
        if (onlyGivesBack(to, standing)) expect(changed).not.toContain('rule.too_long');
      }),
    );
  });
});
