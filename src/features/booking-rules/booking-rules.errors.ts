import { DomainError } from '@/kernel/domain-error';

/** A rule of the owner's refuses a booking. Each comes with the owner's own `words` (or '') and, where there is one, the `nearest` time that works. */
export type RuleRefusalCode =
  | 'rule.too_short'
  | 'rule.too_long'
  | 'rule.not_whole_step'
  | 'rule.start_not_allowed'
  | 'rule.not_half_day'
  | 'rule.not_whole_day'
  | 'rule.too_soon'
  | 'rule.too_far_ahead'
  | 'rule.too_many_at_once'
  | 'rule.hours_used_up';
export type BookingRuleErrorCode = RuleRefusalCode | 'rule.not_found';

export const ruleNotFound = () => new DomainError<BookingRuleErrorCode>('not_found', 'rule.not_found');
