import type { WeeklyHours } from '@/features/spaces/domain/opening-hours';
import type { PriceConditions } from '../pricing.contract';

/** Half-open stretches of the minutes of a week from Monday 0:00, in order and apart. */
export type WeekMinutes = readonly (readonly [from: number, to: number])[];

const DAY = 1440;
const WEEK = 7 * DAY;

/** When in a week a rule can match. A band over midnight goes on into the next day. */
export function weekMinutesOf({ time, weekdays }: PriceConditions): WeekMinutes {
  const days = weekdays.length > 0 ? weekdays : [1, 2, 3, 4, 5, 6, 7];
  const { from, to } = time ?? { from: 0, to: DAY };
  return merged(days.flatMap((day) => stretchOf(day, from, to > from ? to : to + DAY)));
}

/** When in a week a place is open; null is round the clock. A night of Sunday goes on into Monday. */
export const openMinutesOf = (weekly: WeeklyHours | null): WeekMinutes =>
  weekly
    ? merged(weekly.flatMap(({ weekday, opensMinute, closesMinute }) => stretchOf(weekday, opensMinute, closesMinute)))
    : [[0, WEEK]];

/** Minutes of a day of the week, over 1440 those of the next. */
function stretchOf(day: number, from: number, to: number): WeekMinutes {
  const [begins, ends] = [(day - 1) * DAY + from, (day - 1) * DAY + to];
  return ends <= WEEK ? [[begins, ends]] : [[begins, WEEK] as const, [0, ends - WEEK] as const];
}

/** Stretches that touch or overlap, as one. */
export function merged(stretches: WeekMinutes): WeekMinutes {
  const whole: [number, number][] = [];
  for (const [from, to] of [...stretches].sort(([a], [b]) => a - b)) {
    const last = whole.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else whole.push([from, to]);
  }
  return whole;
}

/** What of a week none of the stretches holds. */
export function freeOf(stretches: WeekMinutes): WeekMinutes {
  const free: [number, number][] = [];
  let at = 0;
  for (const [from, to] of merged(stretches)) {
    if (from > at) free.push([at, from]);
    at = Math.max(at, to);
  }
  if (at < WEEK) free.push([at, WEEK]);
  return free;
}

/** What both hold. */
export const bothOf = (a: WeekMinutes, b: WeekMinutes): WeekMinutes =>
  merged(
    a.flatMap(([from, to]) =>
      b.flatMap(([other, end]) =>
        from < end && other < to ? [[Math.max(from, other), Math.min(to, end)] as const] : [],
      ),
    ),
  );

export const minutesCover = (outer: WeekMinutes, inner: WeekMinutes): boolean =>
  inner.every(([from, to]) => outer.some(([a, b]) => a <= from && to <= b));

export const minutesMeet = (a: WeekMinutes, b: WeekMinutes): boolean =>
  a.some(([from, to]) => b.some(([other, end]) => from < end && other < to));
