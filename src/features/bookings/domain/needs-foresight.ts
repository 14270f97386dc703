import type { BookingRule } from '@/features/booking-rules/booking-rules.contract';
import { limitsFor } from '@/features/booking-rules/domain/judge-limits';
import type { RuleSubject } from '@/features/booking-rules/domain/narrowest-rule';

/**
 * Whether only the server can tell if a wish keeps the rules: a limit counts what somebody has already, and what must stay free around a booking
 * travels through parts and meets others' bookings.
 */
export const needsForesight = (rules: readonly BookingRule[], subject: RuleSubject): boolean =>
  rules.some(({ topic }) => topic === 'buffer') || limitsFor(rules, subject).length > 0;
