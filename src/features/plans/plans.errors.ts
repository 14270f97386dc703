import { DomainError, type ErrorKind } from '@/kernel/domain-error';

export type PlanErrorCode =
  | 'plans.not_found'
  | 'plans.not_open'
  | 'plans.terms_changed'
  | 'plans.difference_changed'
  | 'plans.same_plan'
  | 'plans.member_not_found'
  | 'plans.on_a_plan_already'
  | 'plans.first_date_passed'
  | 'plans.only_up_now'
  | 'plans.pause_with_a_period'
  | 'plans.pause_overlaps'
  | 'plans.ends_later'
  | 'plans.has_ended'
  | 'plans.nothing_to_undo'
  | 'memberships.not_found';

/** Why something about plans was refused; the words for it stand in client/plan-copy. */
export const planError = (kind: ErrorKind, code: PlanErrorCode, details: Readonly<Record<string, unknown>> = {}) =>
  new DomainError<PlanErrorCode>(kind, code, details);
