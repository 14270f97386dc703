/** A wall-clock date and time to the minute without a zone, `2026-11-23T09:00`. It means nothing without the zone it stands beside. */
export type LocalDateTime = `${string}T${string}`;
/** A calendar date without a zone, `2026-11-23`. */
export type LocalDate = string;

// Counted by Intl alone: every screen needs this file, and Temporal would be a tenth of what a page may weigh. A test holds each function
// against Temporal.
const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
const SHAPE = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?)?$/;

/** The wall clock as if it were UTC; null where there is no such date or time. */
function readWall(text: string): number | null {
  const [, year = '', month, day, hour = '0', minute = '0', second = '0', part = ''] = SHAPE.exec(text) ?? [];
  if (!month || !day || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null;
  const midnight = new Date(0);
  midnight.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  if (midnight.getUTCMonth() !== Number(month) - 1 || midnight.getUTCDate() !== Number(day)) return null;
  const seconds = (Number(hour) * 60 + Number(minute)) * 60 + Number(second);
  return midnight.getTime() + seconds * 1000 + Number(part.padEnd(3, '0').slice(0, 3));
}

function wallOf(text: string): number {
  const wall = readWall(text);
  if (wall === null) throw new RangeError(`Not a date and time: ${text}`);
  return wall;
}

const wallText = (wall: number): LocalDateTime => new Date(wall).toISOString().slice(0, 16) as LocalDateTime;

const clocks = new Map<string, Intl.DateTimeFormat>();
/** Making one takes a hundred times as long as reading it. */
function clockOf(zone: string): Intl.DateTimeFormat {
  let clock = clocks.get(zone);
  if (!clock) {
    clock = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      calendar: 'iso8601',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    clocks.set(zone, clock);
  }
  return clock;
}

/** The wall clock of a zone at an instant, as if it were UTC, to the second. */
function wallAt(instant: number, zone: string): number {
  const at: Record<string, number> = {};
  for (const { type, value } of clockOf(zone).formatToParts(instant)) at[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = at;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

const readOffset = (instant: number, zone: string): number => wallAt(instant, zone) - Math.floor(instant / 1000) * 1000;

/** Offsets at the beginning of days in UTC, by zone. Reading a clock is what a plan of a year of dates spends its time on. */
const offsets = new Map<string, Map<number, number>>();
const MOST_OFFSETS = 20_000;

function offsetOfDay(day: number, zone: string): number {
  let known = offsets.get(zone);
  if (!known || known.size > MOST_OFFSETS) {
    known = new Map<number, number>();
    offsets.set(zone, known);
  }
  let offset = known.get(day);
  if (offset === undefined) known.set(day, (offset = readOffset(day * DAY, zone)));
  return offset;
}

/** No zone has ever changed its clocks and changed them back within a day: where both ends of one agree, all of it does. */
function offsetAt(instant: number, zone: string): number {
  const day = Math.floor(instant / DAY);
  const offset = offsetOfDay(day, zone);
  return offset === offsetOfDay(day + 1, zone) ? offset : readOffset(instant, zone);
}

export const isTimeZone = (zone: string): boolean => {
  try {
    clockOf(zone);
    return true;
  } catch {
    return false;
  }
};

export const isLocalDate = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && readWall(text) !== null;

export const isLocalDateTime = (text: string): text is LocalDateTime =>
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(text) && readWall(text) !== null;

/**
 * The instant of a wall-clock time in an IANA zone. A time inside the spring gap moves forward by the gap, an ambiguous autumn time is
 * the first of the two (RFC 5545 section 3.3.5 with verified erratum 4271; Temporal's `compatible`).
 */
export function instantOf(local: string, zone: string): Date {
  const wall = wallOf(local);
  // By the offset before a change of the clocks, or by the one after it. In the hour that comes twice both are right, and the one from
  // before is the first; in the gap neither is, and the one from before moves forward by the gap.
  const before = wall - offsetAt(wall - DAY, zone);
  const after = wall - offsetAt(wall + DAY, zone);
  const right = [before, after].find((at) => at + offsetAt(at, zone) === wall);
  return new Date(right ?? before);
}

/** What the clock on the wall shows in `zone` at this instant, to the minute. */
export const localOf = (instant: Date, zone: string): LocalDateTime =>
  wallText(instant.getTime() + offsetAt(instant.getTime(), zone));

export const localDateOf = (instant: Date, zone: string): LocalDate => localOf(instant, zone).slice(0, 10);

/** By how much the wall clock of a zone is ahead of UTC at this instant. */
export const offsetMinutesAt = (instant: Date, zone: string): number => offsetAt(instant.getTime(), zone) / MINUTE;

/** ISO weekday: 1 is Monday, 7 is Sunday. */
export const weekdayOf = (date: LocalDate): number => new Date(wallOf(date)).getUTCDay() || 7;

const dateOf = (text: string): string => text.slice(0, 10);

export const addDays = (date: LocalDate, days: number): LocalDate =>
  dateOf(wallText(wallOf(dateOf(date)) + days * DAY));

/** The whole local day as instants: 23, 24 or 25 hours long (23.5 or 24.5 in Lord Howe). */
export function dayRange(date: LocalDate, zone: string): { startsAt: Date; endsAt: Date } {
  return { startsAt: startOfDay(date, zone), endsAt: startOfDay(addDays(date, 1), zone) };
}

function startOfDay(date: LocalDate, zone: string): Date {
  return instantOf(dateOf(date), zone);
}

/** The wall-clock time that is `minutes` after local midnight of `date`; 1440 and more is the next day. */
export const localAtMinute = (date: LocalDate, minutes: number): LocalDateTime =>
  wallText(wallOf(dateOf(date)) + minutes * MINUTE);
