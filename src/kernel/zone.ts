import { Temporal } from 'temporal-polyfill';

/** A wall-clock date and time to the minute without a zone, `2026-11-23T09:00`. It means nothing without the zone it stands beside. */
export type LocalDateTime = `${string}T${string}`;
/** A calendar date without a zone, `2026-11-23`. */
export type LocalDate = string;

const readable = (parse: () => unknown): boolean => {
  try {
    parse();
    return true;
  } catch {
    return false;
  }
};

export const isTimeZone = (zone: string): boolean =>
  readable(() => Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone));

export const isLocalDate = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && readable(() => Temporal.PlainDate.from(text, { overflow: 'reject' }));

export const isLocalDateTime = (text: string): text is LocalDateTime =>
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(text) &&
  readable(() => Temporal.PlainDateTime.from(text, { overflow: 'reject' }));

/**
 * The instant of a wall-clock time in an IANA zone. A time inside the spring gap moves forward by the gap, an ambiguous autumn time is
 * the first of the two (RFC 5545 section 3.3.5 with verified erratum 4271; Temporal's `compatible`).
 */
export function instantOf(local: string, zone: string): Date {
  return new Date(
    Temporal.PlainDateTime.from(local).toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds,
  );
}

/** What the clock on the wall shows in `zone` at this instant, to the minute. */
export function localOf(instant: Date, zone: string): LocalDateTime {
  const local = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone).toPlainDateTime();
  return local.toString({ smallestUnit: 'minute', roundingMode: 'floor' }) as LocalDateTime;
}

export const localDateOf = (instant: Date, zone: string): LocalDate => localOf(instant, zone).slice(0, 10);

/** ISO weekday: 1 is Monday, 7 is Sunday. */
export const weekdayOf = (date: LocalDate): number => Temporal.PlainDate.from(date).dayOfWeek;

export const addDays = (date: LocalDate, days: number): LocalDate =>
  Temporal.PlainDate.from(date).add({ days }).toString();

/** The whole local day as instants: 23, 24 or 25 hours long (23.5 or 24.5 in Lord Howe). */
export function dayRange(date: LocalDate, zone: string): { startsAt: Date; endsAt: Date } {
  const startOf = (day: Temporal.PlainDate) => new Date(day.toZonedDateTime(zone).epochMilliseconds);
  const day = Temporal.PlainDate.from(date);
  return { startsAt: startOf(day), endsAt: startOf(day.add({ days: 1 })) };
}

/** The wall-clock time that is `minutes` after local midnight of `date`; 1440 and more is the next day. */
export function localAtMinute(date: LocalDate, minutes: number): LocalDateTime {
  const local = Temporal.PlainDate.from(date).toPlainDateTime().add({ minutes });
  return local.toString({ smallestUnit: 'minute' }) as LocalDateTime;
}
