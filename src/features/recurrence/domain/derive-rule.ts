import { weekdayOf } from '@/kernel/zone';
import type { LocalDate, LocalDateTime } from '@/kernel/zone';
import { parseRule } from './parse-rule';
import { completeRule, EVERY_DAY, formatRule, frontFirst, sortedPicks } from './recurrence-rule';
import type { RecurrenceRule, Weekday, WeekdayPick } from './recurrence-rule';
import { startOnRule } from './rule-start';
import { turnedDays, weekStartFor } from './turned-days';

const dayOf = (date: LocalDate) => Number(date.slice(8));
const monthOf = (date: LocalDate) => Number(date.slice(5, 7));
const daysBetween = (from: LocalDate, to: LocalDate) => (Date.parse(to) - Date.parse(from)) / 86_400_000;

/**
 * What a rule means of another first date, where its dates cannot simply be shifted: "the second Tuesday" moved to a first Wednesday is
 * "the first Wednesday". What fits the new date stays as it is, and the first that does not is said anew.
 */
export function deriveRule(full: RecurrenceRule, oldStart: LocalDateTime, newStart: LocalDateTime): RecurrenceRule {
  const [from, to] = [oldStart.slice(0, 10), newStart.slice(0, 10)];
  const fitting = [full, saidAnew(full, from, to), nthWeekday(full, to)].find((one) => one && isOn(one, newStart));
  if (fitting) return fitting;
  const { freq, interval, weekStart, end } = full;
  return completeRule({ ...EVERY_DAY, freq, interval, weekStart, end }, newStart);
}

const isOn = (rule: RecurrenceRule, start: LocalDateTime): boolean =>
  parseRule(formatRule(rule, 'UTC')).ok && startOnRule(start, rule) === start;

/** Each part of the rule by which the old date was found is said of the new one; the other days of the rule stay. */
function saidAnew(rule: RecurrenceRule, from: LocalDate, to: LocalDate): RecurrenceRule | null {
  if (rule.bysetpos.length > 0) return null;
  const days = daysBetween(from, to);
  const bymonth = replaced(rule.bymonth, monthOf(from), monthOf(to));
  if (rule.freq === 'weekly') {
    return { ...rule, byday: turnedDays(rule.byday, days), bymonth, weekStart: weekStartFor(rule, days) };
  }
  const fromEnd = -1 - daysToEnd(from, 'month');
  const oldDay = rule.bymonthday.includes(dayOf(from)) ? dayOf(from) : fromEnd;
  const bymonthday = replaced(rule.bymonthday, oldDay, dayOf(to));
  return { ...rule, byday: picksAnew(rule, from, to), bymonth, bymonthday };
}

const replaced = (numbers: readonly number[], old: number, now: number): number[] =>
  numbers.length === 0 ? [] : [...new Set(numbers.map((one) => (one === old ? now : one)))].sort(frontFirst);

/** "The first and third Monday", moved to a first Tuesday: "the first and third Tuesday"; to the second Monday: "the second and third". */
function picksAnew(rule: RecurrenceRule, from: LocalDate, to: LocalDate): WeekdayPick[] {
  const scope = rule.freq === 'yearly' && rule.bymonth.length === 0 ? 'year' : 'month';
  const old = rule.byday.find((pick) => pick.weekday === weekdayOf(from) && isNth(pick.ordinal, from, scope));
  if (!old || old.ordinal === null) return turnedDays(rule.byday, daysBetween(from, to));
  const now = { weekday: weekdayOf(to) as Weekday, ordinal: ordinalOf(to, scope, old.ordinal) };
  if (now.ordinal === old.ordinal) return turnedDays(rule.byday, daysBetween(from, to));
  return sortedPicks(rule.byday.map((pick) => (pick === old ? now : pick)));
}

/** "The last weekday of the month" on a day that it is not: the rule falls back to that weekday. */
function nthWeekday(rule: RecurrenceRule, to: LocalDate): RecurrenceRule | null {
  if (rule.bysetpos.length === 0 || rule.freq !== 'monthly' || rule.byday.length === 0) return null;
  const ordinal = ordinalOf(to, 'month', rule.bysetpos.includes(-1) ? -1 : 1);
  return { ...rule, byday: [{ weekday: weekdayOf(to) as Weekday, ordinal }], bymonthday: [], bysetpos: [] };
}

type Scope = 'month' | 'year';

const daysToEnd = (date: LocalDate, scope: Scope): number => {
  const year = Number(date.slice(0, 4));
  const next = scope === 'year' || monthOf(date) === 12 ? `${year + 1}-01-01` : firstOf(year, monthOf(date) + 1);
  return daysBetween(date, next) - 1;
};
const firstOf = (year: number, month: number): LocalDate => `${year}-${String(month).padStart(2, '0')}-01`;
const daysBefore = (date: LocalDate, scope: Scope): number =>
  scope === 'year' ? daysBetween(`${date.slice(0, 4)}-01-01`, date) : dayOf(date) - 1;

const fromFront = (date: LocalDate, scope: Scope) => Math.floor(daysBefore(date, scope) / 7) + 1;
const fromBack = (date: LocalDate, scope: Scope) => -Math.floor(daysToEnd(date, scope) / 7) - 1;
const isNth = (ordinal: number | null, date: LocalDate, scope: Scope) =>
  ordinal === null || ordinal === fromFront(date, scope) || ordinal === fromBack(date, scope);

/** Counted from where it was counted before, if that is the same there; a fifth weekday is the last one, because most months have no fifth. */
function ordinalOf(date: LocalDate, scope: Scope, before: number): number {
  if (before < 0 && fromBack(date, scope) === before) return before;
  const nth = fromFront(date, scope);
  return scope === 'month' && nth === 5 ? -1 : nth;
}
