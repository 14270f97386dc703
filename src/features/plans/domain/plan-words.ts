import { addDays, type LocalDate } from '@/kernel/zone';

const format = (date: LocalDate, options: Intl.DateTimeFormatOptions, locale: string): string =>
  new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(new Date(`${date}T00:00:00Z`));

/** "31 March 2027". */
export const dateInWords = (date: LocalDate, locale = 'en-GB'): string =>
  format(date, { day: 'numeric', month: 'long', year: 'numeric' }, locale);

/** Both dates belong to it: "March 2027" for a whole month, otherwise "10 March 2027 to 9 April 2027". */
export function datesInWords(from: LocalDate, to: LocalDate, locale = 'en-GB'): string {
  const wholeMonth = from.endsWith('-01') && from.slice(0, 7) === to.slice(0, 7) && addDays(to, 1).endsWith('-01');
  if (wholeMonth) return format(from, { month: 'long', year: 'numeric' }, locale);
  return from === to ? dateInWords(from, locale) : `${dateInWords(from, locale)} to ${dateInWords(to, locale)}`;
}
