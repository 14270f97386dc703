import type { ResourceKind } from '@/kernel/resource-kind';
import { minutesOf, type TimeRange } from '@/kernel/time-range';
import { addDays, instantOf, localAtMinute, localDateOf, type LocalDate } from '@/kernel/zone';
import { openRangesOn, type OpeningRules } from '@/features/spaces/domain/opening-hours';
import { minuteOf, workingDay } from './wanted-time';
import { MOST_WISHED_DAYS, PART_MINUTES, type DayPart, type Wish } from './wish';

/** What a wish asks of a place on one date: so many minutes somewhere within a window. */
export type AskedSlot = { readonly date: LocalDate; readonly window: TimeRange; readonly minutes: number };

const QUARTER_MS = 15 * 60_000;
const USUAL_MEETING_MINUTES = 60;
const LEAST_LEFT_MINUTES = 15;
/** Without a word about the day, the coming week. */
const DAYS_UNSAID = 7;
/** Kinds that one takes for as long as one is there; of the others one takes an hour or so. */
const TAKEN_FOR_THE_DAY: readonly ResourceKind[] = ['desk', 'private_office', 'parking'];

/** The dates that a wish means, in order: those it names from today on, else the coming week. */
export function datesOf(wish: Wish, rules: OpeningRules, now: Date): LocalDate[] {
  const today = localDateOf(now, rules.timeZone);
  if (wish.days.length === 0) return Array.from({ length: DAYS_UNSAID }, (_, ahead) => addDays(today, ahead));
  return [...new Set(wish.days)]
    .filter((date) => date >= today)
    .sort()
    .slice(0, MOST_WISHED_DAYS);
}

/**
 * What a wish asks of places of one kind with these hours on a date, in order. A range that was named is wanted whole; so is, without a length, a part of
 * the day at a desk (at a meeting room an hour within it). What has begun counts from the next quarter hour.
 */
export function askedOn(wish: Wish, kind: ResourceKind, date: LocalDate, rules: OpeningRules, now: Date): AskedSlot[] {
  const soonest = new Date(Math.ceil(now.getTime() / QUARTER_MS) * QUARTER_MS);
  return windowsOn(wish, kind, date, rules).flatMap(({ window, whole }) => {
    const startsAt = window.startsAt < soonest ? soonest : window.startsAt;
    const left = { startsAt, endsAt: window.endsAt };
    const minutes = wish.minutes ?? (whole ? minutesOf(left) : USUAL_MEETING_MINUTES);
    // Of a whole that has begun, a few last minutes are nothing.
    const least = whole && wish.minutes === null && startsAt > window.startsAt ? LEAST_LEFT_MINUTES : minutes;
    return minutesOf(left) >= Math.max(least, minutes) ? [{ date, window: left, minutes }] : [];
  });
}

type Window = { readonly window: TimeRange; readonly whole: boolean };

function windowsOn(wish: Wish, kind: ResourceKind, date: LocalDate, rules: OpeningRules): Window[] {
  const at = (minute: number) => instantOf(localAtMinute(date, minute), rules.timeZone);
  const { from, to, parts } = wish;
  if (from !== null && to !== null)
    return inOrder([{ window: { startsAt: at(minuteOf(from)), endsAt: at(minuteOf(to)) }, whole: true }]);
  const open = openRangesOn(rules, date);
  const long = TAKEN_FOR_THE_DAY.includes(kind);
  const within = (edges: { startsAt?: Date; endsAt?: Date }, whole: boolean) =>
    inOrder(open.map((stretch) => ({ window: clipped(stretch, edges), whole })));
  if (from !== null) return within({ startsAt: at(minuteOf(from)) }, long);
  if (to !== null) return within({ endsAt: at(minuteOf(to)) }, long);
  if (parts.length > 0)
    return parts.flatMap((part) => (part === 'all_day' ? within({}, true) : within(edgesOf(part, at), long)));
  const day = long && wish.minutes === null ? workingDay(rules, date) : null;
  return day ? [{ window: day, whole: true }] : within({}, false);
}

function edgesOf(part: Exclude<DayPart, 'all_day'>, at: (minute: number) => Date) {
  const [first, last] = PART_MINUTES[part];
  return { startsAt: at(first), endsAt: at(last) };
}

const clipped = (stretch: TimeRange, { startsAt, endsAt }: { startsAt?: Date; endsAt?: Date }): TimeRange => ({
  startsAt: startsAt && startsAt > stretch.startsAt ? startsAt : stretch.startsAt,
  endsAt: endsAt && endsAt < stretch.endsAt ? endsAt : stretch.endsAt,
});

const inOrder = (windows: readonly Window[]): Window[] =>
  windows.filter(({ window }) => window.startsAt < window.endsAt);
