import { addDays, localAtMinute, type LocalDate } from '@/kernel/zone';

/** So many days ahead where the owner has not said how far. */
const USUAL_DAYS = 365;

/**
 * The last local day up to which the dates of a series without an end are made, as of a day: so many calendar months later, or a year where nothing is said.
 * A month that has no such day ends earlier: from 31 January one month ahead is 28 February.
 */
export function seriesMadeTo(today: LocalDate, months: number | null): LocalDate {
  if (months === null) return addDays(today, USUAL_DAYS);
  const [year = 0, month = 1, day = 1] = today.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const days = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return localAtMinute(first.toISOString().slice(0, 10), (Math.min(day, days) - 1) * 1440).slice(0, 10);
}
