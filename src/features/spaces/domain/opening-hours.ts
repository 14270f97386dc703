import type { TimeRange } from '@/kernel/time-range';
import { covers } from '@/kernel/time-range';
import { addDays, instantOf, localAtMinute, localDateOf, weekdayOf, type LocalDate } from '@/kernel/zone';

/** When a space is open: a weekly rule and dates with hours of their own. Wall-clock minutes after local midnight; rules, never rows of time. */
export type OpeningRules = {
  readonly timeZone: string;
  /** ISO weekdays, 1 is Monday. Several lines a day are several stretches. */
  readonly weekly: readonly { readonly weekday: number; readonly opensMinute: number; readonly closesMinute: number }[];
  /** A date without minutes is shut all day. */
  readonly exceptions: readonly {
    readonly date: LocalDate;
    readonly name: string;
    readonly opensMinute: number | null;
    readonly closesMinute: number | null;
  }[];
};

/** The stretches of one local date in which the space is open, as instants: right also on a 23- or 25-hour day. */
export function openRangesOn(rules: OpeningRules, date: LocalDate): TimeRange[] {
  return minutesOn(rules, date).map(({ opensMinute, closesMinute }) => ({
    startsAt: instantOf(localAtMinute(date, opensMinute), rules.timeZone),
    endsAt: instantOf(localAtMinute(date, closesMinute), rules.timeZone),
  }));
}

/** The name of the holiday that shuts this date all day, or null. */
export function holidayOn(rules: OpeningRules, date: LocalDate): string | null {
  const exception = rules.exceptions.find((candidate) => candidate.date === date);
  return exception && exception.opensMinute === null ? exception.name : null;
}

/** Whether the space is open for the whole of `range`. Days that touch at midnight count as one stretch. */
export function isOpenFor(rules: OpeningRules, range: TimeRange): boolean {
  const last = localDateOf(range.endsAt, rules.timeZone);
  const stretches: { startsAt: Date; endsAt: Date }[] = [];
  for (let date = localDateOf(range.startsAt, rules.timeZone); date <= last; date = addDays(date, 1)) {
    for (const open of openRangesOn(rules, date)) {
      const before = stretches.at(-1);
      if (before && before.endsAt >= open.startsAt) before.endsAt = open.endsAt;
      else stretches.push({ ...open });
    }
  }
  return stretches.some((open) => covers(open, range));
}

function minutesOn(rules: OpeningRules, date: LocalDate) {
  const exception = rules.exceptions.find((candidate) => candidate.date === date);
  if (exception) {
    const { opensMinute, closesMinute } = exception;
    return opensMinute === null || closesMinute === null ? [] : [{ opensMinute, closesMinute }];
  }
  const weekday = weekdayOf(date);
  return rules.weekly.filter((line) => line.weekday === weekday).sort((a, b) => a.opensMinute - b.opensMinute);
}
