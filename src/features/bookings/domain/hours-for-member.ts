import type { BookingRule } from '@/features/booking-rules/booking-rules.contract';
import type { RuleSubject } from '@/features/booking-rules/domain/narrowest-rule';
import { mayAnytime } from '@/features/booking-rules/domain/rule-effects';
import { alwaysOpen, type OpeningRules } from '@/features/spaces/domain/opening-hours';

/** When somebody may book a resource: at any hour, where the owner lets them come then, else in the hours of the resource. */
export const hoursForMember = (
  hours: OpeningRules,
  bookingRules: readonly BookingRule[],
  subject: RuleSubject,
): OpeningRules => (mayAnytime(bookingRules, subject) ? alwaysOpen(hours.timeZone) : hours);
