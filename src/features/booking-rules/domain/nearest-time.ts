import { covers, minutesOf, type TimeRange } from '@/kernel/time-range';
import { addDays, dayRange, instantOf, localAtMinute, localDateOf, localOf, type LocalDate } from '@/kernel/zone';
import type { RuleSettings } from '../booking-rules.contract';
import type { RuleSetting, TimeRules } from './judge-time';
import { earliestStart, edgesOn, lastDateOf, minuteOfDay } from './time-breaks';

const MINUTE_MS = 60_000;
const DAY_MS = 1440 * MINUTE_MS;
/** As near as a quarter hour, where no rule says how fine. */
const USUAL_STEP = 15;
/** Whoever walks in a little late still books from the grid line that has just passed. */
const GRACE_MS = 15 * MINUTE_MS;
/** Over a weekend with a holiday at both ends. */
const DAYS_AROUND = 7;

type DayStep = Exclude<RuleSettings<'length'>['step'], { unit: 'minutes' }>;
type MinuteStep = { readonly every: number; readonly starts: readonly number[] };

/**
 * "What would work instead?": the time nearest to a wish that `keeps` the rules, or null where there is none within a week of it. Within
 * opening hours where there is one such; never longer ago than a walk-in. What lies close is looked at first, and the rest only when none of
 * it will do: a series may ask this for each of its dates.
 */
export function nearestTime(
  wish: TimeRange,
  { length, notice }: TimeRules,
  setting: RuleSetting,
  keeps: (time: TimeRange) => boolean,
): TimeRange | null {
  const near = nearStart(wish.startsAt, notice?.settings ?? null, setting);
  const minutes = minutesOf(wish);
  const cost = (time: TimeRange) =>
    Math.abs(time.startsAt.getTime() - near.getTime()) + Math.abs(minutesOf(time) - minutes) * MINUTE_MS;
  const oldest = Math.min(setting.now.getTime() - GRACE_MS, wish.startsAt.getTime());
  let fallback: TimeRange | null = null;
  for (const candidates of tiers(wish, near, length?.settings ?? null, setting)) {
    const sorted = candidates().sort((a, b) => cost(a) - cost(b) || a.startsAt.getTime() - b.startsAt.getTime());
    for (const time of sorted) {
      if (time.startsAt.getTime() < oldest || !keeps(time)) continue;
      if (isOpen(time, setting)) return time;
      fallback ??= time;
    }
  }
  return fallback;
}

/** The wished start, brought to where notice and horizon let it be. */
function nearStart(
  start: Date,
  notice: RuleSettings<'notice'> | null,
  { now, timeZone, recurring }: RuleSetting,
): Date {
  if (!notice) return start;
  const earliest = earliestStart(notice, now);
  if (notice.minMinutes && start < earliest) return earliest;
  const last = recurring ? null : lastDateOf(notice, { now, timeZone });
  return last !== null && localDateOf(start, timeZone) > last
    ? instantOf(localAtMinute(last, minuteOfDay(start, timeZone)), timeZone)
    : start;
}

function tiers(
  wish: TimeRange,
  near: Date,
  settings: RuleSettings<'length'> | null,
  setting: RuleSetting,
): (() => TimeRange[])[] {
  const minutes = minutesOf(wish);
  if (settings && settings.step.unit !== 'minutes') {
    const { step } = settings;
    return [() => dayTimes(near, minutes, step, settings, setting)];
  }
  const every = settings?.step.unit === 'minutes' ? settings.step.every : USUAL_STEP;
  const step = { every, starts: settings?.starts ?? [] };
  const lengths = settings ? lengthsNear(minutes, every, settings) : [minutes];
  const timesFrom = (starts: (length: number) => readonly Date[]) =>
    lengths.flatMap((length) =>
      starts(length).map((startsAt) => ({ startsAt, endsAt: new Date(startsAt.getTime() + length * MINUTE_MS) })),
    );
  return [
    () => timesFrom(() => [wish.startsAt, near, ...linesAround(near, step, setting.timeZone)]),
    () => timesFrom((length) => startsFurtherOff(wish.startsAt, near, length, step, setting)),
  ];
}

/** The whole steps next to a length, within shortest and longest. */
function lengthsNear(minutes: number, every: number, { minMinutes, maxMinutes }: RuleSettings<'length'>): number[] {
  const least = Math.max(every, Math.ceil((minMinutes ?? 0) / every) * every);
  const most = maxMinutes === null ? Infinity : Math.floor(maxMinutes / every) * every;
  if (least > most) return [];
  const within = (length: number) => Math.min(most, Math.max(least, length));
  return [...new Set([within(Math.floor(minutes / every) * every), within(Math.ceil(minutes / every) * every)])];
}

/** The starts that the grid allows around an instant, a few on each side. */
function linesAround(near: Date, step: MinuteStep, zone: string): Date[] {
  const date = localDateOf(near, zone);
  return linesNear(minuteOfDay(near, zone), step).flatMap((minute) => instantsOf(date, minute, zone));
}

/** The same hour on the days around, and the starts at the edges of what is open. */
function startsFurtherOff(wished: Date, near: Date, minutes: number, step: MinuteStep, setting: RuleSetting): Date[] {
  const { timeZone, openOn } = setting;
  const date = localDateOf(near, timeZone);
  const sameHour = linesNear(minuteOfDay(wished, timeZone), step)[0] ?? 0;
  const found: Date[] = [];
  for (let ahead = -DAYS_AROUND; ahead <= DAYS_AROUND; ahead++) {
    const day = addDays(date, ahead);
    found.push(...instantsOf(day, sameHour, timeZone));
    if (ahead < -1) continue;
    for (const open of openOn(day)) {
      const last = new Date(open.endsAt.getTime() - minutes * MINUTE_MS);
      for (const edge of last < open.startsAt ? [] : [open.startsAt, last])
        found.push(...linesAround(edge, step, timeZone));
    }
  }
  return found;
}

/** Minutes of the day (below 0 and from 1440 on those of the days beside) at which a booking may start, the nearest first. */
function linesNear(at: number, { every, starts }: MinuteStep): number[] {
  const line = Math.floor(at / every) * every;
  const lines =
    starts.length > 0
      ? [-1440, 0, 1440].flatMap((day) => starts.map((start) => start + day))
      : [-2, -1, 0, 1, 2, 3].map((steps) => line + steps * every);
  return lines.sort((a, b) => Math.abs(a - at) - Math.abs(b - at) || a - b).slice(0, 6);
}

/** The instants at which the wall shows a minute of a day: none in the spring gap, two in the hour that comes twice. */
function instantsOf(date: LocalDate, minute: number, zone: string): Date[] {
  const local = localAtMinute(date, minute);
  const first = instantOf(local, zone);
  const again = new Date(first.getTime() + minutesOf(dayRange(local, zone)) * MINUTE_MS - DAY_MS);
  return (again > first ? [first, again] : [first]).filter((instant) => localOf(instant, zone) === local);
}

/** Whole parts of days next to a start: the few starts around it, each with the few ends that come nearest to the wished length. */
function dayTimes(
  near: Date,
  minutes: number,
  step: DayStep,
  { minMinutes, maxMinutes }: RuleSettings<'length'>,
  setting: RuleSetting,
): TimeRange[] {
  const date = localDateOf(near, setting.timeZone);
  const length = Math.min(maxMinutes ?? Infinity, Math.max(minMinutes ?? 0, minutes)) * MINUTE_MS;
  const edges: TimeRange[] = [];
  const last = DAYS_AROUND + Math.ceil(length / DAY_MS) + 1;
  for (let ahead = -DAYS_AROUND; ahead <= last; ahead++) edges.push(...edgesOn(addDays(date, ahead), step, setting));
  const apart = (at: Date, from: number) => Math.abs(at.getTime() - from);
  const starts = edges.map(({ startsAt }) => startsAt).sort((a, b) => apart(a, +near) - apart(b, +near));
  const ends = edges.map(({ endsAt }) => endsAt);
  return starts.slice(0, 12).flatMap((startsAt) => {
    const wanted = startsAt.getTime() + length;
    const after = ends.filter((endsAt) => endsAt > startsAt).sort((a, b) => apart(a, wanted) - apart(b, wanted));
    return after.slice(0, 4).map((endsAt) => ({ startsAt, endsAt }));
  });
}

/** Days that touch at midnight are one stretch. */
function isOpen(time: TimeRange, { openOn, timeZone }: RuleSetting): boolean {
  const stretches: { startsAt: Date; endsAt: Date }[] = [];
  const last = localDateOf(time.endsAt, timeZone);
  for (let date = addDays(localDateOf(time.startsAt, timeZone), -1); date <= last; date = addDays(date, 1)) {
    for (const open of openOn(date)) {
      const before = stretches.at(-1);
      if (before && before.endsAt >= open.startsAt) before.endsAt = open.endsAt;
      else stretches.push({ ...open });
    }
  }
  return stretches.some((open) => covers(open, time));
}
