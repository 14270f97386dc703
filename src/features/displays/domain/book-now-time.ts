import { minutesOf, type TimeRange } from '@/kernel/time-range';

const MINUTE_MS = 60_000;
const FIVE_MS = 5 * MINUTE_MS;
const SOON_MS = 15 * MINUTE_MS;

/** "Now, for half an hour": from the five minutes that are running. */
export function nowFor(minutes: number, now: Date): TimeRange {
  const startsAt = new Date(Math.floor(now.getTime() / FIVE_MS) * FIVE_MS);
  return { startsAt, endsAt: new Date(startsAt.getTime() + minutes * MINUTE_MS) };
}

/**
 * The time that a rule's refusal names as nearest, where that is as good as what was asked for: it begins within a quarter of an hour, or has just
 * begun, and is about as long.
 */
export function nearbyTime(details: Readonly<Record<string, unknown>>, minutes: number, now: Date): TimeRange | null {
  const { startsAt, endsAt } = (details['nearest'] ?? {}) as { startsAt?: unknown; endsAt?: unknown };
  if (typeof startsAt !== 'string' || typeof endsAt !== 'string') return null;
  const range = { startsAt: new Date(startsAt), endsAt: new Date(endsAt) };
  const near = Math.abs(range.startsAt.getTime() - now.getTime()) <= SOON_MS && range.endsAt > now;
  return near && Math.abs(minutesOf(range) - minutes) * MINUTE_MS <= SOON_MS ? range : null;
}
