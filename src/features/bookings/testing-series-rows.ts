import type { OptionView } from '@/features/planning/planning.contract';
import type { PlannedOccurrence, SeriesPlan } from './series.contract';

/** A date from nine to five in Lisbon's winter, free unless it says otherwise. */
export const dateView = (date: string, wish: Partial<PlannedOccurrence> = {}): PlannedOccurrence => ({
  localStart: `${date}T09:00`,
  startsAt: `${date}T09:00:00.000Z`,
  endsAt: `${date}T17:00:00.000Z`,
  state: 'fine',
  clash: null,
  rule: null,
  holiday: null,
  other: null,
  options: [],
  proposed: false,
  ...wish,
});

/** Another place or time for such a date. */
export function wayView(date: string, resourceName: string, wish: Partial<OptionView> = {}): OptionView {
  const { startsAt = `${date}T09:00:00.000Z`, endsAt = `${date}T17:00:00.000Z` } = wish;
  return {
    kind: 'like_place',
    resourceId: `id of ${resourceName}`,
    resourceName,
    startsAt,
    endsAt,
    sameGroup: false,
    sameFloor: true,
    metres: null,
    missing: [],
    seats: 1,
    smaller: false,
    shiftMinutes: 0,
    holds: [{ leafId: `id of ${resourceName}`, startsAt, endsAt }],
    ...wish,
  };
}

export const takenBy = (who: string | null): Partial<PlannedOccurrence> => ({
  state: 'taken',
  clash: { kind: 'booking', mine: false, who, reason: null },
});

export function planView(occurrences: readonly PlannedOccurrence[], wish: Partial<SeriesPlan> = {}): SeriesPlan {
  const count = (state: PlannedOccurrence['state']) => occurrences.filter((one) => one.state === state).length;
  return {
    words: 'every Tuesday, 6 times',
    rrule: 'FREQ=WEEKLY;BYDAY=TU;COUNT=6',
    openEnded: false,
    madeUntil: '2027-01-12',
    occurrences: [...occurrences],
    sums: {
      fine: count('fine'),
      taken: count('taken'),
      closed: count('closed'),
      outsideHours: count('outside_hours'),
      rule: count('rule'),
    },
    otherForAll: null,
    planToken: 'token 1',
    ...wish,
  };
}
