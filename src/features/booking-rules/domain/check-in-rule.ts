import type { TimeRange } from '@/kernel/time-range';
import { dayRange, localDateOf } from '@/kernel/zone';
import type { BookingRule, RuleSettings } from '../booking-rules.contract';
import { narrowestRule, type RuleSubject } from './narrowest-rule';

/** What the owner asks of whoever comes, or null where nobody is asked to check in. */
export function checkInAsked(rules: readonly BookingRule[], subject: RuleSubject): RuleSettings<'check_in'> | null {
  const settings = narrowestRule(rules, 'check_in', subject)?.settings;
  return settings?.asked ? settings : null;
}

/**
 * From when a booking can be checked in: so many minutes before it begins, or from the start of its local day, which also counts where the owner has
 * said nothing. The day is that of its start, however many hours it has.
 */
export function checkInOpens(
  rules: readonly BookingRule[],
  subject: RuleSubject,
  { startsAt }: Pick<TimeRange, 'startsAt'>,
  timeZone: string,
): Date {
  const opens = checkInAsked(rules, subject)?.opens ?? 'day_start';
  if (opens === 'day_start') return dayRange(localDateOf(startsAt, timeZone), timeZone).startsAt;
  return new Date(startsAt.getTime() - opens * 60_000);
}
