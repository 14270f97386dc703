import { exactly, type Minor, rounded, timesOver } from '@/kernel/money';
import { addDays, type LocalDate } from '@/kernel/zone';
import type { PlanTerms } from '../plans.contract';

/** Local dates, half-open: `to` belongs to what comes after. */
export type Dates = { readonly from: LocalDate; readonly to: LocalDate };
export type Cadence = Pick<PlanTerms, 'every' | 'calendar'>;

export const daysBetween = (from: LocalDate, to: LocalDate): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;

export const sameCadence = (a: Cadence, b: Cadence): boolean => a.every === b.every && a.calendar === b.calendar;

/** So many months on, on the same day or the last of a shorter month: one from 31 January is 28 February, two are 31 March. */
export function addMonths(date: LocalDate, months: number): LocalDate {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return `${first.toISOString().slice(0, 8)}${String(Math.min(day, last)).padStart(2, '0')}`;
}

const monthsOf = (date: LocalDate): number => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;

/** Where the nth period begins, counted from an anchor; also of those before it. */
export function beginningOf({ every, calendar }: Cadence, anchor: LocalDate, nth: number): LocalDate {
  if (every === 'week') return addDays(anchor, 7 * nth);
  const first = calendar ? `${anchor.slice(0, 8)}01` : anchor;
  return addMonths(first, every === 'year' ? 12 * nth : nth);
}

/** The whole period that a date lies in, and how many those before it are. */
export function wholePeriodAt(cadence: Cadence, anchor: LocalDate, date: LocalDate): Dates & { readonly nth: number } {
  const months = monthsOf(date) - monthsOf(anchor);
  const guess = { week: Math.floor(daysBetween(anchor, date) / 7), month: months, year: Math.floor(months / 12) };
  let nth = guess[cadence.every];
  while (beginningOf(cadence, anchor, nth) > date) nth--;
  while (beginningOf(cadence, anchor, nth + 1) <= date) nth++;
  return { from: beginningOf(cadence, anchor, nth), to: beginningOf(cadence, anchor, nth + 1), nth };
}

/**
 * What some days of a whole period are worth of an amount: rounded where they end, less rounded where they begin, so that however a period is cut, its
 * parts sum to the whole. Of minutes and half days too.
 */
export function shareOf(amount: Minor, whole: Dates, part: Dates): Minor {
  const days = daysBetween(whole.from, whole.to);
  const upTo = (date: LocalDate) => rounded(timesOver(exactly(amount), daysBetween(whole.from, date), days));
  return upTo(part.to) - upTo(part.from);
}
