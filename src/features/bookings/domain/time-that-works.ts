import type { TimeRange } from '@/kernel/time-range';
import { nearestFree } from './nearest-free';

type Details = Readonly<Record<string, unknown>>;

function rangeIn(value: unknown): TimeRange[] {
  const { startsAt, endsAt } = (value ?? {}) as Details;
  return typeof startsAt === 'string' && typeof endsAt === 'string'
    ? [{ startsAt: new Date(startsAt), endsAt: new Date(endsAt) }]
    : [];
}

/** What a refusal offers in place of the wanted time: what keeps the rule it names, else the nearest that is free that day. Null where it names none. */
export function timeThatWorks(details: Details, wanted: TimeRange, now: Date): TimeRange | null {
  const { nearest, free } = details;
  return rangeIn(nearest)[0] ?? nearestFree(wanted, Array.isArray(free) ? free.flatMap(rangeIn) : [], now);
}
