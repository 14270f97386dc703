import type { PriceConditions } from '../pricing.contract';

/** Half-open stretches of the minutes of a week from Monday 0:00, in order and apart. */
export type WeekMinutes = readonly (readonly [from: number, to: number])[];

const DAY = 1440;
const WEEK = 7 * DAY;

/** When in a week a rule can match. A band over midnight goes on into the next day. */
export function weekMinutesOf({ time, weekdays }: PriceConditions): WeekMinutes {
  const days = weekdays.length > 0 ? weekdays : [1, 2, 3, 4, 5, 6, 7];
  const { from, to } = time ?? { from: 0, to: DAY };
  const length = to > from ? to - from : to + DAY - from;
  return merged(
    days.flatMap((day) => {
      const begins = (day - 1) * DAY + from;
      const ends = begins + length;
      return ends <= WEEK ? [[begins, ends] as const] : [[begins, WEEK] as const, [0, ends - WEEK] as const];
    }),
  );
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

export const minutesCover = (outer: WeekMinutes, inner: WeekMinutes): boolean =>
  inner.every(([from, to]) => outer.some(([a, b]) => a <= from && to <= b));

export const minutesMeet = (a: WeekMinutes, b: WeekMinutes): boolean =>
  a.some(([from, to]) => b.some(([other, end]) => from < end && other < to));
