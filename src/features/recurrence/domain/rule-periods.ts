import type { RecurrenceRule, WeekdayPick } from './recurrence-rule';

// Days are wall-clock times put into UTC fields, as in `expand-rule.ts`: no other field of a Date may be read here.

export const DAY_MS = 86_400_000;

const weekdayOf = (day: Date): number => day.getUTCDay() || 7;

/** The first day of the start's period at the same time of day. */
export function periodStart(rule: RecurrenceRule, start: Date): Date {
  const begin = new Date(start);
  if (rule.freq === 'weekly') begin.setUTCDate(begin.getUTCDate() - ((weekdayOf(start) - rule.weekStart + 7) % 7));
  if (rule.freq === 'monthly') begin.setUTCDate(1);
  if (rule.freq === 'yearly') begin.setUTCMonth(0, 1);
  return begin;
}

/** Which period of the rule's frequency a day belongs to, as a number that ascends. */
export function periodOf(rule: RecurrenceRule, day: Date): number {
  const dayNumber = Math.floor(day.getTime() / DAY_MS);
  switch (rule.freq) {
    case 'daily':
      return dayNumber;
    case 'weekly':
      // 1 January 1970 was a Thursday.
      return Math.floor((dayNumber + 4 - rule.weekStart) / 7);
    case 'monthly':
      return day.getUTCFullYear() * 12 + day.getUTCMonth();
    case 'yearly':
      return day.getUTCFullYear();
  }
}

/** Does the rule allow this day? Only what limits is asked; what expands has made the day (RFC 5545, table in 3.3.10). */
export function isWithinLimits(rule: RecurrenceRule, day: Date): boolean {
  const { byday, bymonthday, bymonth } = rule;
  if (bymonth.length > 0 && !bymonth.includes(day.getUTCMonth() + 1)) return false;
  const date = day.getUTCDate();
  const fromEnd = date - 1 - new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, 0)).getUTCDate();
  const isNamedDay = bymonthday.includes(date) || bymonthday.includes(fromEnd);
  if (rule.freq === 'daily' && bymonthday.length > 0 && !isNamedDay) return false;
  // BYDAY expands in weeks, and in months and years without BYMONTHDAY; else it limits.
  if (byday.length === 0 || rule.freq === 'weekly' || (rule.freq !== 'daily' && bymonthday.length === 0)) return true;
  const picked = ({ weekday, ordinal }: WeekdayPick) =>
    weekday === weekdayOf(day) &&
    (ordinal === null || ordinal === Math.ceil(date / 7) || ordinal === -Math.ceil(-fromEnd / 7));
  return byday.some(picked);
}

/** The first, the second-to-last and so on of a period's days; all of them when no position is asked for. */
export function atPositions(days: readonly Date[], positions: readonly number[]): readonly Date[] {
  if (positions.length === 0) return days;
  const wanted = new Set(positions.map((position) => (position > 0 ? position - 1 : days.length + position)));
  return days.filter((_, index) => wanted.has(index));
}
