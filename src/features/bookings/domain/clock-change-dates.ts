import { localOf, offsetMinutesAt } from '@/kernel/zone';

type Occurrence = { readonly localStart: string; readonly startsAt: string };
export type ClockChange = {
  readonly localStart: string;
  /** `after`: the clocks changed since the date before it. `moved`: its own time does not exist that night. */
  readonly kind: 'after' | 'moved';
  readonly startsAtLocal: string;
};

/** The dates of a repeat that a clock change touches, so that nobody wonders whether nine is still nine. */
export function clockChangeDates(occurrences: readonly Occurrence[], timeZone: string): ClockChange[] {
  const changes: ClockChange[] = [];
  let before: number | null = null;
  for (const { localStart, startsAt } of occurrences) {
    const startsAtLocal = localOf(new Date(startsAt), timeZone);
    const offset = offsetMinutesAt(new Date(startsAt), timeZone);
    if (startsAtLocal !== localStart) changes.push({ localStart, kind: 'moved', startsAtLocal });
    else if (before !== null && before !== offset) changes.push({ localStart, kind: 'after', startsAtLocal });
    before = offset;
  }
  return changes;
}
