import { addDays } from '@/kernel/zone';
import type { LocalDate, LocalDateTime } from '@/kernel/zone';
import { deriveRule } from './derive-rule';
import { completeRule } from './recurrence-rule';
import type { RecurrenceRule } from './recurrence-rule';
import { turnedDays, weekStartFor } from './turned-days';

const DAY_MS = 86_400_000;
/** Every month has these days. */
const SHORTEST_MONTH = 28;
const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * The rule whose dates are those of the old one, moved by as many days as its start: `exact`. Where RFC 5545 has no such rule, the one
 * that means the same of the new start. The end is left as it is.
 */
export function shiftRule(
  rule: RecurrenceRule,
  oldStart: LocalDateTime,
  newStart: LocalDateTime,
): { readonly rule: RecurrenceRule; readonly exact: boolean } {
  const days = (Date.parse(newStart.slice(0, 10)) - Date.parse(oldStart.slice(0, 10))) / DAY_MS;
  if (days === 0) return { rule, exact: true };
  const full = completeRule(rule, oldStart);
  // "Weekly" without a day goes on meaning the start's.
  const exact = exactlyShifted(rule.freq === 'weekly' ? rule : full, days);
  return exact ? { rule: exact, exact: true } : { rule: deriveRule(full, oldStart, newStart), exact: false };
}

function exactlyShifted(rule: RecurrenceRule, days: number): RecurrenceRule | null {
  if (rule.byday.some(({ ordinal }) => ordinal !== null)) return null;
  const turned = { ...rule, byday: turnedDays(rule.byday, days) };
  if (rule.freq === 'daily') return rule.bymonth.length + rule.bymonthday.length > 0 ? null : turned;
  if (rule.freq === 'weekly')
    return rule.bymonth.length > 0 ? null : { ...turned, weekStart: weekStartFor(rule, days) };
  if (rule.bymonthday.length === 0) {
    // "Every Tuesday of every month" is every Tuesday; with gaps between the months, a day over a month's end would be in a gap.
    const isWeekly = rule.interval === 1 && rule.bymonth.length + rule.bysetpos.length === 0;
    return isWeekly ? turned : null;
  }
  return withinMonths(turned, days) ?? (rule.freq === 'yearly' ? yearlyDate(turned, days) : null);
}

/** The 2nd and the 22nd, three days later: every month that has the old days has the new ones, and no other. */
function withinMonths(rule: RecurrenceRule, days: number): RecurrenceRule | null {
  const lengths = rule.bymonth.map((month) => MONTH_LENGTHS[month - 1] ?? 0);
  const shortest = lengths.length > 0 ? Math.min(...lengths) : SHORTEST_MONTH;
  const fits = rule.bymonthday.every((day) => {
    const [from, to] = day > 0 ? [day, day + days] : [-day, -day - days];
    return from <= shortest && to >= 1 && to <= shortest;
  });
  return fits ? { ...rule, bymonthday: rule.bymonthday.map((day) => day + days) } : null;
}

/** "Every year on 30 March", three days later: 2 April, where that is so in leap years too. */
function yearlyDate(rule: RecurrenceRule, days: number): RecurrenceRule | null {
  const { bymonth, bymonthday, bysetpos } = rule;
  const [month, day] = [bymonth[0] ?? 0, bymonthday[0] ?? 0];
  if (bymonth.length !== 1 || bymonthday.length !== 1 || bysetpos.length > 0) return null;
  if (day < 1 || day > (MONTH_LENGTHS[month - 1] ?? 0)) return null;
  const moved = [2001, 2002, 2003, 2004].map((year) => {
    const date = addDays(dateIn(year, month, day), days);
    return { years: Number(date.slice(0, 4)) - year, month: Number(date.slice(5, 7)), day: Number(date.slice(8)) };
  });
  const [first] = moved;
  const same = moved.every((one) => one.years === first?.years && one.month === first.month && one.day === first.day);
  return first && same ? { ...rule, bymonth: [first.month], bymonthday: [first.day] } : null;
}

const dateIn = (year: number, month: number, day: number): LocalDate =>
  `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
