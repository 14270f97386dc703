import type { BookingRule } from '@/features/booking-rules/booking-rules.contract';
import { checkInOpens } from '@/features/booking-rules/domain/check-in-rule';
import type { RuleSubject } from '@/features/booking-rules/domain/narrowest-rule';
import type { TimeRange } from '@/kernel/time-range';
import type { BookingStatus } from '../bookings.contract';
import type { Refusal } from './judge-booking';

const MINUTE_MS = 60_000;

export type Arriving = TimeRange & {
  readonly status: BookingStatus;
  readonly releaseAt: Date | null;
  readonly timeZone: string;
};

const gone = ({ status, releaseAt, timeZone }: Arriving): Refusal | null => {
  if (status === 'no_show')
    return { code: 'check_in.released', details: { releasedAt: releaseAt?.toISOString() ?? null, timeZone } };
  return status === 'confirmed' ? null : { code: 'check_in.not_booked', details: { status } };
};

/** "I'm here": why that cannot be said yet, or not any more; null when it can. From the opening moment, which counts, to the end, which does not. */
export function refuseCheckIn(
  booking: Arriving,
  rules: readonly BookingRule[],
  subject: RuleSubject,
  now: Date,
): Refusal | null {
  const { timeZone, endsAt } = booking;
  const refused = gone(booking);
  if (refused) return refused;
  if (endsAt <= now) return { code: 'check_in.over', details: { endsAt: endsAt.toISOString(), timeZone } };
  const opensAt = checkInOpens(rules, subject, booking, timeZone);
  return now < opensAt ? { code: 'check_in.too_early', details: { opensAt: opensAt.toISOString(), timeZone } } : null;
}

/** "I'm off": why that cannot be said; null when it can. What has not begun is cancelled instead. */
export function refuseCheckOut(booking: Arriving, now: Date): Refusal | null {
  const { startsAt, endsAt, timeZone } = booking;
  const refused = gone(booking);
  if (refused) return refused;
  if (startsAt > now) return { code: 'check_out.not_begun', details: { startsAt: startsAt.toISOString(), timeZone } };
  return endsAt <= now ? { code: 'check_in.over', details: { endsAt: endsAt.toISOString(), timeZone } } : null;
}

/** When a booking ends whose member leaves now: the minute that has begun is theirs to its end. Never later than booked. */
export function endWhenLeaving({ startsAt, endsAt }: TimeRange, now: Date): Date {
  const minute = Math.ceil(now.getTime() / MINUTE_MS) * MINUTE_MS;
  return new Date(Math.min(endsAt.getTime(), Math.max(minute, startsAt.getTime() + MINUTE_MS)));
}
