import type { BookingRule } from '@/features/booking-rules/booking-rules.contract';
import { narrowestRule, type RuleSubject } from '@/features/booking-rules/domain/narrowest-rule';
import { isStaff } from '@/kernel/acting-member';

/** Whether this member asks rather than books here: somebody of the space says yes first. */
export const needsYes = (rules: readonly BookingRule[], subject: RuleSubject): boolean =>
  !isStaff(subject.who.role) && (narrowestRule(rules, 'approval', subject)?.settings.needed ?? false);
