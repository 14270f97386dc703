import { instantOf, localAtMinute, localDateOf, localOf, addDays } from '@/kernel/zone';
import type { LocalDateTime } from '@/kernel/zone';
import { expandRule } from './expand-rule';
import { lastSecondOf, untilInstant } from './recurrence-rule';
import type { RecurrenceRule, RuleEnd } from './recurrence-rule';
import type { SeriesPart } from './series-part';
import { shiftRule } from './shift-rule';

export type ShiftedSeries = {
  readonly part: SeriesPart;
  /** The dates are not simply the old ones, shifted: "the second Tuesday" became "the second Wednesday", and the screen says so. */
  readonly derivedAgain: boolean;
};

/** Behind so many dates the end of a series is shifted by the wall clock alone. */
const MOST_DATES = 3000;
const minuteOf = (local: string): number => Date.parse(`${local}:00Z`) / 60_000;
const shifted = (local: LocalDateTime, minutes: number): LocalDateTime =>
  localAtMinute(local.slice(0, 10), minuteOf(local) - minuteOf(`${local.slice(0, 10)}T00:00`) + minutes);

/**
 * The series moved so that its first date begins at `newStart`: every later date, extra date and exception moves by the same days and
 * minutes on the wall clock, and there are as many dates as before. Where a rule cannot say the shifted dates ("the second Tuesday", "the
 * 31st"), it is derived again from the new date; exceptions then follow their dates.
 */
export function shiftPart(part: SeriesPart, newStart: LocalDateTime): ShiftedSeries {
  const [first = part.localStart] = [part.localStart, ...part.rdates].sort();
  const minutes = minuteOf(newStart) - minuteOf(first);
  const localStart = shifted(part.localStart, minutes);
  const { rule, exact } = shiftRule(part.rule, part.localStart, localStart);
  const exdateOf = exact ? null : followingDates(part, { ...part, localStart, rule });
  const moved: SeriesPart = {
    ...part,
    localStart,
    rule: { ...rule, end: shiftedEnd(part, rule, minutes) },
    rdates: part.rdates.map((one) => shifted(one, minutes)),
    exdates: part.exdates.map((one) => exdateOf?.get(one) ?? shifted(one, minutes)),
  };
  return { part: moved, derivedAgain: !exact };
}

/** The first date of the old rule is the first of the new one, and so on, as far as there are exceptions. */
function followingDates(old: SeriesPart, now: SeriesPart): Map<LocalDateTime, LocalDateTime> {
  const last = [...old.exdates].sort().at(-1);
  if (last === undefined) return new Map();
  const olds = datesOf(old, old.rule, { untilLocal: shifted(last, 1), limit: MOST_DATES });
  const news = datesOf(now, endless(now.rule), { limit: olds.length });
  return new Map(olds.map(({ localStart }, index) => [localStart, news[index]?.localStart ?? localStart]));
}

const datesOf = (
  { localStart, timeZone }: SeriesPart,
  rule: RecurrenceRule,
  window: { readonly untilLocal?: LocalDateTime; readonly limit: number },
) => (window.limit === 0 ? [] : expandRule({ localStart, timeZone, rule, durationMinutes: 0, ...window }));

const endless = (rule: RecurrenceRule): RecurrenceRule => ({ ...rule, end: { kind: 'never' } });
const untilEnd = (until: Date): RuleEnd => ({ kind: 'until', until: until.toISOString().replace(/\.\d+/, '') });

/**
 * UNTIL on the wall clock, moved as the dates are. Where the clocks change near it, or the rule was derived again, that could lose or gain
 * a date: then the last one stays the last.
 */
function shiftedEnd(part: SeriesPart, rule: RecurrenceRule, minutes: number): RuleEnd {
  const { timeZone } = part;
  const old = untilInstant(part.rule, timeZone);
  if (!old || minutes === 0) return part.rule.end;
  const until = shiftedInstant(old, part, minutes);
  const count = datesOf(part, part.rule, { limit: MOST_DATES }).length;
  if (count === 0 || count === MOST_DATES) return untilEnd(until);
  const news = datesOf({ ...part, localStart: shifted(part.localStart, minutes) }, endless(rule), { limit: count + 1 });
  const [last, next] = [news[count - 1], news[count]];
  if (!last || (until >= last.startsAt && !(next && until >= next.startsAt))) return untilEnd(until);
  const endOfDay = lastSecondOf(localDateOf(last.startsAt, timeZone), timeZone);
  const beforeNext = next ? new Date(next.startsAt.getTime() - 1000) : endOfDay;
  return untilEnd(endOfDay < beforeNext ? endOfDay : beforeNext);
}

/** A last day stays a last day; a last second keeps its seconds. */
function shiftedInstant(until: Date, { localStart, timeZone }: SeriesPart, minutes: number): Date {
  const local = localOf(until, timeZone);
  const date = local.slice(0, 10);
  if (lastSecondOf(date, timeZone).getTime() === until.getTime()) {
    const days =
      (minuteOf(shifted(localStart, minutes).slice(0, 10) + 'T00:00') - minuteOf(`${localStart.slice(0, 10)}T00:00`)) /
      1440;
    return lastSecondOf(addDays(date, days), timeZone);
  }
  return new Date(instantOf(shifted(local, minutes), timeZone).getTime() + (until.getTime() % 60_000));
}
