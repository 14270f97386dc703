import type { ResourceId } from '@/kernel/ids';
import type { TimeRange } from '@/kernel/time-range';
import { dayRange, type LocalDate } from '@/kernel/zone';
import { isOpenFor, openRangesOn, openWithin, type OpeningRules } from '@/features/spaces/domain/opening-hours';

export type OpenLookup = {
  /** The stretches that open on a date. */
  readonly on: (resourceId: ResourceId, date: LocalDate) => readonly TimeRange[];
  /** When it is open between midnight and midnight: the night that began the day before included. */
  readonly within: (resourceId: ResourceId, date: LocalDate) => readonly TimeRange[];
  readonly for: (resourceId: ResourceId, range: TimeRange) => boolean;
};

/** Opening hours, each question worked out once: most resources keep the same hours, and a plan asks for the same days a thousand times. */
export function openLookup(hoursOf: (resourceId: ResourceId) => OpeningRules): OpenLookup {
  const nights = new Map<OpeningRules, Map<string, readonly TimeRange[]>>();
  const days = new Map<OpeningRules, Map<string, readonly TimeRange[]>>();
  const ranges = new Map<OpeningRules, Map<string, boolean>>();
  const once = <T>(known: Map<OpeningRules, Map<string, T>>, rules: OpeningRules, key: string, ask: () => T): T => {
    const ofRules = known.get(rules) ?? new Map<string, T>();
    known.set(rules, ofRules);
    const answer = ofRules.get(key) ?? ask();
    ofRules.set(key, answer);
    return answer;
  };
  return {
    on: (resourceId, date) => {
      const rules = hoursOf(resourceId);
      return once(days, rules, date, () => openRangesOn(rules, date));
    },
    within: (resourceId, date) => {
      const rules = hoursOf(resourceId);
      return once(nights, rules, date, () => openWithin(rules, dayRange(date, rules.timeZone)));
    },
    for: (resourceId, range) => {
      const rules = hoursOf(resourceId);
      return once(ranges, rules, `${range.startsAt.getTime()} ${range.endsAt.getTime()}`, () =>
        isOpenFor(rules, range),
      );
    },
  };
}
