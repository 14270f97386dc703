import { rangeLabel } from '@/features/floor-plan/domain/day-clock';
import type { TimeRange } from '@/kernel/time-range';
import { addDays, localDateOf, type LocalDate } from '@/kernel/zone';

/** A date as people say it: "Tue 24 Nov", with the year when it is not this year's. */
export function dateWords(date: LocalDate, locale: string, today?: LocalDate): string {
  return new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: !today || today.slice(0, 4) === date.slice(0, 4) ? undefined : 'numeric',
    timeZone: 'UTC',
  }).format(Date.parse(`${date}T00:00:00Z`));
}

/** A date said in full: "Thursday 3 Dec". */
export const longDateWords = (date: LocalDate, locale: string): string =>
  new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'short', timeZone: 'UTC' }).format(
    Date.parse(`${date}T00:00:00Z`),
  );

/** "Today", "Tomorrow" or the date. */
export function dayWords(date: LocalDate, locale: string, today: LocalDate): string {
  if (date === today) return 'Today';
  return date === addDays(today, 1) ? 'Tomorrow' : dateWords(date, locale, today);
}

/** A booking's time in a line: "Tue 24 Nov, 09:00–17:00". */
export function whenWords(range: TimeRange, timeZone: string, locale: string, today?: LocalDate): string {
  const first = localDateOf(range.startsAt, timeZone);
  const last = localDateOf(new Date(range.endsAt.getTime() - 1), timeZone);
  if (first === last) return `${dateWords(first, locale, today)}, ${rangeLabel(range, timeZone, locale)}`;
  const time = (at: Date) =>
    new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', timeZone }).format(at);
  const end = localDateOf(range.endsAt, timeZone);
  return `${dateWords(first, locale, today)} ${time(range.startsAt)} to ${dateWords(end, locale, today)} ${time(range.endsAt)}`;
}

/** So many of a thing: "1 date", "98 dates". */
export const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;
