import { covers, type TimeRange } from '@/kernel/time-range';
import {
  addDays,
  dayRange,
  instantOf,
  localAtMinute,
  localDateOf,
  weekdayOf,
  type LocalDate,
  type LocalDateTime,
} from '@/kernel/zone';

/** A stretch in wall-clock minutes after local midnight of the day it opens; over 1440 it closes on the next day. At most 24 hours long. */
export type Stretch = { readonly opensMinute: number; readonly closesMinute: number };
/** ISO weekdays, 1 is Monday. Several lines a day are several stretches. */
export type WeeklyHours = readonly (Stretch & { readonly weekday: number })[];

/** When a space, or one resource in it, is open: a weekly rule and dates with hours of their own. Rules, never rows of time. */
export type OpeningRules = {
  readonly timeZone: string;
  readonly weekly: WeeklyHours;
  /** A date without minutes is shut all day. It stands for all that opens on it, its hours after midnight included. */
  readonly exceptions: readonly {
    readonly date: LocalDate;
    readonly name: string;
    readonly opensMinute: number | null;
    readonly closesMinute: number | null;
  }[];
};

/** A space's hours, with the weeks of those resources that have one of their own. */
export type SpaceHours = {
  readonly rules: OpeningRules;
  readonly own: Readonly<Record<string, WeeklyHours>>;
  /** The owner lets somebody come at any hour. */
  readonly anytime: boolean;
};

const DAY_MINUTES = 1440;
/** How far into the next day a night is shown and offered. */
const NIGHT_ENDS_MINUTE = DAY_MINUTES + 720;

/** What a resource keeps to: its own week where it has one, else the space's. The space's holidays and short days count for both. */
export const hoursFor = (rules: OpeningRules, own: WeeklyHours | null): OpeningRules =>
  own ? { ...rules, weekly: own } : rules;

/** Round the clock, holidays too: for whom the owner lets come at any hour. */
export const alwaysOpen = (timeZone: string): OpeningRules => ({
  timeZone,
  weekly: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opensMinute: 0, closesMinute: DAY_MINUTES })),
  exceptions: [],
});

/**
 * The stretches that open on a local date, as instants: one of Friday may end on Saturday. Right also on a 23- or 25-hour day; a wall-clock
 * minute that the spring change leaves out is the one after it, as everywhere (`instantOf`).
 */
export function openRangesOn(rules: OpeningRules, date: LocalDate): TimeRange[] {
  return rangesOf(rules, date, minutesOn(rules, date));
}

/**
 * What the whole of a date is, where days are booked: what is open, also for whom the owner lets come at any hour; for them a date that is shut is one
 * from midnight to midnight.
 */
export function wholeDayOn(rules: OpeningRules, date: LocalDate, anytime: boolean): TimeRange[] {
  const open = openRangesOn(rules, date);
  return open.length > 0 || !anytime ? open : [dayRange(date, rules.timeZone)];
}

/** The name of the holiday that shuts this date all day, or null. */
export function holidayOn(rules: OpeningRules, date: LocalDate): string | null {
  const exception = rules.exceptions.find((candidate) => candidate.date === date);
  return exception && exception.opensMinute === null ? exception.name : null;
}

/** Whether it is open for the whole of `range`. What touches at midnight, or anywhere else, counts as one stretch. */
export const isOpenFor = (rules: OpeningRules, range: TimeRange): boolean =>
  stretchesAround(rules, range).some((open) => covers(open, range));

/** The same for very many ranges: each date is worked out once. */
export function openJudge(rules: OpeningRules): (range: TimeRange) => boolean {
  const known = new Map<LocalDate, readonly TimeRange[]>();
  const on = (date: LocalDate): readonly TimeRange[] => {
    const found = known.get(date) ?? openRangesOn(rules, date);
    known.set(date, found);
    return found;
  };
  return (range) => stretchesAround(rules, range, on).some((open) => covers(open, range));
}

/** When it is open within `range`, in order: the night that began the day before included. What touches is one stretch. */
export function openWithin(rules: OpeningRules, range: TimeRange): TimeRange[] {
  return stretchesAround(rules, range)
    .map((open) => ({
      startsAt: open.startsAt < range.startsAt ? range.startsAt : open.startsAt,
      endsAt: open.endsAt > range.endsAt ? range.endsAt : open.endsAt,
    }))
    .filter((open) => open.startsAt < open.endsAt);
}

/**
 * A local day as a screen shows and offers it: from midnight to midnight or, where it is open over midnight, on to the end of that night (to noon
 * at most).
 */
export function dayAndNight(rules: OpeningRules, date: LocalDate): TimeRange {
  const day = dayRange(date, rules.timeZone);
  const latest = instantOf(localAtMinute(date, NIGHT_ENDS_MINUTE), rules.timeZone);
  const night = openWithin(rules, { startsAt: day.startsAt, endsAt: latest }).find(
    (open) => open.startsAt < day.endsAt && open.endsAt > day.endsAt,
  );
  return night ? { startsAt: day.startsAt, endsAt: night.endsAt } : day;
}

/** Whether there is a night on which one could stay over midnight. */
export function opensOverMidnight({ weekly, exceptions }: Omit<OpeningRules, 'timeZone'>): boolean {
  const opensAt = new Set(weekly.filter((line) => line.opensMinute === 0).map((line) => line.weekday));
  return (
    [...weekly, ...exceptions].some((line) => (line.closesMinute ?? 0) > DAY_MINUTES) ||
    weekly.some((line) => line.closesMinute === DAY_MINUTES && opensAt.has((line.weekday % 7) + 1))
  );
}

/** What opens on the dates around `range`, joined where it touches or overlaps, in order. */
function stretchesAround(
  rules: OpeningRules,
  range: TimeRange,
  on: (date: LocalDate) => readonly TimeRange[] = (date) => openRangesOn(rules, date),
): TimeRange[] {
  const first = localDateOf(range.startsAt, rules.timeZone);
  const last = localDateOf(range.endsAt, rules.timeZone);
  const found: TimeRange[] = [];
  // No stretch reaches further than the end of the next day; but the next day may be one that the calendar left out (Apia, 30 December 2011).
  for (let date = addDays(first, -2); date <= last; date = addDays(date, 1)) {
    if (date < first && !minutesOn(rules, date).some((one) => one.closesMinute > DAY_MINUTES)) continue;
    found.push(...on(date));
  }
  return joined(found);
}

function joined(ranges: readonly TimeRange[]): TimeRange[] {
  const stretches: { startsAt: Date; endsAt: Date }[] = [];
  for (const range of [...ranges].sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime())) {
    const before = stretches.at(-1);
    if (!before || before.endsAt < range.startsAt) stretches.push({ ...range });
    else if (before.endsAt < range.endsAt) before.endsAt = range.endsAt;
  }
  return stretches;
}

function rangesOf({ timeZone }: OpeningRules, date: LocalDate, stretches: readonly Stretch[]): TimeRange[] {
  const at = (minute: number) => instantOf(localAtMinute(date, minute), timeZone);
  return stretches
    .map(({ opensMinute, closesMinute }) => ({ startsAt: at(opensMinute), endsAt: at(closesMinute) }))
    .filter(
      // A stretch that the spring change swallowed has no length; a date that a zone left out has no hours.
      ({ startsAt, endsAt }) =>
        startsAt < endsAt && (localDateOf(startsAt, timeZone) === date || isOnCalendar(date, timeZone)),
    );
}

const isOnCalendar = (date: LocalDate, timeZone: string): boolean =>
  localDateOf(instantOf(`${date}T00:00` satisfies LocalDateTime, timeZone), timeZone) === date;

function minutesOn(rules: OpeningRules, date: LocalDate): Stretch[] {
  const exception = rules.exceptions.find((candidate) => candidate.date === date);
  if (exception) {
    const { opensMinute, closesMinute } = exception;
    return opensMinute === null || closesMinute === null ? [] : [{ opensMinute, closesMinute }];
  }
  const weekday = weekdayOf(date);
  return rules.weekly.filter((line) => line.weekday === weekday).sort((a, b) => a.opensMinute - b.opensMinute);
}
