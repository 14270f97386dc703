import { describe, expect, it } from 'vitest';
import { ANA, DESK, lengthRule, rule, wall } from '@/features/booking-rules/testing-rules';
import { judgeBooking } from './judge-booking';

const ZONE = 'Europe/Lisbon';
/** On weekdays from eight to six; at Christmas not. */
const rules = {
  timeZone: ZONE,
  weekly: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opensMinute: 480, closesMinute: 1080 })),
  exceptions: [{ date: '2026-12-25', name: 'Christmas', opensMinute: null, closesMinute: null }],
};
const anytime = rule('access', { anytime: true }, { role: 'member' });
const days = lengthRule({ step: { unit: 'day' } });
const halves = lengthRule({ step: { unit: 'half_day', noonMinute: 780 } });

const judged = (from: string, to: string, bookingRules: (typeof days)[]) =>
  judgeBooking({
    range: wall(from, to, ZONE),
    rules,
    bookingRules,
    resource: { id: DESK, kind: 'desk', openToVisitors: false },
    who: { memberId: ANA, role: 'member' },
    now: new Date('2026-11-23T10:00:00Z'),
  })?.code ?? 'fine';

describe('whoever may come at any hour and books whole days', () => {
  it.each([
    ['a day from opening to closing', '2026-11-24T08:00', '2026-11-24T18:00', 'fine'],
    ['not from midnight to midnight, where it is open', '2026-11-24T00:00', '2026-11-25T00:00', 'rule.not_whole_day'],
    ['two days', '2026-11-24T08:00', '2026-11-25T18:00', 'fine'],
    ['a Saturday, which is shut, from midnight to midnight', '2026-11-28T00:00', '2026-11-29T00:00', 'fine'],
    ['a holiday the same', '2026-12-25T00:00', '2026-12-26T00:00', 'fine'],
    ['a Friday with its Saturday', '2026-11-27T08:00', '2026-11-29T00:00', 'fine'],
    ['no hours of a Saturday', '2026-11-28T08:00', '2026-11-28T18:00', 'rule.not_whole_day'],
  ])('has %s', (_, from, to, answer) => {
    expect(judged(from, to, [anytime, days])).toBe(answer);
  });

  it('has the halves of what is open, and of a day that is shut', () => {
    expect(judged('2026-11-24T08:00', '2026-11-24T13:00', [anytime, halves])).toBe('fine');
    expect(judged('2026-11-24T00:00', '2026-11-24T13:00', [anytime, halves])).toBe('rule.not_half_day');
    expect(judged('2026-11-28T13:00', '2026-11-29T00:00', [anytime, halves])).toBe('fine');
  });

  it('and whoever may not, has none that is shut', () => {
    expect(judged('2026-11-24T08:00', '2026-11-24T18:00', [days])).toBe('fine');
    expect(judged('2026-11-28T00:00', '2026-11-29T00:00', [days])).toBe('booking.closed');
  });

  it('still books by the hour in the night, where days are not booked whole', () => {
    expect(judged('2026-11-24T22:00', '2026-11-24T23:00', [anytime])).toBe('fine');
  });
});
