import { Temporal } from 'temporal-polyfill';

/**
 * A stretch of one offset from UTC, as VTIMEZONE wants it: it begins when the wall clock, still on `offsetFrom`, shows `onset`.
 * `yearly` is set when it comes back every year on the same weekday of the same month; otherwise `again` lists its other beginnings.
 */
export type Observance = {
  readonly kind: 'STANDARD' | 'DAYLIGHT';
  readonly onset: Temporal.PlainDateTime;
  readonly offsetFrom: number;
  readonly offsetTo: number;
  readonly yearly: YearlyOnset | null;
  readonly again: readonly Temporal.PlainDateTime[];
};

export type YearlyOnset = { readonly month: number; readonly weekday: number; readonly nth: 1 | 2 | 3 | 4 | -1 };

/**
 * Years looked at beyond what is asked for. Enough that "the fourth" and "the last" Sunday of a month part ways (they do at least every six
 * years), and that an open-ended series in a zone without a yearly rule (Ramadan clocks) stays right for long.
 */
const YEARS_AHEAD = 15;
const NANOSECONDS_PER_SECOND = 1_000_000_000;

/** When the clocks of a zone change from the given moment on, in the fewest observances that say so exactly. */
export function observancesOf(zone: string, from: Date, to: Date): Observance[] {
  const start = Temporal.Instant.fromEpochMilliseconds(from.getTime()).toZonedDateTimeISO(zone);
  const end = Temporal.Instant.fromEpochMilliseconds(Math.max(to.getTime(), from.getTime()))
    .toZonedDateTimeISO(zone)
    .add({ years: YEARS_AHEAD });
  // The clock change that made the offset in force at `start`; a change at that very instant counts.
  const before = start.add({ nanoseconds: 1 }).getTimeZoneTransition('previous');
  const changes: Temporal.ZonedDateTime[] = [];
  for (
    let next = start.getTimeZoneTransition('next');
    next && isBefore(next, end);
    next = next.getTimeZoneTransition('next')
  )
    changes.push(next);
  if (changes.length === 0 || !before) return withSteadyFirst(start, changes);
  return grouped([before, ...changes]);
}

/** A zone without clock changes ahead, or without one behind: its first observance simply holds since 1970. */
function withSteadyFirst(start: Temporal.ZonedDateTime, changes: readonly Temporal.ZonedDateTime[]): Observance[] {
  const offset = secondsOf(start);
  const onset = Temporal.PlainDateTime.from('1970-01-01T00:00:00');
  const steady: Observance = { kind: 'STANDARD', onset, offsetFrom: offset, offsetTo: offset, yearly: null, again: [] };
  return [steady, ...grouped(changes)];
}

function grouped(changes: readonly Temporal.ZonedDateTime[]): Observance[] {
  const groups = new Map<string, { offsetFrom: number; offsetTo: number; onsets: Temporal.PlainDateTime[] }>();
  for (const change of changes) {
    const offsetTo = secondsOf(change);
    const offsetFrom = secondsOf(change.subtract({ nanoseconds: 1 }));
    if (offsetFrom === offsetTo) continue;
    const onset = change.toPlainDateTime().add({ seconds: offsetFrom - offsetTo });
    const key = `${offsetFrom} ${offsetTo}`;
    const group = groups.get(key);
    if (group) group.onsets.push(onset);
    else groups.set(key, { offsetFrom, offsetTo, onsets: [onset] });
  }
  const lastYear = Math.max(...changes.map((change) => change.year));
  return [...groups.values()].flatMap(({ offsetFrom, offsetTo, onsets }): Observance[] => {
    const [onset, ...again] = onsets;
    if (!onset) return [];
    const yearly = yearlyOnset(onsets, lastYear);
    const kind = offsetTo > offsetFrom ? 'DAYLIGHT' : 'STANDARD';
    return [{ kind, onset, offsetFrom, offsetTo, yearly, again: yearly ? [] : again }];
  });
}

/** The rule that gives exactly these onsets, once a year and until the end of what is known; null when none of the plain ones does. */
function yearlyOnset(onsets: readonly Temporal.PlainDateTime[], lastYear: number): YearlyOnset | null {
  const [first] = onsets;
  const last = onsets.at(-1);
  // The last year of the window may be cut off before its change.
  if (!first || !last || onsets.length < 7 || last.year < lastYear - 1) return null;
  const oncePerYear = onsets.every((onset, index) => onset.year === first.year + index);
  const sameClock = onsets.every(
    (onset) =>
      onset.month === first.month &&
      onset.dayOfWeek === first.dayOfWeek &&
      onset.toPlainTime().equals(first.toPlainTime()),
  );
  if (!oncePerYear || !sameClock) return null;
  const nths = [-1, 1, 2, 3, 4] as const;
  const nth = nths.find((wanted) => onsets.every((onset) => isNth(onset, wanted)));
  return nth === undefined ? null : { month: first.month, weekday: first.dayOfWeek, nth };
}

const isNth = (day: Temporal.PlainDateTime, nth: YearlyOnset['nth']): boolean =>
  nth === -1 ? day.day > day.daysInMonth - 7 : Math.ceil(day.day / 7) === nth;

const secondsOf = (moment: Temporal.ZonedDateTime): number => moment.offsetNanoseconds / NANOSECONDS_PER_SECOND;

const isBefore = (a: Temporal.ZonedDateTime, b: Temporal.ZonedDateTime): boolean =>
  a.epochMilliseconds < b.epochMilliseconds;
