import { formatRule, type RecurrenceRule } from '@/features/recurrence/domain/recurrence-rule';
import { startOnRule } from '@/features/recurrence/domain/rule-start';
import { addDays, instantOf, type LocalDateTime } from '@/kernel/zone';

type Wanted = { readonly date: string; readonly from: string; readonly to: string };

const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/**
 * What a repeat means from the wanted date on: its first date that is on the rule and has not begun, and how long each one lasts. Null
 * when the rule never comes.
 */
export function seriesWish(wanted: Wanted, rule: RecurrenceRule, timeZone: string, now: Date) {
  const start = (date: string) => startOnRule(`${date}T${wanted.from}`, rule);
  let localStart: LocalDateTime | null = start(wanted.date);
  if (localStart && instantOf(localStart, timeZone) < now) localStart = start(addDays(localStart.slice(0, 10), 1));
  if (!localStart) return null;
  return {
    localStart,
    durationMinutes: minuteOf(wanted.to) - minuteOf(wanted.from),
    rrule: formatRule(rule, timeZone),
  };
}
