import type { OptionView } from '@/features/planning/planning.contract';
import { changedStateSchema, type ChangedOccurrence, type SeriesChangePlan } from './series-change.contract';
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
    blocks: [],
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

/** A date of a series that is changed: as it is, from nine to five on Desk 4, unless it says otherwise. */
export function changedDate(date: string, wish: Partial<ChangedOccurrence> = {}): ChangedOccurrence {
  const { state: _state, ...plain } = dateView(date);
  const { startsAt, endsAt } = plain;
  return {
    ...plain,
    state: 'same',
    bookingId: `booking of ${date}`,
    resourceId: 'd4',
    resourceName: 'Desk 4',
    was: { startsAt, endsAt, resourceId: 'd4', resourceName: 'Desk 4', skipped: false, wanted: null },
    ...wish,
  };
}

const PATTERN: SeriesChangePlan['before'] = {
  words: 'every Tuesday',
  rrule: 'FREQ=WEEKLY;BYDAY=TU',
  localStart: '2026-11-03T09:00',
  durationMinutes: 480,
  resourceId: 'd4',
  resourceName: 'Desk 4',
  note: 'By the window',
  guests: [],
  extras: [],
  exdates: [],
};

export function changePlanView(
  occurrences: readonly ChangedOccurrence[],
  wish: Partial<SeriesChangePlan> = {},
): SeriesChangePlan {
  const count = (state: ChangedOccurrence['state']) => occurrences.filter((one) => one.state === state).length;
  const sums = changedStateSchema.options.map((state) => [state, count(state)] as const);
  return {
    spaceId: 's',
    timeZone: 'Europe/Lisbon',
    before: PATTERN,
    after: PATTERN,
    otherTimes: [],
    derivedAgain: false,
    occurrences: [...occurrences],
    sums: Object.fromEntries(sums) as SeriesChangePlan['sums'],
    otherForAll: null,
    planToken: 'change 1',
    ...wish,
  };
}
export const patternView = (wish: Partial<SeriesChangePlan['before']>): SeriesChangePlan['before'] => ({
  ...PATTERN,
  ...wish,
});
