import { overlaps, type TimeRange } from '@/kernel/time-range';
import { addDays, localAtMinute, localDateOf, type LocalDate, type LocalDateTime } from '@/kernel/zone';
import type { VisibleClaim } from '@/features/availability/availability.contract';
import { expandRule, type Occurrence } from '@/features/recurrence/domain/expand-rule';
import { isOpenEnded, type RecurrenceRule } from '@/features/recurrence/domain/recurrence-rule';
import { holidayOn, isOpenFor, openRangesOn, type OpeningRules } from '@/features/spaces/domain/opening-hours';

/** An open-ended series is made this far ahead, and moved on every night. */
const AHEAD_DAYS = 365;
/** One plan holds at most this many dates; a longer wish is better without an end. */
export const MOST_DATES = 520;
const LONGEST_DAYS = 3 * 366;

export type OccurrenceState = 'fine' | 'taken' | 'closed' | 'outside_hours';
export type JudgedOccurrence = Occurrence & {
  readonly state: OccurrenceState;
  readonly clash: VisibleClaim | null;
  readonly holiday: string | null;
};

type Wish = {
  readonly localStart: LocalDateTime;
  readonly durationMinutes: number;
  readonly rule: RecurrenceRule;
  readonly timeZone: string;
};
export type Dates = { readonly occurrences: Occurrence[]; readonly madeUntil: LocalDate; readonly tooMany: boolean };

/** All dates of the wish: the whole of a series with an end, a year of one without. */
export function datesOf(wish: Wish, now: Date): Dates {
  const openEnded = isOpenEnded(wish.rule);
  const today = localDateOf(now, wish.timeZone);
  const last = addDays(today, openEnded ? AHEAD_DAYS : LONGEST_DAYS);
  const occurrences = expandRule({ ...wish, untilLocal: localAtMinute(last, 1440), limit: MOST_DATES + 1 });
  const madeUntil = openEnded ? last : (occurrences.at(-1)?.localStart.slice(0, 10) ?? today);
  return { occurrences, madeUntil, tooMany: occurrences.length > MOST_DATES };
}

/** The dates that a live series without an end still lacks: those after `madeUntil`, up to a year from now. */
export function datesToAdd(wish: Wish & { readonly madeUntil: LocalDate }, now: Date): Dates {
  const last = addDays(localDateOf(now, wish.timeZone), AHEAD_DAYS);
  if (last <= wish.madeUntil) return { occurrences: [], madeUntil: wish.madeUntil, tooMany: false };
  const from = localAtMinute(wish.madeUntil, 1440);
  const fromLocal = from > wish.localStart ? from : wish.localStart;
  const occurrences = expandRule({ ...wish, fromLocal, untilLocal: localAtMinute(last, 1440) });
  return { occurrences, madeUntil: last, tooMany: false };
}

/** What will happen on each date: fine, taken (and by what), closed, or outside opening hours. */
export function judgeOccurrences(
  occurrences: readonly Occurrence[],
  rules: OpeningRules,
  held: readonly (TimeRange & VisibleClaim)[],
): JudgedOccurrence[] {
  return occurrences.map((occurrence) => {
    const date = occurrence.localStart.slice(0, 10);
    const holiday = holidayOn(rules, date);
    const clash = held.find((claim) => overlaps(claim, occurrence)) ?? null;
    const state = judgeOne(occurrence, date, rules, clash);
    return {
      ...occurrence,
      state,
      clash: state === 'taken' || state === 'closed' ? clash && claimOf(clash) : null,
      holiday,
    };
  });
}

function judgeOne(
  occurrence: Occurrence,
  date: LocalDate,
  rules: OpeningRules,
  clash: VisibleClaim | null,
): OccurrenceState {
  if (!isOpenFor(rules, occurrence)) return openRangesOn(rules, date).length === 0 ? 'closed' : 'outside_hours';
  if (!clash) return 'fine';
  return clash.kind === 'closure' ? 'closed' : 'taken';
}

const claimOf = ({ kind, mine, who, bookingId, reason }: VisibleClaim): VisibleClaim => ({
  kind,
  mine,
  who,
  bookingId,
  reason,
});
