import { parseDate, weekdayOfWord, monthOfWord } from '@/kernel/parse-date';
import { addDays, isLocalDate, weekdayOf } from '@/kernel/zone';
import type { LocalDate } from '@/kernel/zone';
import type { Span } from './pattern-words';

const two = (number: number) => String(number).padStart(2, '0');
const yearOf = (date: LocalDate) => Number(date.slice(0, 4));
const monthNumber = (date: LocalDate) => Number(date.slice(5, 7));

const firstOfMonth = (year: number, month: number): LocalDate =>
  `${year + Math.floor((month - 1) / 12)}-${two(((((month - 1) % 12) + 12) % 12) + 1)}-01`;
const lastOfMonth = (year: number, month: number): LocalDate => addDays(firstOfMonth(year, month + 1), -1);

/** The date that these words name, counted from `base` where they leave the year or the month to it. */
export function dateIn(words: string, base: LocalDate): LocalDate | null {
  const bare = words.replace(/^(?:on |the )+/, '');
  // "1 March 10" is the 1st of March, ten of something; "9.12" is rather a time.
  if (/[a-z]\.? \d{2}$/.test(bare) && !/^[a-z]+ \d{2}$/.test(bare)) return null;
  if (/^\d{1,2}\.\d{1,2}$|^now$|^\+/.test(bare)) return null;
  const day = /^(\d{1,2})(?:st|nd|rd|th)$/.exec(bare)?.[1];
  if (!day) return parseDate(bare, { today: base });
  for (let month = monthNumber(base); month <= monthNumber(base) + 12; month += 1) {
    const date = `${firstOfMonth(yearOf(base), month).slice(0, 8)}${two(Number(day))}`;
    if (isLocalDate(date) && date >= base) return date;
  }
  return null;
}

/** The last date that these words allow: "5 May", "June", "the end of June", "the end of next month", "the end of the year". */
export function lastDateIn(words: string, base: LocalDate): LocalDate | null {
  const bare = words.replace(/^the /, '');
  const [, ofEnd] = /^end of (.+)$/.exec(bare) ?? [];
  const [, name = '', year] = /^([a-z]+)(?: (\d{4}))?$/.exec((ofEnd ?? bare).replace(/^the /, '')) ?? [];
  const month = name === '' ? null : monthOfWord(name);
  if (month) {
    const inYear = year ? Number(year) : yearOf(base) + (month < monthNumber(base) ? 1 : 0);
    return lastOfMonth(inYear, month);
  }
  if (ofEnd === undefined) return dateIn(bare, base);
  if (/^\d{4}$/.test(ofEnd)) return `${ofEnd}-12-31`;
  const [, which = '', unit] = /^(the|this|next) (week|month|year)$/.exec(ofEnd) ?? [];
  const ahead = which === 'next' ? 1 : 0;
  if (unit === 'week') return addDays(base, 7 - weekdayOf(base) + ahead * 7);
  if (unit === 'month') return lastOfMonth(yearOf(base), monthNumber(base) + ahead);
  return unit === 'year' ? `${yearOf(base) + ahead}-12-31` : null;
}

/** "24 dec", "24-26 dec", "24 dec to 2 jan", and "24" where the month follows: `rest` is the words that give it. */
export function datesIn(words: string, base: LocalDate): LocalDate[] | null {
  const one = weekdayOfWord(words) ? null : dateIn(words, base);
  if (one) return [one];
  const [from = '', to, more] = words.split(/\s*(?:-|\b(?:to|until|till|through)\b)\s*/);
  if (to === undefined || more !== undefined) return null;
  const lastDate = dateIn(to, base);
  const month = /[a-z]{3,}.*$/.exec(to)?.[0];
  const first =
    lastDate && (/^\d{1,2}(?:st|nd|rd|th)?$/.test(from) ? dateIn(`${from} ${month}`, base) : dateIn(from, base));
  if (!first) return null;
  const last = lastDate < first ? dateIn(to, first) : lastDate;
  const dates: LocalDate[] = [];
  for (let date = first; last && date <= last && dates.length < 366; date = addDays(date, 1)) dates.push(date);
  return dates.length > 0 ? dates : null;
}

/** "For 3 months" from 1 March is until 31 May. */
export function lastOfSpan({ count, unit }: Span, from: LocalDate): LocalDate {
  if (unit === 'day' || unit === 'week') return addDays(from, (unit === 'week' ? count * 7 : count) - 1);
  const month = monthNumber(from) + (unit === 'year' ? count * 12 : count);
  const same = `${firstOfMonth(yearOf(from), month).slice(0, 8)}${from.slice(8)}`;
  return isLocalDate(same) ? addDays(same, -1) : lastOfMonth(yearOf(from), month);
}
