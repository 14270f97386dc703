import { addDays, weekdayOf, type LocalDate } from '@/kernel/zone';

export type CalendarMonth = {
  readonly name: string;
  /** Empty cells before its first day, in weeks that begin on Monday. */
  readonly blanks: number;
  readonly dates: readonly LocalDate[];
};

/** Every month from the first of these dates to the last, both whole. */
export function calendarMonths(first: LocalDate, last: LocalDate, locale: string): CalendarMonth[] {
  const months: CalendarMonth[] = [];
  const words = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  let date: LocalDate = `${first.slice(0, 7)}-01`;
  while (date.slice(0, 7) <= last.slice(0, 7)) {
    const month = date.slice(0, 7);
    const dates: LocalDate[] = [];
    const blanks = weekdayOf(date) - 1;
    const name = words.format(Date.parse(`${date}T00:00:00Z`));
    for (; date.slice(0, 7) === month; date = addDays(date, 1)) dates.push(date);
    months.push({ name, blanks, dates });
  }
  return months;
}
