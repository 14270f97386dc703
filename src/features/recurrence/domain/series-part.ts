import { instantOf } from '@/kernel/zone';
import type { LocalDateTime } from '@/kernel/zone';
import { endBefore } from './end-before';
import { expandRule } from './expand-rule';
import { EVERY_DAY, untilInstant } from './recurrence-rule';
import type { RecurrenceRule, RuleEnd } from './recurrence-rule';

/**
 * A series, or what is left of one on one side of a change: all that says when it comes. Goes into `expandRule` as it is, with a length.
 * Extra dates (`rdates`) may lie before `localStart`, which is always a date of the rule.
 */
export type SeriesPart = {
  readonly localStart: LocalDateTime;
  readonly timeZone: string;
  readonly rule: RecurrenceRule;
  readonly exdates: readonly LocalDateTime[];
  readonly rdates: readonly LocalDateTime[];
};

/** `before` is null where no date is left before; `after` only where `at` lies behind the last date. */
export type SplitSeries = { readonly before: SeriesPart | null; readonly after: SeriesPart | null };

/** A series that only has extra dates left still needs a rule: that of its first date. */
const ONCE: RecurrenceRule = { ...EVERY_DAY, freq: 'weekly', end: { kind: 'count', count: 1 } };

/**
 * "This and following": the series before one of its dates, and the series from there on, which together have the dates of the whole.
 *
 * `at` is the original local start of the date. COUNT is shared out by the rule's dates, those that are left out counted as ever; an
 * UNTIL stays on the second part. From an extra date on, the second part still counts its weeks from a date of the rule.
 */
export function splitAt(part: SeriesPart, at: LocalDateTime): SplitSeries {
  const { localStart, timeZone, rule } = part;
  const early = { exdates: part.exdates.filter((one) => one < at), rdates: part.rdates.filter((one) => one < at) };
  const late = { exdates: part.exdates.filter((one) => one >= at), rdates: part.rdates.filter((one) => one >= at) };

  const isLeftBefore = expandRule({ ...part, durationMinutes: 0, untilLocal: at, limit: 1 }).length > 0;
  const ended = endBefore(rule, at, { localStart, timeZone });
  const before =
    ended.kind === 'shortened' ? { ...part, rule: ended.rule, ...early } : extraDatesAlone({ ...part, ...early });

  const [first] = expandRule({ localStart, timeZone, rule, durationMinutes: 0, fromLocal: at, limit: 1 });
  const after = first
    ? { ...part, localStart: first.localStart, rule: withoutUsed(part, at), ...late }
    : extraDatesAlone({ ...part, ...late });
  return { before: isLeftBefore ? before : null, after };
}

function withoutUsed({ rule, localStart, timeZone }: SeriesPart, at: LocalDateTime): RecurrenceRule {
  if (rule.end.kind !== 'count') return rule;
  const used = expandRule({ localStart, timeZone, rule, durationMinutes: 0, untilLocal: at }).length;
  return { ...rule, end: { kind: 'count', count: rule.end.count - used } };
}

function extraDatesAlone(part: SeriesPart): SeriesPart | null {
  const [first, ...rdates] = part.rdates.filter((one) => !part.exdates.includes(one)).sort();
  return first === undefined ? null : { ...part, localStart: first, rule: ONCE, exdates: [], rdates };
}

/**
 * The same series with another end: later, earlier or none. A last date ends the extra dates as well, because whoever says "until 3
 * March" means all of it. What was left out stays noted, so that a series that is made longer again does not bring it back.
 */
export function withEnd(part: SeriesPart, end: RuleEnd): SeriesPart {
  const rule = { ...part.rule, end };
  const until = untilInstant(rule, part.timeZone);
  const rdates = until ? part.rdates.filter((one) => instantOf(one, part.timeZone) <= until) : part.rdates;
  return { ...part, rule, rdates };
}
