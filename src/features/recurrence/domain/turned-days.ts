import { sortedPicks } from './recurrence-rule';
import type { RecurrenceRule, Weekday, WeekdayPick } from './recurrence-rule';

/** Monday and Wednesday, a day later: Tuesday and Thursday. */
export function turnedDays(byday: readonly WeekdayPick[], days: number): WeekdayPick[] {
  return sortedPicks(byday.map((pick) => ({ ...pick, weekday: turnedDay(pick.weekday, days) })));
}

const modulo = (number: number, by: number) => ((number % by) + by) % by;
const turnedDay = (weekday: number, days: number) => (modulo(weekday - 1 + days, 7) + 1) as Weekday;

/**
 * With gaps between the weeks it matters which dates share one: where the shift carries one of them over the week's end and not the others,
 * the week itself begins as many days later.
 */
export function weekStartFor(rule: RecurrenceRule, days: number): Weekday {
  if (rule.interval === 1 && rule.bysetpos.length === 0) return rule.weekStart;
  const places = rule.byday.map(({ weekday }) => modulo(weekday - rule.weekStart, 7));
  const ahead = modulo(days, 7);
  const staysTogether = [ahead, ahead - 7].some((by) => places.every((place) => place + by >= 0 && place + by < 7));
  return staysTogether ? rule.weekStart : turnedDay(rule.weekStart, days);
}
