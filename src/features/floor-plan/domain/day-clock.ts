import { freeWithin, type TimeRange } from '@/kernel/time-range';
import { dayRange, localOf, offsetMinutesAt, type LocalDate } from '@/kernel/zone';

const QUARTER_MS = 15 * 60_000;

type HourMark = { readonly at: Date; readonly label: string };

const clocks = new Map<string, Intl.DateTimeFormat>();
/** Making one takes a hundred times as long as reading it, and a floor reads it for each of its places. */
function clockOf(zone: string, locale: string): Intl.DateTimeFormat {
  const key = `${locale} ${zone}`;
  const known =
    clocks.get(key) ?? new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', timeZone: zone });
  clocks.set(key, known);
  return known;
}

/** What the wall clock of the space shows, in the reader's manner: "09:00" or "9:00 am". */
export const clockLabel = (at: Date, zone: string, locale = 'en-GB'): string => clockOf(zone, locale).format(at);

/** A range in words: "09:00–17:00". Midnight at the end of a day is 24:00 where the day has 24 hours on the dial. */
export function rangeLabel(range: TimeRange, zone: string, locale = 'en-GB'): string {
  const end = clockLabel(range.endsAt, zone, locale);
  const midnight = end === '00:00' && range.endsAt > range.startsAt;
  return `${clockLabel(range.startsAt, zone, locale)}–${midnight ? '24:00' : end}`;
}

/** The length in words: "1 h 30 min". */
export function lengthLabel(range: TimeRange): string {
  const minutes = Math.round((range.endsAt.getTime() - range.startsAt.getTime()) / 60_000);
  const hours = Math.floor(minutes / 60);
  return (
    [hours > 0 ? `${hours} h` : '', minutes % 60 > 0 ? `${minutes % 60} min` : ''].filter(Boolean).join(' ') || '0 min'
  );
}

/**
 * The full hours of a local day with the instants at which the wall clock shows them: 23 to 25 of them, and those of the night up to `until`. An hour
 * that comes twice is told apart by its offset. Walked in quarters, because Lord Howe's clocks move by half an hour.
 */
export function hourMarks(date: LocalDate, zone: string, locale?: string, until?: Date): HourMark[] {
  const day = dayRange(date, zone);
  const last = until && until > day.endsAt ? until : day.endsAt;
  const marks: HourMark[] = [];
  const seen = new Set<string>();
  for (let at = day.startsAt.getTime(); at < last.getTime(); at += QUARTER_MS) {
    const instant = new Date(at);
    const wall = localOf(instant, zone);
    if (!wall.endsWith(':00')) continue;
    const label = clockLabel(instant, zone, locale);
    marks.push({ at: instant, label: seen.has(wall) ? `${label} ${offsetOf(instant, zone)}` : label });
    seen.add(wall);
  }
  return marks;
}

/** The hours of a day and of the night after it, to noon at most: whatever of them is shown. */
export const hoursOfDayAndNight = (date: LocalDate, zone: string, locale?: string): HourMark[] =>
  hourMarks(date, zone, locale, addQuarters(dayRange(date, zone).endsAt, 13 * 4));

/** The local day, longer by the night that begins on it: what is open from then on over midnight. Round the clock, every day ends at midnight. */
export function dayWithNight(date: LocalDate, zone: string, open: readonly TimeRange[]): TimeRange {
  const day = dayRange(date, zone);
  const ends = open.filter((r) => r.startsAt > day.startsAt && r.startsAt < day.endsAt).map((r) => r.endsAt.getTime());
  return { startsAt: day.startsAt, endsAt: new Date(Math.max(day.endsAt.getTime(), ...ends)) };
}

function offsetOf(at: Date, zone: string): string {
  const minutes = offsetMinutesAt(at, zone);
  const two = (count: number) => String(Math.floor(count)).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${two(Math.abs(minutes) / 60)}:${two(Math.abs(minutes) % 60)}`;
}

/** Where an instant stands within a stretch, 0 at its start and 1 at its end: elapsed time, so that a 25-hour day is drawn 25 hours long. */
export function shareOf(at: Date, within: TimeRange): number {
  const share = (at.getTime() - within.startsAt.getTime()) / (within.endsAt.getTime() - within.startsAt.getTime());
  return Math.min(1, Math.max(0, share));
}

/** The instant at a share of a stretch, on the quarter hour at or before it. */
export function quarterAt(share: number, within: TimeRange): Date {
  const span = within.endsAt.getTime() - within.startsAt.getTime();
  const quarters = Math.floor((Math.min(1, Math.max(0, share)) * span) / QUARTER_MS + 1e-9);
  return new Date(within.startsAt.getTime() + quarters * QUARTER_MS);
}

export const addQuarters = (at: Date, quarters: number): Date => new Date(at.getTime() + quarters * QUARTER_MS);

export const quartersIn = (range: TimeRange): number =>
  Math.round((range.endsAt.getTime() - range.startsAt.getTime()) / QUARTER_MS);

/**
 * The hours worth showing: opening hours with an hour around them, and whatever is wanted; the whole day where nothing is open. A night that begins on
 * this day belongs to it.
 */
export function shownHours(date: LocalDate, zone: string, open: readonly TimeRange[], wanted?: TimeRange): TimeRange {
  const hour = 60 * 60_000;
  const all = [...open, ...(wanted ? [wanted] : [])];
  const day = dayWithNight(date, zone, all);
  const times = all.filter((r) => r.startsAt < day.endsAt && r.endsAt > day.startsAt);
  if (open.length === 0 || times.length === 0) return day;
  const afterMidnight = day.endsAt > dayRange(date, zone).endsAt;
  const latest = day.endsAt.getTime() + (afterMidnight ? hour : 0);
  const first = Math.min(...times.map((r) => r.startsAt.getTime())) - hour;
  const last = Math.min(day.endsAt.getTime(), Math.max(...times.map((r) => r.endsAt.getTime()))) + hour;
  const aligned = (ms: number, round: (n: number) => number) =>
    day.startsAt.getTime() + round((ms - day.startsAt.getTime()) / hour) * hour;
  return {
    startsAt: new Date(Math.max(day.startsAt.getTime(), aligned(first, Math.floor))),
    endsAt: new Date(Math.min(latest, aligned(last, Math.ceil))),
  };
}

/** The stretches of a day that a member could take: open, not busy and not gone by. */
export function freeStretches(
  day: TimeRange,
  open: readonly TimeRange[],
  busy: readonly TimeRange[],
  now?: Date,
): TimeRange[] {
  const shut = freeWithin(day, open);
  const gone =
    now && now > day.startsAt ? [{ startsAt: day.startsAt, endsAt: now < day.endsAt ? now : day.endsAt }] : [];
  return freeWithin(day, [...shut, ...busy, ...gone]).filter(
    (r) => r.endsAt.getTime() - r.startsAt.getTime() >= QUARTER_MS,
  );
}

/** What a tap at `at` in a free stretch picks: as long as what was wanted before, from there, kept inside of the stretch. */
export function pickWithin(stretch: TimeRange, at: Date, wanted: TimeRange): TimeRange {
  const length = Math.min(
    wanted.endsAt.getTime() - wanted.startsAt.getTime(),
    stretch.endsAt.getTime() - stretch.startsAt.getTime(),
  );
  const start = Math.max(stretch.startsAt.getTime(), Math.min(at.getTime(), stretch.endsAt.getTime() - length));
  return { startsAt: new Date(start), endsAt: new Date(start + length) };
}
