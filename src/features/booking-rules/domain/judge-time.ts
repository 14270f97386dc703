import type { TimeRange } from '@/kernel/time-range';
import type { LocalDate } from '@/kernel/zone';
import type { BookingRule, BookingRuleOf } from '../booking-rules.contract';
import type { RuleRefusalCode } from '../booking-rules.errors';
import { narrowestRule, type RuleSubject } from './narrowest-rule';
import { nearestTime } from './nearest-time';
import { breaksOfLength, breaksOfNotice, type TimeBreak } from './time-breaks';

export type RuleRefusal = {
  readonly code: RuleRefusalCode;
  readonly details: Readonly<Record<string, unknown>>;
};

/** What a judgement needs to know beside the wish. `openOn` answers when the place is open on a local date, in order. */
export type RuleSetting = {
  readonly rules: readonly BookingRule[];
  readonly subject: RuleSubject;
  readonly timeZone: string;
  readonly openOn: (date: LocalDate) => readonly TimeRange[];
  /** Which part of a date is its day, where whole days and their halves are booked; left out, what is open. */
  readonly soldOn?: (date: LocalDate) => readonly TimeRange[];
  readonly now: Date;
  /** A date of a series: it may lie further ahead than a single booking. */
  readonly recurring: boolean;
};

/** The two rules that say when somebody may book here; null where the owner has set none. */
export type TimeRules = {
  readonly length: BookingRuleOf<'length'> | null;
  readonly notice: BookingRuleOf<'notice'> | null;
};

const timeRulesOf = ({ rules, subject }: RuleSetting): TimeRules => ({
  length: narrowestRule(rules, 'length', subject),
  notice: narrowestRule(rules, 'notice', subject),
});

type Found = TimeBreak & { readonly rule: BookingRule };

function findBreaks(wish: TimeRange, { length, notice }: TimeRules, setting: RuleSetting): Found[] {
  const ofLength = length ? breaksOfLength(wish, length.settings, setting) : [];
  const ofNotice = notice ? breaksOfNotice(wish, notice.settings, setting) : [];
  return [
    ...ofLength.map((one) => ({ ...one, rule: length as BookingRule })),
    ...ofNotice.map((one) => ({ ...one, rule: notice as BookingRule })),
  ];
}

/** Whether a wished time keeps every rule of length, step, start, notice and horizon: the quick answer, for many places at once. */
export const keepsTimeRules = (wish: TimeRange, setting: RuleSetting): boolean =>
  findBreaks(wish, timeRulesOf(setting), setting).length === 0;

/**
 * Every rule of length, step, start, notice and horizon that a wished time breaks, each in the owner's words and with the nearest time that
 * keeps all of them (none, where there is no such time).
 */
export function judgeTime(wish: TimeRange, setting: RuleSetting): RuleRefusal[] {
  const rules = timeRulesOf(setting);
  const found = findBreaks(wish, rules, setting);
  if (found.length === 0) return [];
  const near = nearestTime(wish, rules, setting, (time) => findBreaks(time, rules, setting).length === 0);
  const nearest = near && { startsAt: near.startsAt.toISOString(), endsAt: near.endsAt.toISOString() };
  const { timeZone } = setting;
  return found.map(({ code, about, rule }) => ({
    code,
    details: { words: rule.words, ruleId: rule.id, timeZone, ...about, ...(nearest ? { nearest } : {}) },
  }));
}
