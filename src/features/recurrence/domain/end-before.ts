import { instantOf, localDateOf } from '@/kernel/zone';
import type { LocalDateTime } from '@/kernel/zone';
import { expandRule } from './expand-rule';
import { lastSecondOf } from './recurrence-rule';
import type { RecurrenceRule } from './recurrence-rule';

export type ShortenedRule =
  { readonly kind: 'shortened'; readonly rule: RecurrenceRule } | { readonly kind: 'nothing_left' };

/**
 * "This and following" given up: the same rule, ended before the occurrence whose original local start is `firstGivenUp`.
 *
 * A COUNT stays a COUNT and shrinks, so that "10 times" reads "4 times" and survives a change of the zone's rules. Everything else gets
 * an UNTIL: the end of the local day of the last occurrence kept, which reads as its date; or, where the clocks carried that one into
 * the day of the first given up (23:30 in Nuuk's spring), the second before that.
 */
export function endBefore(
  rule: RecurrenceRule,
  firstGivenUp: LocalDateTime,
  series: { readonly localStart: LocalDateTime; readonly timeZone: string },
): ShortenedRule {
  const { localStart, timeZone } = series;
  const kept = expandRule({ localStart, timeZone, rule, durationMinutes: 0, untilLocal: firstGivenUp });
  const last = kept.at(-1);
  if (!last) return { kind: 'nothing_left' };
  if (rule.end.kind === 'count') {
    return { kind: 'shortened', rule: { ...rule, end: { kind: 'count', count: kept.length } } };
  }
  const endOfDay = lastSecondOf(localDateOf(last.startsAt, timeZone), timeZone);
  const justBefore = new Date(instantOf(firstGivenUp, timeZone).getTime() - 1000);
  const until = endOfDay < justBefore ? endOfDay : justBefore;
  return {
    kind: 'shortened',
    rule: { ...rule, end: { kind: 'until', until: until.toISOString().replace(/\.\d+/, '') } },
  };
}
