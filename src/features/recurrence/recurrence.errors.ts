import { DomainError } from '@/kernel/domain-error';
import type { RuleRefusal, RuleRefusalReason } from './domain/parse-rule';
import type { StartRefusal } from './domain/rule-start';

export type RecurrenceErrorCode =
  'recurrence.invalid' | 'recurrence.unsupported' | 'recurrence.never_happens' | 'recurrence.start_not_on_rule';

const CODE_OF: Record<RuleRefusalReason, RecurrenceErrorCode> = {
  not_a_rule: 'recurrence.invalid',
  too_long: 'recurrence.invalid',
  unknown_part: 'recurrence.invalid',
  repeated_part: 'recurrence.invalid',
  no_frequency: 'recurrence.invalid',
  bad_value: 'recurrence.invalid',
  count_with_until: 'recurrence.invalid',
  ordinal_needs_month: 'recurrence.invalid',
  month_day_in_week: 'recurrence.invalid',
  position_of_nothing: 'recurrence.invalid',
  too_often: 'recurrence.unsupported',
  unsupported_part: 'recurrence.unsupported',
  interval_too_long: 'recurrence.unsupported',
  count_too_high: 'recurrence.unsupported',
  year_day_without_month: 'recurrence.unsupported',
  never_happens: 'recurrence.never_happens',
};

const SENTENCES: Record<RuleRefusalReason, string> = {
  not_a_rule: 'This is not a recurrence rule: write parts like FREQ=WEEKLY;BYDAY=MO.',
  too_long: 'The rule is longer than 500 characters.',
  unknown_part: 'The rule has a part that RFC 5545 does not know.',
  repeated_part: 'A part stands twice in the rule.',
  no_frequency: 'The rule does not say how often: FREQ is missing.',
  bad_value: 'A part of the rule has a value that it cannot have.',
  count_with_until: 'A rule ends after a number of times or on a date, not both.',
  ordinal_needs_month: 'The first or last weekday needs a month or a year to count in.',
  month_day_in_week: 'A weekly rule cannot name a day of the month.',
  position_of_nothing: 'BYSETPOS needs a list of days to choose from.',
  too_often: 'A booking can repeat once a day at most.',
  unsupported_part: 'This part of recurrence rules is not supported here.',
  interval_too_long: 'The interval is too long.',
  count_too_high: 'The rule repeats too many times.',
  year_day_without_month: 'A yearly rule with a day of the month must name the month.',
  never_happens: 'There is no date on which this rule would come.',
};

/** What is wrong with a rule, in one sentence, naming the part. */
export const ruleRefusalSentence = ({ reason, part }: RuleRefusal): string =>
  part === undefined ? SENTENCES[reason] : `${SENTENCES[reason]} (${part})`;

/** The error that a command throws for a rule that `parseRule` refused. Details: `reason`, `part`, `sentence`. */
export const ruleRefused = (refusal: RuleRefusal): DomainError<RecurrenceErrorCode> =>
  new DomainError('invalid', CODE_OF[refusal.reason], {
    reason: refusal.reason,
    ...(refusal.part === undefined ? {} : { part: refusal.part }),
    sentence: ruleRefusalSentence(refusal),
  });

/** The error that a command throws for a start that `refuseStart` refused. Details: `firstStart`, where there is one. */
export const startRefused = (refusal: StartRefusal): DomainError<RecurrenceErrorCode> =>
  new DomainError(
    'invalid',
    `recurrence.${refusal.reason}`,
    refusal.reason === 'start_not_on_rule' ? { firstStart: refusal.firstStart } : {},
  );
