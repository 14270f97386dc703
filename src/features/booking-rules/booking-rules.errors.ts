import { DomainError, type ErrorKind } from '@/kernel/domain-error';

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
export type BookingRuleErrorCode =
  RuleRefusalCode | 'rule.not_found' | 'rule.already_there' | 'rule.scope_gone' | 'rule.too_many';

const error = (kind: ErrorKind, code: BookingRuleErrorCode, details: Readonly<Record<string, unknown>> = {}) =>
  new DomainError<BookingRuleErrorCode>(kind, code, details);

export const ruleNotFound = () => error('not_found', 'rule.not_found');
/** Another rule has the same topic, place and people. */
export const ruleAlreadyThere = () => error('conflict', 'rule.already_there');
/** The resource or the member that a rule is meant for is not here (any more). */
export const ruleScopeGone = (what: 'resource' | 'member' | 'plan') => error('not_found', 'rule.scope_gone', { what });
export const tooManyRules = (most: number) => error('conflict', 'rule.too_many', { most });
