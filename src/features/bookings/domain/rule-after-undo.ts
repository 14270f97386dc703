import { addDays, type LocalDateTime } from '@/kernel/zone';
import { endBefore } from '@/features/recurrence/domain/end-before';
import { expandRule } from '@/features/recurrence/domain/expand-rule';
import { parseRule } from '@/features/recurrence/domain/parse-rule';
import { formatRule, untilInstant } from '@/features/recurrence/domain/recurrence-rule';

type Ruled = { readonly rrule: string; readonly status: 'live' | 'ended' };

/**
 * "Put my series back as it was": the rule before the act that is undone, or the one of now where that already reaches further, because a
 * later end was undone first. Either way every date that comes back stands on the rule again.
 */
export function ruleAfterUndo(now: Ruled, before: string, timeZone: string): Ruled {
  return { rrule: reach(now.rrule, timeZone) > reach(before, timeZone) ? now.rrule : before, status: 'live' };
}

/**
 * "That one date back, though I ended the series before it since": the rule as it is where it asks for the last date that is had or wanted, else the
 * widest that the series ever had, ended right after that date. What was given up between stays given up.
 */
export function ruleReaching(
  now: Ruled,
  rulesBefore: readonly string[],
  last: LocalDateTime,
  { localStart, timeZone }: { readonly localStart: LocalDateTime; readonly timeZone: string },
): Ruled {
  const after = `${addDays(last, 1)}${last.slice(10)}` as LocalDateTime;
  const asksFor = (rrule: string) => {
    const parsed = parseRule(rrule);
    if (!parsed.ok || parsed.rule.end.kind === 'never') return true;
    const dates = expandRule({ localStart, timeZone, rule: parsed.rule, durationMinutes: 0, untilLocal: after });
    return dates.some((date) => date.localStart === last);
  };
  if (asksFor(now.rrule)) return now;
  const [widest] = [...rulesBefore].sort((a, b) => reach(b, timeZone) - reach(a, timeZone) || 0);
  const parsed = parseRule(widest ?? now.rrule);
  const ended = parsed.ok ? endBefore(parsed.rule, after, { localStart, timeZone }) : null;
  return ended?.kind === 'shortened' ? { ...now, rrule: formatRule(ended.rule, timeZone) } : now;
}

/** Grows with the last date that a rule asks for. All rules of one series end in the same way, by COUNT or by UNTIL, or not at all. */
function reach(rrule: string, timeZone: string): number {
  const parsed = parseRule(rrule);
  if (!parsed.ok || parsed.rule.end.kind === 'never') return Infinity;
  const { end } = parsed.rule;
  return end.kind === 'count' ? end.count : (untilInstant(parsed.rule, timeZone)?.getTime() ?? Infinity);
}
