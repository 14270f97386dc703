import type { TimeRange } from '@/kernel/time-range';
import { addDays, localDateOf, localOf, weekdayOf } from '@/kernel/zone';
import type { LocalDate } from '@/kernel/zone';

// Written out here and not asked of Intl, so that a mail reads the same on every machine.
const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** The clock of a zone by its city: `Lisbon time`. */
export const zoneInWords = (zone: string): string =>
  zone.includes('/') && !zone.startsWith('Etc/')
    ? `${(zone.split('/').at(-1) ?? zone).replaceAll('_', ' ')} time`
    : 'UTC';

/** `Tuesday 24 November`, with the year where it is not the reader's. */
export function dayInWords(date: LocalDate, today: LocalDate): string {
  const year = date.slice(0, 4) === today.slice(0, 4) ? '' : ` ${date.slice(0, 4)}`;
  return `${WEEKDAYS[weekdayOf(date) - 1]} ${Number(date.slice(8))} ${MONTHS[Number(date.slice(5, 7)) - 1]}${year}`;
}

/** `09:00–17:00`; a range that ends at midnight ends at 24:00, and one that ends later names the day. */
export function timesInWords(span: TimeRange, zone: string, today: LocalDate): string {
  const [start, end] = [localOf(span.startsAt, zone), localOf(span.endsAt, zone)];
  const [startDay, endDay] = [start.slice(0, 10), end.slice(0, 10)];
  const [from, to] = [start.slice(11), end.slice(11)];
  if (startDay === endDay) return `${from}–${to}`;
  if (to === '00:00' && addDays(startDay, 1) === endDay) return `${from}–24:00`;
  return `${from} – ${dayInWords(endDay, today)}, ${to}`;
}

/** A booking's whole time in the space's zone: `Tuesday 24 November, 09:00–17:00 (Lisbon time)`. */
export function spanInWords(span: TimeRange, zone: string, writtenAt: Date): string {
  const today = localDateOf(writtenAt, zone);
  const day = dayInWords(localDateOf(span.startsAt, zone), today);
  return `${day}, ${timesInWords(span, zone, today)} (${zoneInWords(zone)})`;
}

/** A moment in the space's zone: `Tuesday 24 November, 15:00 (Lisbon time)`. */
export function momentInWords(at: Date, zone: string, writtenAt: Date): string {
  const day = dayInWords(localDateOf(at, zone), localDateOf(writtenAt, zone));
  return `${day}, ${clockInWords(at, zone)} (${zoneInWords(zone)})`;
}

/** `09:15` */
export const clockInWords = (at: Date, zone: string): string => localOf(at, zone).slice(11);

export type MonthOfDates = { readonly month: string; readonly days: readonly string[] };

/** Many dates as a person would list them: by month, `Mon 23, Wed 25`; a date with other than the usual times names its own. */
export function datesByMonth(
  spans: readonly TimeRange[],
  zone: string,
  writtenAt: Date,
  usual?: string,
): MonthOfDates[] {
  const months = new Map<string, string[]>();
  const today = localDateOf(writtenAt, zone);
  for (const span of [...spans].sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime())) {
    const date = localDateOf(span.startsAt, zone);
    const month = `${MONTHS[Number(date.slice(5, 7)) - 1]} ${date.slice(0, 4)}`;
    const times = timesInWords(span, zone, today);
    const day = `${WEEKDAYS[weekdayOf(date) - 1]?.slice(0, 3)} ${Number(date.slice(8))}`;
    months.set(month, [...(months.get(month) ?? []), times === (usual ?? times) ? day : `${day} (${times})`]);
  }
  return [...months].map(([month, days]) => ({ month, days }));
}

/** `30 minutes`, `24 hours`, `7 days`: how long a link works. */
export function lastingInWords(minutes: number): string {
  const [size, unit] =
    minutes % 1440 === 0 && minutes > 1440 ? [1440, 'day'] : minutes % 60 === 0 ? [60, 'hour'] : [1, 'minute'];
  return countOf(minutes / size, unit);
}

/** `1 date`, `3 dates`. */
export const countOf = (count: number, thing: string): string => `${count} ${thing}${count === 1 ? '' : 's'}`;
