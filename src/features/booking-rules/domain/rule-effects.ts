import { isStaff, type Role } from '@/kernel/acting-member';
import type { TimeRange } from '@/kernel/time-range';
import type { BookingRule } from '../booking-rules.contract';
import { narrowestRule, type RuleSubject } from './narrowest-rule';

const MINUTE_MS = 60_000;

export type Buffers = {
  readonly beforeMinutes: number;
  readonly afterMinutes: number;
  readonly noneBetweenOwn: boolean;
};
const NO_BUFFERS: Buffers = { beforeMinutes: 0, afterMinutes: 0, noneBetweenOwn: false };

/** The time to keep free around a booking of these resources together: a combined one and its parts each have their say, the longest counts. */
export function buffersOf(
  rules: readonly BookingRule[],
  resources: readonly RuleSubject['resource'][],
  who: RuleSubject['who'],
): Buffers {
  const asked = resources
    .map((resource) => narrowestRule(rules, 'buffer', { resource, who })?.settings ?? NO_BUFFERS)
    .filter(({ beforeMinutes, afterMinutes }) => beforeMinutes > 0 || afterMinutes > 0);
  return {
    beforeMinutes: Math.max(0, ...asked.map(({ beforeMinutes }) => beforeMinutes)),
    afterMinutes: Math.max(0, ...asked.map(({ afterMinutes }) => afterMinutes)),
    // A part that must be cleaned between any two bookings is cleaned, whatever its whole says.
    noneBetweenOwn: asked.length > 0 && asked.every(({ noneBetweenOwn }) => noneBetweenOwn),
  };
}

/** How many months ahead a series without an end is made here, or null where the owner has not said: then it is a year. */
export const monthsAhead = (rules: readonly BookingRule[], subject: RuleSubject): number | null =>
  narrowestRule(rules, 'series', subject)?.settings.aheadMonths ?? null;

/** Whether somebody may be there at any hour, holidays too. */
/** Whether whoever waits there is asked when it comes free: the owner may want nobody to wait. */
export const asksWhenFree = (rules: readonly BookingRule[], subject: RuleSubject): boolean =>
  narrowestRule(rules, 'waitlist', subject)?.settings.on ?? true;

export const mayAnytime = (rules: readonly BookingRule[], subject: RuleSubject): boolean =>
  narrowestRule(rules, 'access', subject)?.settings.anytime ?? false;

/**
 * Until when a request holds its time, or null where nobody needs to say yes: staff book without asking. It lapses at the start of the time that is
 * asked for, at the latest, but is never dead at birth.
 */
export function requestExpiry(
  rules: readonly BookingRule[],
  subject: RuleSubject,
  asker: Role,
  range: TimeRange,
  now: Date,
): Date | null {
  const settings = narrowestRule(rules, 'approval', subject)?.settings;
  if (!settings?.needed || isStaff(asker)) return null;
  const answerBy = now.getTime() + settings.answerMinutes * MINUTE_MS;
  const soonest = now.getTime() + 5 * MINUTE_MS;
  return new Date(Math.max(soonest, Math.min(answerBy, range.startsAt.getTime())));
}

/** When the rest of the time is released if nobody has checked in, or null where nobody is asked to. Whoever books late has as long to come. */
export function releaseMoment(
  rules: readonly BookingRule[],
  subject: RuleSubject,
  range: TimeRange,
  now: Date,
): Date | null {
  const settings = narrowestRule(rules, 'check_in', subject)?.settings;
  if (!settings?.asked || settings.automatic || settings.releaseAfterMinutes === null) return null;
  const from = Math.max(range.startsAt.getTime(), now.getTime());
  const at = new Date(from + settings.releaseAfterMinutes * MINUTE_MS);
  return at < range.endsAt ? at : null;
}
