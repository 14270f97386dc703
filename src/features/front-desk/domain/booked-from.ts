import type { TimeRange } from '@/kernel/time-range';

const QUARTER_MS = 15 * 60_000;
const HOUR_MS = 4 * QUARTER_MS;

/** What a press on a free stretch means: an hour from the quarter that was pressed, as far as the stretch goes. */
export function bookedFrom(stretch: TimeRange, at: Date): TimeRange {
  const quarter = Math.floor(at.getTime() / QUARTER_MS) * QUARTER_MS;
  const latest = stretch.endsAt.getTime() - QUARTER_MS;
  const startsAt = Math.max(stretch.startsAt.getTime(), Math.min(quarter, latest));
  // Whoever presses on what is running books from the quarter that has begun.
  const start = new Date(startsAt % QUARTER_MS === 0 ? startsAt : Math.floor(startsAt / QUARTER_MS) * QUARTER_MS);
  return { startsAt: start, endsAt: new Date(Math.min(start.getTime() + HOUR_MS, stretch.endsAt.getTime())) };
}
