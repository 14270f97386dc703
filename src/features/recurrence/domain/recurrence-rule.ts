import { dayRange, instantOf, weekdayOf } from '@/kernel/zone';
import type { LocalDate, LocalDateTime } from '@/kernel/zone';

/** ISO: 1 is Monday, 7 is Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** `ordinal` null is each such weekday of the period; 1 the first, -1 the last. */
export type WeekdayPick = { readonly weekday: Weekday; readonly ordinal: number | null };

export type Frequency = 'daily' | 'weekly' | 'monthly' | 'yearly';

/**
 * `until` is inclusive and as it was written: a date (`2027-03-03`, the whole local day), a wall-clock time to the second without a
 * zone, or an instant (`2027-03-03T23:59:59Z`). `formatRule` makes an instant of all three.
 */
export type RuleEnd =
  | { readonly kind: 'never' }
  | { readonly kind: 'count'; readonly count: number }
  | { readonly kind: 'until'; readonly until: string };

/** An RRULE, parsed: lists are sorted and without doubles, so that equal rules are deeply equal. Plain JSON. */
export type RecurrenceRule = {
  readonly freq: Frequency;
  readonly interval: number;
  readonly byday: readonly WeekdayPick[];
  readonly bymonthday: readonly number[];
  readonly bymonth: readonly number[];
  readonly bysetpos: readonly number[];
  readonly weekStart: Weekday;
  readonly end: RuleEnd;
};

export const MAX_RULE_LENGTH = 500;

/** RFC 5545's names of the weekdays, Monday first. */
export const WEEKDAY_CODES = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;

/** "Every day, for ever": the rule that others are spread over. */
export const EVERY_DAY: RecurrenceRule = {
  freq: 'daily',
  interval: 1,
  byday: [],
  bymonthday: [],
  bymonth: [],
  bysetpos: [],
  weekStart: 1,
  end: { kind: 'never' },
};

/** From the front first, then from the end: 1, 15, -3, -1. */
export const frontFirst = (a: number, b: number): number => (a > 0 === b > 0 ? a - b : b - a);

/** As `RecurrenceRule` keeps them: each once, in order. */
export function sortedPicks(picks: readonly WeekdayPick[]): WeekdayPick[] {
  const each = new Map(picks.map((pick) => [`${pick.ordinal} ${pick.weekday}`, pick]));
  return [...each.values()].sort((a, b) => frontFirst(a.ordinal ?? 0.5, b.ordinal ?? 0.5) || a.weekday - b.weekday);
}

/** Does this booking repeat without an end date? */
export const isOpenEnded = (rule: RecurrenceRule): boolean => rule.end.kind === 'never';

/** The last instant at which an occurrence may still start, or null when no date ends the rule. */
export function untilInstant(rule: RecurrenceRule, timeZone: string): Date | null {
  if (rule.end.kind !== 'until') return null;
  const { until } = rule.end;
  if (until.endsWith('Z')) return new Date(until);
  if (until.includes('T')) return instantOf(until, timeZone);
  return lastSecondOf(until, timeZone);
}

/** The last whole second of a local day: RFC 5545 has no finer UNTIL. */
export const lastSecondOf = (date: LocalDate, timeZone: string): Date =>
  new Date(dayRange(date, timeZone).endsAt.getTime() - 1000);

/** The same rule with what it leaves to its start written out: "weekly" from a Tuesday is "weekly on Tuesday". */
export function completeRule(rule: RecurrenceRule, localStart: LocalDateTime): RecurrenceRule {
  if (rule.byday.length > 0 || rule.bymonthday.length > 0) return rule;
  const day = Number(localStart.slice(8, 10));
  switch (rule.freq) {
    case 'daily':
      return rule;
    case 'weekly':
      return { ...rule, byday: [{ weekday: weekdayOf(localStart.slice(0, 10)) as Weekday, ordinal: null }] };
    case 'monthly':
      return { ...rule, bymonthday: [day] };
    case 'yearly':
      return {
        ...rule,
        bymonthday: [day],
        bymonth: rule.bymonth.length > 0 ? rule.bymonth : [Number(localStart.slice(5, 7))],
      };
  }
}

/** The rule as every calendar reads it: RFC 5545 text without the `RRULE:`, its UNTIL in UTC because a zone stands beside it. */
export function formatRule(rule: RecurrenceRule, timeZone: string): string {
  const parts = [`FREQ=${rule.freq.toUpperCase()}`];
  const list = (name: string, values: readonly (number | string)[]) => {
    if (values.length > 0) parts.push(`${name}=${values.join(',')}`);
  };
  if (rule.interval > 1) parts.push(`INTERVAL=${rule.interval}`);
  list('BYMONTH', rule.bymonth);
  list('BYMONTHDAY', rule.bymonthday);
  list(
    'BYDAY',
    rule.byday.map(({ weekday, ordinal }) => `${ordinal ?? ''}${WEEKDAY_CODES[weekday - 1]}`),
  );
  list('BYSETPOS', rule.bysetpos);
  if (rule.weekStart !== 1) parts.push(`WKST=${WEEKDAY_CODES[rule.weekStart - 1]}`);
  if (rule.end.kind === 'count') parts.push(`COUNT=${rule.end.count}`);
  const until = untilInstant(rule, timeZone);
  if (until) parts.push(`UNTIL=${until.toISOString().replace(/[-:]|\.\d+/g, '')}`);
  return parts.join(';');
}
