import type { Stretch, WeeklyHours } from './opening-hours';

const DAY_MINUTES = 1440;
const WEEK_MINUTES = 7 * DAY_MINUTES;

/** The weekdays (ISO) whose hours run into other hours of the week: of the same day, or of the next one where they pass midnight. */
export function overlapsIn(week: WeeklyHours): number[] {
  const spans = week
    .map(({ weekday, opensMinute, closesMinute }) => ({
      weekday,
      from: (weekday - 1) * DAY_MINUTES + opensMinute,
      to: (weekday - 1) * DAY_MINUTES + closesMinute,
    }))
    .sort((a, b) => a.from - b.from);
  const [first] = spans;
  // After Sunday comes Monday.
  const next = [
    ...spans.slice(1),
    ...(first && spans.length > 1 ? [{ ...first, from: first.from + WEEK_MINUTES }] : []),
  ];
  return [
    ...new Set(spans.flatMap((span, place) => (span.to > (next[place]?.from ?? Infinity) ? [span.weekday] : []))),
  ];
}

/** When it closes, by the clock: a time that is not after the opening is one of the next day, the same time a day later. */
export function closesAfter(opensMinute: number, clockMinute: number): number {
  const clock = clockMinute % DAY_MINUTES;
  return clock > opensMinute ? clock : clock + DAY_MINUTES;
}

/** The same stretch from another opening on: closed by the same clock. */
export const opensAt = ({ closesMinute }: Stretch, opensMinute: number): Stretch => ({
  opensMinute,
  closesMinute: closesAfter(opensMinute, closesMinute),
});

/** What a further stretch of a day is thought to be: after a break of an hour for four hours, or nine to five on a day that was closed. */
export function furtherStretch(day: readonly Stretch[]): Stretch {
  const latest = Math.max(...day.map((one) => one.closesMinute), -1);
  if (latest < 0) return { opensMinute: 540, closesMinute: 1020 };
  const opensMinute = Math.min(latest + 60, DAY_MINUTES - 60);
  return { opensMinute, closesMinute: Math.min(opensMinute + 240, Math.max(DAY_MINUTES, opensMinute + 60)) };
}

/** The hours of one day of the week, in order. */
export const stretchesOf = (week: WeeklyHours, weekday: number): Stretch[] =>
  week
    .filter((line) => line.weekday === weekday)
    .map(({ opensMinute, closesMinute }) => ({ opensMinute, closesMinute }))
    .sort((a, b) => a.opensMinute - b.opensMinute);

/** The week with other hours on some of its days. */
export const withDays = (week: WeeklyHours, weekdays: readonly number[], stretches: readonly Stretch[]): WeeklyHours =>
  [
    ...week.filter((line) => !weekdays.includes(line.weekday)),
    ...weekdays.flatMap((weekday) => stretches.map((one) => ({ weekday, ...one }))),
  ].sort((a, b) => a.weekday - b.weekday || a.opensMinute - b.opensMinute);
