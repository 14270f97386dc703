import { wantedOfRange, type WantedTime } from '@/features/availability/domain/wanted-time';
import type { TimeRange } from '@/kernel/time-range';
import { addDays, instantOf, localDateOf } from '@/kernel/zone';

const QUARTER_MS = 15 * 60_000;
const HOUR_MS = 4 * QUARTER_MS;

/**
 * What whoever stands at the desk wants, most often: from the quarter hour that is running until five, or until the house closes where five is less
 * than an hour away. Where it is shut now, the next opening of today; else nine to five tomorrow.
 */
export function deskTime(open: readonly TimeRange[], now: Date, zone: string): WantedTime {
  const today = localDateOf(now, zone);
  const rest = open.find((range) => range.endsAt.getTime() - now.getTime() >= QUARTER_MS);
  if (!rest) return { date: addDays(today, 1), from: '09:00', to: '17:00' };
  const quarter = new Date(Math.floor(now.getTime() / QUARTER_MS) * QUARTER_MS);
  const startsAt = quarter > rest.startsAt ? quarter : rest.startsAt;
  const five = instantOf(`${today}T17:00`, zone);
  const until = five.getTime() - startsAt.getTime() >= HOUR_MS && five < rest.endsAt ? five : rest.endsAt;
  return wantedOfRange({ startsAt, endsAt: until }, zone);
}
