import { addDays, type LocalDate } from '@/kernel/zone';
import { exactly, isMore, type Exact, type Minor, NOTHING, plus } from '@/kernel/money';

/** The first day that is no more in the week or month that begins on `day`. A month from the 31st ends with the next month. */
export function endOfWindow(day: LocalDate, per: 'day' | 'week' | 'month'): LocalDate {
  if (per !== 'month') return addDays(day, per === 'week' ? 7 : 1);
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const first = new Date(0);
  first.setUTCFullYear(year, month, 1);
  const last = new Date(0);
  last.setUTCFullYear(year, month + 1, 0);
  return addDays(first.toISOString().slice(0, 10), Math.min(date, last.getUTCDate()) - 1);
}

/** The fewest weeks or months that hold all of the days, each from the first day that the ones before leave out. `days` in order. */
export function windowsOver(days: readonly LocalDate[], per: 'week' | 'month'): { from: LocalDate; to: LocalDate }[] {
  const windows: { from: LocalDate; to: LocalDate }[] = [];
  for (const day of days) {
    const open = windows.at(-1);
    if (!open || day >= open.to) windows.push({ from: day, to: endOfWindow(day, per) });
  }
  return windows;
}

/**
 * Lays windows of a most over days so that all of them cost as little as they can, as one would buy week passes. Whatever is added to the days, they
 * never cost less: the same windows would do for fewer.
 * @returns the days of each window that saves something, as places in `days`
 */
export function cheapestWindows(
  days: readonly { readonly date: LocalDate; readonly amount: Exact }[],
  per: 'day' | 'week' | 'month',
  most: Minor,
): number[][] {
  /** What the days before `at` cost at least, and where the window that ends there begins. */
  const best: { cost: Exact; from: number | null }[] = [{ cost: NOTHING, from: null }];
  for (const [at, { amount }] of days.entries()) {
    let found: { cost: Exact; from: number | null } = { cost: plus(best[at]?.cost ?? NOTHING, amount), from: null };
    for (let from = at; from >= 0; from--) {
      const first = days[from];
      if (!first || endOfWindow(first.date, per) <= (days[at]?.date ?? '')) break;
      const cost = plus(best[from]?.cost ?? NOTHING, exactly(most));
      if (isMore(found.cost, cost)) found = { cost, from };
    }
    best.push(found);
  }
  const windows: number[][] = [];
  for (let at = days.length; at > 0;) {
    const from = best[at]?.from ?? null;
    if (from !== null) windows.unshift(Array.from({ length: at - from }, (_, n) => from + n));
    at = from ?? at - 1;
  }
  return windows;
}
