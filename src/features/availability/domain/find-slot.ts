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
  const gaps = bookable(asked.window, place).flatMap((free) => {
    const within = {
      startsAt: later(free.startsAt, asked.window.startsAt),
      endsAt: earlier(free.endsAt, asked.window.endsAt),
    };
    return minutesOf(within) < asked.minutes ? [] : [{ free, within }];
  });
  for (const { free, within } of gaps) {
    const time = place.sold ? place.sold.first(within, asked.minutes, asked.date) : firstWithin(within, asked.minutes);
    if (time) return { ...time, date: asked.date, free, whole: covers(within, asked.window), byRule: false };
  }
  return place.sold ? nearestSold(asked, place, place.sold) : null;
}

/** The stretches that one booking could fill, its buffers left out, where they meet the window. */
function bookable(window: TimeRange, { open, unheld, beforeMinutes, afterMinutes }: PlaceTime): TimeRange[] {
  return open.flatMap((stretch) =>
    overlaps(stretch, window)
      ? unheld.flatMap((gap) => {
          const startsAt = later(shifted(gap.startsAt, beforeMinutes), stretch.startsAt);
          const endsAt = earlier(shifted(gap.endsAt, -afterMinutes), stretch.endsAt);
          return startsAt < endsAt && startsAt < window.endsAt && endsAt > window.startsAt
            ? [{ startsAt, endsAt }]
            : [];
        })
      : [],
  );
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
  for (const free of bookable(window, place)) {
    const nearest = sold.nearest(free, window, minutes, date);
    if (nearest) return { ...nearest, date, free, whole: covers(nearest, window), byRule: true };
  }
  return null;
}
