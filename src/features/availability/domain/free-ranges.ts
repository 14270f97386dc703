import { freeWithin, type TimeRange } from '@/kernel/time-range';
import { addDays, localDateOf } from '@/kernel/zone';
import { openRangesOn, type OpeningRules } from '@/features/spaces/domain/opening-hours';

/** When a space is open within `range`, in order. Days that touch at midnight are one stretch. */
export function openWithin(rules: OpeningRules, range: TimeRange): TimeRange[] {
  const stretches: { startsAt: Date; endsAt: Date }[] = [];
  const last = localDateOf(range.endsAt, rules.timeZone);
  for (let date = localDateOf(range.startsAt, rules.timeZone); date <= last; date = addDays(date, 1)) {
    for (const open of openRangesOn(rules, date)) {
      const startsAt = open.startsAt < range.startsAt ? range.startsAt : open.startsAt;
      const endsAt = open.endsAt > range.endsAt ? range.endsAt : open.endsAt;
      if (startsAt >= endsAt) continue;
      const before = stretches.at(-1);
      if (before && before.endsAt >= startsAt) before.endsAt = endsAt;
      else stretches.push({ startsAt, endsAt });
    }
  }
  return stretches;
}

/** What of the open time nobody holds. */
export const freeRanges = (open: readonly TimeRange[], held: readonly TimeRange[]): TimeRange[] =>
  open.flatMap((stretch) => freeWithin(stretch, held));
