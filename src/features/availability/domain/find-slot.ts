import { covers, minutesOf, overlaps, type TimeRange } from '@/kernel/time-range';
import type { LocalDate } from '@/kernel/zone';
import type { AskedSlot } from './asked-time';
import type { TimeForSale } from './time-for-sale';

/** One time that can be booked as it stands. */
export type Slot = TimeRange & {
  readonly date: LocalDate;
  /** The free stretch around it: it can begin and end anywhere in there. */
  readonly free: TimeRange;
  /** The whole window that was asked for is free. */
  readonly whole: boolean;
  /** The owner's rules sell no time of the wished length there: this is the nearest they do. */
  readonly byRule: boolean;
};

/** What a search knows of one place: when it is open, what nobody holds, and how it may be booked. */
export type PlaceTime = {
  readonly open: readonly TimeRange[];
  /** Free of claims, also somewhat before and after what is open, so far as buffers reach. In order. */
  readonly unheld: readonly TimeRange[];
  readonly beforeMinutes: number;
  readonly afterMinutes: number;
  /** By which of the owner's rules; null where there are none of length, step and notice. */
  readonly sold: TimeForSale | null;
};

const MINUTE_MS = 60_000;
const QUARTER = 15;
const FINE = 5;
const shifted = (at: Date, minutes: number) => new Date(at.getTime() + minutes * MINUTE_MS);
const later = (a: Date, b: Date) => (a > b ? a : b);
const earlier = (a: Date, b: Date) => (a < b ? a : b);

/** The first time in a place that answers what is asked: free with its buffers, open, and by the owner's rules; null where there is none. */
export function slotIn(asked: AskedSlot, place: PlaceTime): Slot | null {
  const { window, minutes, date } = asked;
  for (const free of bookable(window, minutes, place)) {
    const within = { startsAt: later(free.startsAt, window.startsAt), endsAt: earlier(free.endsAt, window.endsAt) };
    if (minutesOf(within) < minutes) continue;
    const time = place.sold ? place.sold.first(within, minutes, date) : firstWithin(within, minutes);
    if (time) return { ...time, date, free, whole: covers(within, window), byRule: false };
  }
  return place.sold ? nearestSold(asked, place, place.sold) : null;
}

/** The stretches that one booking of at least so long could fill, its buffers left out, where they meet the window. */
function* bookable(
  window: TimeRange,
  minutes: number,
  { open, unheld, beforeMinutes, afterMinutes }: PlaceTime,
): Generator<TimeRange> {
  const least = (beforeMinutes + minutes + afterMinutes) * MINUTE_MS;
  for (const stretch of open) {
    if (!overlaps(stretch, window)) continue;
    for (const gap of unheld) {
      // Most gaps between bookings are too short for another.
      if (gap.endsAt.getTime() - gap.startsAt.getTime() < least) continue;
      const startsAt = later(shifted(gap.startsAt, beforeMinutes), stretch.startsAt);
      const endsAt = earlier(shifted(gap.endsAt, -afterMinutes), stretch.endsAt);
      if (startsAt < endsAt && startsAt < window.endsAt && endsAt > window.startsAt) yield { startsAt, endsAt };
    }
  }
}

/** From the first quarter hour on, or where it has to be as early as it can, from there. */
function firstWithin(within: TimeRange, minutes: number): TimeRange {
  const last = within.endsAt.getTime() - minutes * MINUTE_MS;
  const up = (step: number) => Math.ceil(within.startsAt.getTime() / (step * MINUTE_MS)) * step * MINUTE_MS;
  const start = [up(QUARTER), up(FINE), within.startsAt.getTime()].find((one) => one <= last) ?? last;
  return { startsAt: new Date(start), endsAt: new Date(start + minutes * MINUTE_MS) };
}

/** Where no time of the wished length is sold: the nearest that is, if it is free. */
function nearestSold({ date, window, minutes }: AskedSlot, place: PlaceTime, sold: TimeForSale): Slot | null {
  // Any gap: a shorter time may be what is sold.
  for (const free of bookable(window, 0, place)) {
    const nearest = sold.nearest(free, window, minutes, date);
    if (nearest) return { ...nearest, date, free, whole: covers(nearest, window), byRule: true };
  }
  return null;
}
