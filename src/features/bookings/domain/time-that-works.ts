import type { TimeRange } from '@/kernel/time-range';
import { nearestFree } from './nearest-free';

type Details = Readonly<Record<string, unknown>>;

/** A range as a refusal's details carry it, null where there is none. */
export function rangeIn(value: unknown): TimeRange | null {
  const { startsAt, endsAt } = (value ?? {}) as Details;
  return typeof startsAt === 'string' && typeof endsAt === 'string'
    ? { startsAt: new Date(startsAt), endsAt: new Date(endsAt) }
    : null;
}

/** What a refusal offers in place of the wanted time: what keeps the rule it names, else the nearest that is free that day. Null where it names none. */
export function timeThatWorks(details: Details, wanted: TimeRange, now: Date): TimeRange | null {
  const { nearest, free } = details;
  const open = Array.isArray(free) ? free.flatMap((part) => rangeIn(part) ?? []) : [];
  return rangeIn(nearest) ?? nearestFree(wanted, open, now);
}
