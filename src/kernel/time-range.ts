/**
 * A half-open range of instants `[startsAt, endsAt)`: touching ranges do not overlap.
 * This is the same definition as the database's `tstzrange(starts_at, ends_at, '[)')`; there is no second one.
 */
export type TimeRange = { readonly startsAt: Date; readonly endsAt: Date };

export const overlaps = (a: TimeRange, b: TimeRange): boolean => a.startsAt < b.endsAt && b.startsAt < a.endsAt;

export const covers = (outer: TimeRange, inner: TimeRange): boolean =>
  outer.startsAt <= inner.startsAt && inner.endsAt <= outer.endsAt;

/** Elapsed minutes (not wall-clock minutes) between the two ends. */
export const minutesOf = (range: TimeRange): number => (range.endsAt.getTime() - range.startsAt.getTime()) / 60_000;

/** The parts of `whole` that none of `taken` holds, in order. `taken` may overlap itself and come unsorted. */
export function freeWithin(whole: TimeRange, taken: readonly TimeRange[]): TimeRange[] {
  const free: TimeRange[] = [];
  let from = whole.startsAt;
  for (const range of [...taken].sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime())) {
    if (range.endsAt <= from) continue;
    if (range.startsAt >= whole.endsAt) break;
    if (range.startsAt > from) free.push({ startsAt: from, endsAt: range.startsAt });
    from = range.endsAt;
  }
  if (from < whole.endsAt) free.push({ startsAt: from, endsAt: whole.endsAt });
  return free;
}
