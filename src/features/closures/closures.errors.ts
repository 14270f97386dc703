import { DomainError } from '@/kernel/domain-error';

export type ClosureErrorCode =
  | 'closure.not_found'
  | 'closure.over'
  | 'space_change.ends_before_start'
  | 'space_change.in_past'
  | 'space_change.too_long'
  | 'space_change.nothing_there'
  | 'space_change.same_zone'
  | 'space_change.part_of'
  | 'space_change.events_stand'
  | 'space_change.plan_changed'
  | 'space_change.choices_clash'
  | 'space_change.cannot_keep';

const KINDS: Partial<Record<ClosureErrorCode, 'conflict' | 'not_found' | 'not_now'>> = {
  'closure.not_found': 'not_found',
  'closure.over': 'not_now',
  'space_change.part_of': 'conflict',
  'space_change.events_stand': 'conflict',
  'space_change.plan_changed': 'conflict',
  'space_change.choices_clash': 'conflict',
};

/** What a change of a space is refused for. `details` say which rows, where it is about rows. */
export const closureError = (code: ClosureErrorCode, details: Readonly<Record<string, unknown>> = {}) =>
  new DomainError(KINDS[code] ?? 'invalid', code, details);
