import type { TimeRange } from '@/kernel/time-range';
import { addDays, dayRange, type LocalDate, localDateOf, localOf, offsetMinutesAt } from '@/kernel/zone';

/**
 * A piece of a booking within one local day and one state of its clocks: `fromMinute` to `toMinute` of that day's wall clock is as long as the
 * piece itself. The hour that autumn repeats is in two pieces.
 */
export type Segment = TimeRange & {
  readonly date: LocalDate;
  readonly fromMinute: number;
  readonly toMinute: number;
};

const MINUTE = 60_000;

/** Cuts a range at local midnights, at changes of the clocks and at the wall-clock minutes of each day that `edgesOn` names. */
export function splitTime(
  range: TimeRange,
  timeZone: string,
  edgesOn: (date: LocalDate) => readonly number[],
): Segment[] {
  const segments: Segment[] = [];
  for (let date = localDateOf(range.startsAt, timeZone); ; date = addDays(date, 1)) {
    const day = dayRange(date, timeZone);
    if (day.startsAt >= range.endsAt) return segments;
    const within = { startsAt: later(day.startsAt, range.startsAt), endsAt: earlier(day.endsAt, range.endsAt) };
    for (const piece of atOneClock(within, timeZone)) segments.push(...cutAt(edgesOn(date), piece, date, timeZone));
  }
}

const later = (a: Date, b: Date): Date => (a > b ? a : b);
const earlier = (a: Date, b: Date): Date => (a < b ? a : b);

/** In two where the clocks change in between. */
function atOneClock(range: TimeRange, timeZone: string): TimeRange[] {
  if (range.startsAt >= range.endsAt) return [];
  const offset = offsetMinutesAt(range.startsAt, timeZone);
  const keepsIt = (at: number): boolean => offsetMinutesAt(new Date(at), timeZone) === offset;
  let [kept, changed] = [range.startsAt.getTime(), range.endsAt.getTime() - MINUTE];
  if (changed <= kept || keepsIt(changed)) return [range];
  while (changed - kept > MINUTE) {
    const middle = kept + Math.floor((changed - kept) / 2 / MINUTE) * MINUTE;
    if (keepsIt(middle)) kept = middle;
    else changed = middle;
  }
  const at = new Date(changed);
  return [
    { startsAt: range.startsAt, endsAt: at },
    { startsAt: at, endsAt: range.endsAt },
  ];
}

function cutAt(
  edges: readonly number[],
  { startsAt, endsAt }: TimeRange,
  date: LocalDate,
  timeZone: string,
): Segment[] {
  const clock = localOf(startsAt, timeZone);
  const from = Number(clock.slice(11, 13)) * 60 + Number(clock.slice(14, 16));
  const to = from + (endsAt.getTime() - startsAt.getTime()) / MINUTE;
  const cuts = [from, ...[...new Set(edges)].filter((edge) => edge > from && edge < to).sort((a, b) => a - b), to];
  const at = (minute: number): Date => new Date(startsAt.getTime() + (minute - from) * MINUTE);
  return cuts.slice(1).map((toMinute, n) => {
    const fromMinute = cuts[n] ?? from;
    return { startsAt: at(fromMinute), endsAt: at(toMinute), date, fromMinute, toMinute };
  });
}
