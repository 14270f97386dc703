import { instantOf, type LocalDateTime } from '@/kernel/zone';
import { datesOf, type Dates } from '@/features/bookings/domain/plan-series';
import { parseRule } from '@/features/recurrence/domain/parse-rule';
import type { RecurrenceRule } from '@/features/recurrence/domain/recurrence-rule';
import { matchDates } from '@/features/recurrence/domain/match-dates';

type When = {
  readonly localStart: LocalDateTime;
  readonly durationMinutes: number;
  readonly rrule: string | null;
  readonly rdates: readonly LocalDateTime[];
  readonly timeZone: string;
};

const ONCE = 'FREQ=DAILY;COUNT=1';
/** An event that repeats without an end has dates so many months ahead; the rest is made as these pass. */
export const MONTHS_AHEAD = 6;

/** The rule of an event; one that takes place once is a rule of one date. */
export function ruleOf({ rrule }: Pick<When, 'rrule'>): RecurrenceRule | null {
  const parsed = parseRule(rrule ?? ONCE);
  return parsed.ok ? parsed.rule : null;
}

/** All dates of an event, those of its rule and those beside it, by the planner of series. Null for a rule that makes no sense. */
export function datesOfEvent(when: When, now: Date): Dates | null {
  const rule = ruleOf(when);
  return rule && datesOf({ ...when, rule, exdates: [] }, now, MONTHS_AHEAD);
}

/** When answers open, as an instant. */
export const opensAtOf = (local: LocalDateTime | null, timeZone: string): Date | null =>
  local === null ? null : instantOf(local, timeZone);

type Standing = { readonly id: string; readonly originalStart: LocalDateTime; readonly ownTime: boolean };

/**
 * Which date of the changed event each date becomes that stands now, so that those who come stay with theirs: the same start first, then the same day, then
 * the same week. Where the dates are as many as before and none of them matches like that (moved by a month), they go by their order. What is left ends.
 */
export function matchEventDates<D extends Standing>(
  standing: readonly D[],
  wanted: readonly LocalDateTime[],
): { readonly was: ReadonlyMap<LocalDateTime, D>; readonly ending: readonly D[] } {
  const byStart = new Map(standing.map((one) => [one.originalStart, one]));
  const { pairs, givenUp, added } = matchDates([...byStart.keys()], wanted);
  const was = new Map<LocalDateTime, D>();
  for (const pair of pairs) {
    const one = byStart.get(pair.old);
    if (one) was.set(pair.new, one);
  }
  const inOrder = givenUp.length === added.length ? givenUp : [];
  for (const [place, old] of inOrder.entries()) {
    const [one, start] = [byStart.get(old), added[place]];
    if (one && start) was.set(start, one);
  }
  const kept = new Set([...was.values()].map(({ id }) => id));
  return { was, ending: standing.filter(({ id }) => !kept.has(id)) };
}
