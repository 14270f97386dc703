import type { TimeRange } from '@/kernel/time-range';
import { addDays, dayRange, instantOf, localAtMinute, localDateOf, localOf, type LocalDate } from '@/kernel/zone';
import { openRangesOn, type OpeningRules } from '@/features/spaces/domain/opening-hours';

/**
 * When somebody wants something, as the address of the page and its fields have it: wall clock of the space; `24:00` ends the day, `26:00` is two
 * o'clock in the night that follows it.
 */
export type WantedTime = { readonly date: LocalDate; readonly from: string; readonly to: string };

const QUARTER_MS = 15 * 60_000;
const HOUR_MS = 4 * QUARTER_MS;
const LOOK_AHEAD_DAYS = 31;
const DAY_MINUTES = 1440;
/** A night is wanted to noon of the next day at most. */
const LATEST_MINUTE = DAY_MINUTES + 720;

export const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
const timeAt = (instant: Date, zone: string): string => localOf(instant, zone).slice(11);

/** The wanted time as instants, or null when it does not run forward. */
export function rangeOfWanted({ date, from, to }: WantedTime, zone: string): TimeRange | null {
  const at = (time: string) => instantOf(localAtMinute(date, minuteOf(time)), zone);
  const range = { startsAt: at(from), endsAt: at(to) };
  return range.startsAt < range.endsAt ? range : null;
}

/** The same time as the page's fields write it. */
export function wantedOfRange(range: TimeRange, zone: string): WantedTime {
  const date = localDateOf(range.startsAt, zone);
  const to = timeAt(range.endsAt, zone);
  const lastDate = localDateOf(range.endsAt, zone);
  const overMidnight = lastDate > date;
  const night = lastDate === addDays(date, 1) ? minuteOf(to) + DAY_MINUTES : LATEST_MINUTE + 1;
  return {
    date,
    from: timeAt(range.startsAt, zone),
    to: !overMidnight ? to : night <= LATEST_MINUTE ? textOf(night) : '24:00',
  };
}

/**
 * What somebody means who wants until `to`: in a place that is open over midnight, a time before the start is one of the next day.
 * `to` may be such a time already.
 */
export function untilAfter(from: string, to: string, overMidnight: boolean): string {
  const clock = minuteOf(to) > DAY_MINUTES ? minuteOf(to) - DAY_MINUTES : minuteOf(to);
  const night = clock + DAY_MINUTES;
  return overMidnight && clock <= minuteOf(from) && clock < DAY_MINUTES && night <= LATEST_MINUTE
    ? textOf(night)
    : textOf(clock);
}

/** The same as a clock on the wall shows it: `26:00` is `02:00`. */
export const clockOf = (time: string): string =>
  minuteOf(time) > DAY_MINUTES ? textOf(minuteOf(time) - DAY_MINUTES) : time;

const textOf = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/**
 * What most people want when they open the plan: from the next half hour until five today, or, when too little of today is left, nine to
 * five on the next day on which the space is open.
 */
export function sensibleTime(rules: OpeningRules, now: Date): WantedTime {
  const today = localDateOf(now, rules.timeZone);
  const rest = restOfToday(rules, now, today);
  if (rest) return wantedOfRange(rest, rules.timeZone);
  for (let ahead = 1; ahead <= LOOK_AHEAD_DAYS; ahead++) {
    const day = workingDay(rules, addDays(today, ahead));
    if (day) return wantedOfRange(day, rules.timeZone);
  }
  return { date: today, from: '09:00', to: '17:00' };
}

/** The usual hours of a date, nine to five within what is open; null on a day that is shut. */
export function workingDay(rules: OpeningRules, date: LocalDate): TimeRange | null {
  const usual = { startsAt: clock(rules, date, 9), endsAt: clock(rules, date, 17) };
  const open = openRangesOn(rules, date);
  const [first] = open;
  if (!first) return null;
  for (const range of open) {
    const within = {
      startsAt: range.startsAt > usual.startsAt ? range.startsAt : usual.startsAt,
      endsAt: range.endsAt < usual.endsAt ? range.endsAt : usual.endsAt,
    };
    if (within.startsAt < within.endsAt) return within;
  }
  return first;
}

/** What is left of a range that has begun: from the quarter hour that is running. */
export function fromNow(range: TimeRange, now: Date): TimeRange {
  if (now <= range.startsAt || now >= range.endsAt) return range;
  const quarter = new Date(Math.floor(now.getTime() / QUARTER_MS) * QUARTER_MS);
  return quarter > range.startsAt ? { startsAt: quarter, endsAt: range.endsAt } : range;
}

const clock = (rules: OpeningRules, date: LocalDate, hour: number): Date =>
  instantOf(localAtMinute(date, hour * 60), rules.timeZone);

function restOfToday(rules: OpeningRules, now: Date, today: LocalDate): TimeRange | null {
  const half = new Date(Math.ceil(now.getTime() / (2 * QUARTER_MS)) * 2 * QUARTER_MS);
  const midnight = dayRange(today, rules.timeZone).startsAt;
  // In the small hours the night that began yesterday may still be on.
  const night = openRangesOn(rules, addDays(today, -1)).filter((open) => open.endsAt > midnight);
  for (const open of [...night, ...openRangesOn(rules, today)]) {
    const usual = workingDay(rules, today);
    const startsAt = half > open.startsAt ? half : (usual?.startsAt ?? open.startsAt);
    const five = clock(rules, today, 17);
    const endsAt = five.getTime() - startsAt.getTime() >= HOUR_MS && five < open.endsAt ? five : open.endsAt;
    if (endsAt.getTime() - startsAt.getTime() >= HOUR_MS) return { startsAt, endsAt };
  }
  return null;
}
