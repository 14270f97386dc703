import type { TimeRange } from '@/kernel/time-range';

const lengthOf = (range: TimeRange) => range.endsAt.getTime() - range.startsAt.getTime();
const SHORTEST_MS = 30 * 60_000;
const QUARTER_MS = 15 * 60_000;

/** The free time closest to what was wanted: as long as that where there is room, else the longest stretch of half an hour or more. */
export function nearestFree(wanted: TimeRange, free: readonly TimeRange[], now: Date): TimeRange | null {
  const soon = new Date(Math.ceil(now.getTime() / QUARTER_MS) * QUARTER_MS);
  const ahead = free
    .map((range) => (range.startsAt < soon ? { startsAt: soon, endsAt: range.endsAt } : range))
    .filter((range) => lengthOf(range) >= SHORTEST_MS);
  const length = lengthOf(wanted);
  const whole = ahead
    .filter((range) => lengthOf(range) >= length)
    .map((range) => {
      const latest = range.endsAt.getTime() - length;
      const startsAt = Math.min(Math.max(wanted.startsAt.getTime(), range.startsAt.getTime()), latest);
      return { startsAt: new Date(startsAt), endsAt: new Date(startsAt + length) };
    })
    .sort((a, b) => away(a, wanted) - away(b, wanted));
  return whole[0] ?? [...ahead].sort((a, b) => lengthOf(b) - lengthOf(a))[0] ?? null;
}

const away = (range: TimeRange, wanted: TimeRange) => Math.abs(range.startsAt.getTime() - wanted.startsAt.getTime());
