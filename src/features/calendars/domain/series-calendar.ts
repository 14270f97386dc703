import { ICalCalendarMethod } from 'ical-generator';
import type { ICalEventData } from 'ical-generator';
import type { TimeRange } from '@/kernel/time-range';
import { instantOf, localOf } from '@/kernel/zone';
import type { LocalDateTime } from '@/kernel/zone';
import { calendarRule } from './calendar-rule';
import { calendarText, heldSpan, uidOf, whatIsBooked } from './calendar-file';
import type { CalendarEntry, CalendarFile } from './calendar-file';
import { wallTime } from './wall-time';

/** An occurrence that was moved, shortened or given another desk by hand; `originalStart` is the time its rule gives it. */
export type ChangedOccurrence = {
  readonly originalStart: LocalDateTime;
  readonly span: TimeRange;
  readonly resourceName?: string;
  readonly description?: string;
};

export type SeriesPattern = {
  readonly seriesId: string;
  readonly localStart: LocalDateTime;
  readonly durationMinutes: number;
  /** RRULE text, with or without the word; UNTIL in any of its forms. */
  readonly rule: string;
  /** Starts beside the rule. */
  readonly extra: readonly LocalDateTime[];
  /** The series that this one goes on from (RELATED-TO). */
  readonly followsId: string | null;
};

export type SeriesCalendarInput = CalendarEntry &
  SeriesPattern & {
    /** Original starts of occurrences that do not take place: skipped when booking, or cancelled since. */
    readonly left: readonly LocalDateTime[];
    readonly changed: readonly ChangedOccurrence[];
    /** Set when this and following were cancelled: the original start of the first occurrence that is gone. */
    readonly endsBefore?: LocalDateTime;
  };

/**
 * The calendar file for a whole series: one entry with its rule, the dates that fall out, and an entry for each date changed by hand.
 * As REQUEST with a higher sequence it replaces what the calendar has; as CANCEL it takes the series out.
 */
export function seriesCalendar(input: SeriesCalendarInput): CalendarFile {
  const { seriesId, zone, method, localStart, durationMinutes } = input;
  const common = whatIsBooked(input, `series-${seriesId}`);
  const rule = `RRULE:${calendarRule(input.rule, zone, input.endsBefore)}`;
  const extra = input.extra.filter((start) => !input.endsBefore || start < input.endsBefore);
  const kept = input.changed.filter(({ originalStart }) => !input.endsBefore || originalStart < input.endsBefore);
  const time = patternTime(localStart, durationMinutes, zone);
  // Programs give every date the length of the first, by the wall clock or by elapsed time. Where the two differ, say the length itself.
  const length = sameOnTheWall(localStart, durationMinutes, zone) ? [] : [`DURATION:PT${durationMinutes}M`];
  const main: ICalEventData = {
    ...common,
    ...time,
    end: length.length > 0 ? null : time.end,
    repeating: [
      rule,
      ...listed('EXDATE', input.left, zone),
      ...listed('RDATE', extra, zone),
      ...relatedTo(input),
      ...length,
    ].join('\n'),
  };
  const overrides = method === 'CANCEL' ? [] : kept.map((one) => changedEvent(input, one));
  return {
    method,
    filename: method === 'CANCEL' ? 'cancelled.ics' : 'series.ics',
    content: calendarText(ICalCalendarMethod[method], zone, coveredBy(input, kept), [main, ...overrides]),
  };
}

/** The calendar file that takes single dates out of a series and leaves the rest alone. */
export function cancelledOccurrencesCalendar(
  input: Omit<CalendarEntry, 'method'> & SeriesPattern & { readonly originalStarts: readonly LocalDateTime[] },
): CalendarFile {
  const { zone, durationMinutes } = input;
  const common = whatIsBooked({ ...input, method: 'CANCEL' }, `series-${input.seriesId}`);
  const events = inOrder(input.originalStarts).map((originalStart): ICalEventData => ({
    ...common,
    ...patternTime(originalStart, durationMinutes, zone),
    recurrenceId: wallTime(originalStart, zone),
  }));
  const covers = coveredBy({ ...input, localStart: inOrder(input.originalStarts)[0] ?? input.localStart }, []);
  return {
    method: 'CANCEL',
    filename: 'cancelled.ics',
    content: calendarText(ICalCalendarMethod.CANCEL, zone, covers, events),
  };
}

/** Start as the rule has it, even inside the spring gap; the end by elapsed time, as every occurrence has it. */
function patternTime(
  start: LocalDateTime,
  minutes: number,
  zone: string,
): Pick<ICalEventData, 'start' | 'end' | 'timezone'> {
  return { start: wallTime(start, zone), end: wallTime(elapsedEnd(start, minutes, zone), zone), timezone: zone };
}

const elapsedEnd = (start: LocalDateTime, minutes: number, zone: string): LocalDateTime =>
  localOf(new Date(instantOf(start, zone).getTime() + minutes * 60_000), zone);

/** Whether the occurrence lasts as long by the wall clock as it does in truth: not so when the clocks change during it. */
const sameOnTheWall = (start: LocalDateTime, minutes: number, zone: string): boolean =>
  elapsedEnd(start, minutes, zone) === elapsedEnd(start, minutes, 'UTC');

function changedEvent(input: SeriesCalendarInput, one: ChangedOccurrence): ICalEventData {
  const entry = {
    ...input,
    resourceName: one.resourceName ?? input.resourceName,
    description: one.description ?? input.description,
  };
  const time = heldSpan(one.span, input.zone);
  return {
    ...whatIsBooked(entry, `series-${input.seriesId}`),
    ...time,
    recurrenceId: time.timezone
      ? wallTime(one.originalStart, input.zone)
      : wallTime(localOf(instantOf(one.originalStart, input.zone), 'UTC'), 'UTC'),
  };
}

/** What was split off says what it was split from (RFC 5545, 3.8.4.5). */
const relatedTo = ({ followsId, host }: SeriesCalendarInput): string[] =>
  followsId ? [`RELATED-TO:${uidOf(`series-${followsId}`, host)}`] : [];

/** One EXDATE or RDATE line, in the form of DTSTART: a calendar only matches the same wall-clock time in the same zone. */
function listed(name: 'EXDATE' | 'RDATE', starts: readonly LocalDateTime[], zone: string): string[] {
  if (starts.length === 0) return [];
  const times = inOrder(starts).map((start) => `${start.replace(/[-:]/g, '')}00`);
  return [
    `${name}${zone === 'UTC' ? '' : `;TZID=${zone}`}:${times.map((time) => (zone === 'UTC' ? `${time}Z` : time)).join(',')}`,
  ];
}

const inOrder = (starts: readonly LocalDateTime[]): LocalDateTime[] => [...new Set(starts)].sort();

function coveredBy(series: SeriesPattern & { zone: string }, changed: readonly ChangedOccurrence[]): TimeRange {
  const first = instantOf(series.localStart, series.zone);
  const starts = [first, ...changed.map((one) => one.span.startsAt)].map((at) => at.getTime());
  const ends = [first, ...changed.map((one) => one.span.endsAt)].map((at) => at.getTime());
  return { startsAt: new Date(Math.min(...starts)), endsAt: new Date(Math.max(...ends)) };
}
