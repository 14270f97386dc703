import type { LocalDateTime } from '@/kernel/zone';
import { expandRule } from './expand-rule';
import type { RecurrenceRule } from './recurrence-rule';

/**
 * The first date from this one on at which the repeat can begin: itself, when it is on the rule. Null when the rule never comes.
 * The interval does not matter, because weeks and months are counted from wherever the series begins: "every two weeks on Tuesday",
 * asked for on a Thursday, begins next Tuesday.
 */
export function startOnRule(localStart: LocalDateTime, rule: RecurrenceRule): LocalDateTime | null {
  const anyInterval: RecurrenceRule = { ...rule, interval: 1, end: { kind: 'never' } };
  // Wall-clock only: in UTC no time is skipped or repeated.
  const [first] = expandRule({ localStart, timeZone: 'UTC', rule: anyInterval, durationMinutes: 0, limit: 1 });
  return first?.localStart ?? null;
}

export type StartRefusal =
  { readonly reason: 'start_not_on_rule'; readonly firstStart: LocalDateTime } | { readonly reason: 'never_happens' };

/**
 * Why a series cannot begin at this time, with the nearest time at which it can; null when all is well. A series whose start is not on
 * its own rule is counted differently by every calendar (RFC 5545, 3.8.5.3: "undefined").
 */
export function refuseStart(localStart: LocalDateTime, rule: RecurrenceRule): StartRefusal | null {
  const firstStart = startOnRule(localStart, rule);
  if (firstStart === null) return { reason: 'never_happens' };
  return firstStart === localStart ? null : { reason: 'start_not_on_rule', firstStart };
}
