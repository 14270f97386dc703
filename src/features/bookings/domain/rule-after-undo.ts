import { parseRule } from '@/features/recurrence/domain/parse-rule';
import { untilInstant } from '@/features/recurrence/domain/recurrence-rule';

type Ruled = { readonly rrule: string; readonly status: 'live' | 'ended' };

/**
 * "Put my series back as it was": the rule before the act that is undone, or the one of now where that already reaches further, because a
 * later end was undone first. Either way every date that comes back stands on the rule again.
 */
export function ruleAfterUndo(now: Ruled, before: string, timeZone: string): Ruled {
  return { rrule: reach(now.rrule, timeZone) > reach(before, timeZone) ? now.rrule : before, status: 'live' };
}

/** Grows with the last date that a rule asks for. All rules of one series end in the same way, by COUNT or by UNTIL, or not at all. */
function reach(rrule: string, timeZone: string): number {
  const parsed = parseRule(rrule);
  if (!parsed.ok || parsed.rule.end.kind === 'never') return Infinity;
  const { end } = parsed.rule;
  return end.kind === 'count' ? end.count : (untilInstant(parsed.rule, timeZone)?.getTime() ?? Infinity);
}
