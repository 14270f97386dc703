import type { Role } from '@/kernel/acting-member';
import type { MemberId, ResourceId } from '@/kernel/ids';
import type { ResourceKind } from '@/kernel/resource-kind';
import { minutesOf, type TimeRange } from '@/kernel/time-range';
import { instantOfWhen } from '@/kernel/when';
import { dayRange, localDateOf, type LocalDate } from '@/kernel/zone';
import type { BookingRule } from '@/features/booking-rules/booking-rules.contract';
import type { RuleRefusalCode } from '@/features/booking-rules/booking-rules.errors';
import { judgeTime, type RuleSetting } from '@/features/booking-rules/domain/judge-time';
import { mayAnytime } from '@/features/booking-rules/domain/rule-effects';
import {
  dayAndNight,
  holidayOn,
  isOpenFor,
  openRangesOn,
  openWithin,
  wholeDayOn,
  type OpeningRules,
} from '@/features/spaces/domain/opening-hours';
import { mayBook } from '../bookings.access';
import type { BookingErrorCode } from '../bookings.errors';

export type Refusal = {
  readonly code: BookingErrorCode | RuleRefusalCode | 'pricing.no_price';
  readonly details: Readonly<Record<string, unknown>>;
};

/** A booking may begin a little before now: whoever walks in at 10:07 books from 10:00. */
const GRACE_MINUTES = 15;
const SHORTEST_MINUTES = 5;
/** No occupancy row is longer (`occupancy_within_month`). */
const LONGEST_MINUTES = 31 * 24 * 60;
const FURTHEST_DAYS = 730;

/** What no reason overrides: it cannot be written, or is no booking. Everything else staff may break. */
const UNBREAKABLE: readonly Refusal['code'][] = [
  'booking.ends_before_start',
  'booking.too_short',
  'booking.too_long',
  'booking.in_past',
  'booking.only_end_changes',
  'pricing.no_price',
];
export const isBreakable = ({ code }: Refusal): boolean => !UNBREAKABLE.includes(code);

/** When you mean: with an offset that instant, without one the wall clock of the space. */
export const rangeOf = (when: { readonly startsAt: string; readonly endsAt: string }, timeZone: string): TimeRange => ({
  startsAt: instantOfWhen(when.startsAt, timeZone),
  endsAt: instantOfWhen(when.endsAt, timeZone),
});

export type BookingWish = {
  readonly range: TimeRange;
  readonly rules: OpeningRules;
  readonly bookingRules: readonly BookingRule[];
  readonly resource: { readonly id: ResourceId; readonly kind: ResourceKind; readonly openToVisitors: boolean };
  readonly who: { readonly memberId: MemberId | null; readonly role: Role };
  readonly now: Date;
  /** A date of a series. */
  readonly recurring?: boolean;
};

/** Why this booking cannot be made whoever else wants the time, with what would work; null when the rules allow it. */
export const judgeBooking = (wish: BookingWish): Refusal | null => refusalsOf(wish)[0] ?? null;

/**
 * Every rule that a wish breaks, the plainest first: who may, length, moment, opening hours, then the owner's rules. Limits per member come after,
 * for they need to know what the member holds (`judgeLimits`).
 */
export function refusalsOf(wish: BookingWish): Refusal[] {
  const { range, rules, resource, who, now } = wish;
  const impossible = judgeLength(range) ?? judgeMoment(range, now);
  if (impossible && !isBreakable(impossible)) return [impossible];
  const allowed = mayBook(who.role, resource);
  const hours = anytimeFor(wish) ? null : judgeHours(range, rules);
  return [
    ...(allowed.ok ? [] : [{ code: allowed.code, details: {} }]),
    ...(impossible ? [impossible] : []),
    ...(hours ? [hours] : []),
    ...judgeTime(range, ruleSettingOf(wish)),
  ];
}

const anytimeFor = ({ bookingRules, resource, who }: BookingWish): boolean =>
  mayAnytime(bookingRules, { resource, who });

function ruleSettingOf(wish: BookingWish): RuleSetting {
  const { rules, bookingRules, resource, who, now, recurring = false } = wish;
  const { timeZone } = rules;
  const anytime = anytimeFor(wish);
  const openOn = (date: LocalDate) => (anytime ? [dayRange(date, timeZone)] : openRangesOn(rules, date));
  const soldOn = (date: LocalDate) => wholeDayOn(rules, date, anytime);
  return { rules: bookingRules, subject: { resource, who }, timeZone, openOn, soldOn, now, recurring };
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
  const open = openWithin(rules, dayAndNight(rules, date)).map((part) => ({
    startsAt: part.startsAt.toISOString(),
    endsAt: part.endsAt.toISOString(),
  }));
  // On a holiday the last hours of the night before may still be open; that it is a holiday says more.
  return open.length === 0 || holiday !== null
    ? { code: 'booking.closed', details: { date, holiday } }
    : { code: 'booking.outside_hours', details: { date, open, timeZone: rules.timeZone } };
}
