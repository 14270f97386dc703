import type { TimeRange } from '@/kernel/time-range';
import { localDateOf } from '@/kernel/zone';

const QUARTER_MS = 15 * 60_000;

/** When somebody could come instead: the quarter hours after a booking's start, on the same day, that leave a quarter of an hour of it. */
export function laterStarts({ startsAt, endsAt }: TimeRange, timeZone: string): Date[] {
  const day = localDateOf(startsAt, timeZone);
  const starts: Date[] = [];
  // Every zone in use is off by whole quarters.
  let at = Math.floor(startsAt.getTime() / QUARTER_MS) * QUARTER_MS + QUARTER_MS;
  for (; at <= endsAt.getTime() - QUARTER_MS; at += QUARTER_MS) {
    if (localDateOf(new Date(at), timeZone) !== day) break;
    starts.push(new Date(at));
  }
  return starts;
}
