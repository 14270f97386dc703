import type { Role } from '@/kernel/acting-member';
import { minutesOf, type TimeRange } from '@/kernel/time-range';
import { instantOfWhen } from '@/kernel/when';
import { localDateOf } from '@/kernel/zone';
import { holidayOn, isOpenFor, openRangesOn, type OpeningRules } from '@/features/spaces/domain/opening-hours';
import { mayBook } from '../bookings.access';
import type { BookingErrorCode } from '../bookings.errors';

export type Refusal = { readonly code: BookingErrorCode; readonly details: Readonly<Record<string, unknown>> };

/** A booking may begin a little before now: whoever walks in at 10:07 books from 10:00. */
const GRACE_MINUTES = 15;
const SHORTEST_MINUTES = 5;
/** No occupancy row is longer (`occupancy_within_month`). */
const LONGEST_MINUTES = 31 * 24 * 60;
const FURTHEST_DAYS = 730;

/** When you mean: with an offset that instant, without one the wall clock of the space. */
export const rangeOf = (when: { readonly startsAt: string; readonly endsAt: string }, timeZone: string): TimeRange => ({
  startsAt: instantOfWhen(when.startsAt, timeZone),
  endsAt: instantOfWhen(when.endsAt, timeZone),
});

type Wish = {
  readonly range: TimeRange;
  readonly rules: OpeningRules;
  readonly resource: { readonly openToVisitors: boolean };
  readonly role: Role;
  readonly now: Date;
};

/** Why this booking cannot be made whoever else wants the time, with what would work; null when the rules allow it. */
export function judgeBooking({ range, rules, resource, role, now }: Wish): Refusal | null {
  const allowed = mayBook(role, resource);
  if (!allowed.ok) return { code: allowed.code, details: {} };
  return judgeLength(range) ?? judgeMoment(range, now) ?? judgeHours(range, rules);
}

export function judgeLength(range: TimeRange): Refusal | null {
  const minutes = minutesOf(range);
  if (minutes <= 0) return { code: 'booking.ends_before_start', details: {} };
  if (minutes < SHORTEST_MINUTES) return { code: 'booking.too_short', details: { shortestMinutes: SHORTEST_MINUTES } };
  if (minutes > LONGEST_MINUTES) return { code: 'booking.too_long', details: { longestDays: 31 } };
  return null;
}

export function judgeMoment(range: TimeRange, now: Date): Refusal | null {
  const minutesAhead = (range.startsAt.getTime() - now.getTime()) / 60_000;
  if (minutesAhead < -GRACE_MINUTES || range.endsAt <= now)
    return { code: 'booking.in_past', details: { now: now.toISOString() } };
  if (minutesAhead > FURTHEST_DAYS * 24 * 60)
    return { code: 'booking.too_far_ahead', details: { furthestDays: FURTHEST_DAYS } };
  return null;
}

export function judgeHours(range: TimeRange, rules: OpeningRules): Refusal | null {
  if (isOpenFor(rules, range)) return null;
  const date = localDateOf(range.startsAt, rules.timeZone);
  const holiday = holidayOn(rules, date);
  const open = openRangesOn(rules, date).map((part) => ({
    startsAt: part.startsAt.toISOString(),
    endsAt: part.endsAt.toISOString(),
  }));
  return open.length === 0
    ? { code: 'booking.closed', details: { date, holiday } }
    : { code: 'booking.outside_hours', details: { date, open, timeZone: rules.timeZone } };
}
