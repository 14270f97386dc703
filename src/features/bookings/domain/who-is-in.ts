import type { TodayRow } from '../bookings.contract';

export type Presence = 'now' | 'later' | 'gone';
export const PRESENCES: readonly Presence[] = ['now', 'later', 'gone'];

/** Whether a booking is running, still to come, or over. */
export function presenceOf(row: Pick<TodayRow, 'startsAt' | 'endsAt'>, now: Date): Presence {
  if (new Date(row.endsAt) <= now) return 'gone';
  return new Date(row.startsAt) <= now ? 'now' : 'later';
}

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Finds people and places by any part of their name, accents or not. */
export function matches(row: Pick<TodayRow, 'memberName' | 'resourceName'>, typed: string): boolean {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  const text = plain(`${row.memberName} ${row.resourceName}`);
  return words.every((word) => text.includes(word));
}

/** How many places of each kind are booked that day, most first. */
export function countByKind(rows: readonly TodayRow[]): { kind: TodayRow['resourceKind']; count: number }[] {
  const places = new Map<TodayRow['resourceKind'], Set<string>>();
  for (const row of rows)
    places.set(row.resourceKind, (places.get(row.resourceKind) ?? new Set()).add(row.resourceName));
  return [...places].map(([kind, names]) => ({ kind, count: names.size })).sort((a, b) => b.count - a.count);
}
