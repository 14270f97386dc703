import { moveUntil } from '@/features/recurrence/domain/shift-zone';
import { instantOf, localAtMinute, offsetMinutesAt, type LocalDateTime } from '@/kernel/zone';

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;

/** What the clocks of a zone do for some years, as plain JSON: from each instant on the wall is so many minutes ahead of UTC. */
export type ZoneClock = {
  /** Until when it was looked at. */
  readonly until: string;
  readonly offsets: readonly (readonly [from: string, minutes: number])[];
};

/** How the machine derives the clock of a zone now, between two instants. */
export function zoneClock(timeZone: string, from: Date, until: Date): ZoneClock {
  const offsetAt = (at: number) => offsetMinutesAt(new Date(at), timeZone);
  const offsets: [string, number][] = [[from.toISOString(), offsetAt(from.getTime())]];
  for (let at = from.getTime(); at < until.getTime(); at += DAY) {
    const was = offsets.at(-1)![1];
    if (offsetAt(at + DAY) === was) continue;
    let [before, after] = [at, at + DAY];
    while (after - before > MINUTE) {
      const between = Math.floor((before + after) / 2 / MINUTE) * MINUTE;
      if (between <= before) break;
      if (offsetAt(between) === was) before = between;
      else after = between;
    }
    const change = Math.floor(after / MINUTE) * MINUTE;
    offsets.push([new Date(change).toISOString(), offsetAt(at + DAY)]);
  }
  return { until: until.toISOString(), offsets };
}

function offsetBy({ offsets }: ZoneClock, at: number): number {
  const entry = offsets.findLast(([from]) => Date.parse(from) <= at) ?? offsets[0];
  return entry?.[1] ?? 0;
}

/** The instant of a wall-clock time by that clock: a time in the gap moves forward, one that comes twice is the first, as `instantOf` has it. */
export function instantBy(clock: ZoneClock, local: LocalDateTime): Date {
  const wall = Date.parse(`${local}:00Z`);
  const before = wall - offsetBy(clock, wall - DAY) * MINUTE;
  const after = wall - offsetBy(clock, wall + DAY) * MINUTE;
  const right = [before, after].find((at) => at + offsetBy(clock, at) * MINUTE === wall);
  return new Date(right ?? before);
}

/** What the wall showed at an instant by that clock. */
export function localBy(clock: ZoneClock, at: Date): LocalDateTime {
  const wall = new Date(at.getTime() + offsetBy(clock, at.getTime()) * MINUTE).toISOString();
  return localAtMinute(wall.slice(0, 10), Number(wall.slice(11, 13)) * 60 + Number(wall.slice(14, 16)));
}

/** Whether two clocks show the same from an instant on, as far as both were looked at. */
export function saysTheSame(a: ZoneClock, b: ZoneClock, since: Date): boolean {
  const until = a.until < b.until ? a.until : b.until;
  const from = since.toISOString();
  const ahead = (clock: ZoneClock) =>
    JSON.stringify([offsetBy(clock, since.getTime()), clock.offsets.filter(([at]) => at > from && at < until)]);
  return ahead(a) === ahead(b);
}

type Held = { readonly startsAt: Date; readonly localStart: LocalDateTime };

/**
 * Where a date of a series belongs by the clocks as they are known now, or null where it stays: what is not at its series' time by the clock that was known
 * before was moved by hand, and is where its member wanted it.
 */
export function derivedAgain({ startsAt, localStart }: Held, before: ZoneClock, timeZone: string): Date | null {
  if (startsAt.toISOString() >= before.until) return null;
  if (instantBy(before, localStart).getTime() !== startsAt.getTime()) return null;
  const now = instantOf(localStart, timeZone);
  return now.getTime() === startsAt.getTime() ? null : now;
}

/** The rule of dates that are derived again: it ends at the same moment on the wall. */
export const ruleAgain = (rrule: string, before: ZoneClock, timeZone: string): string =>
  moveUntil(rrule, { from: timeZone, to: timeZone }, (until) =>
    until.toISOString() >= before.until ? null : instantOf(localBy(before, until), timeZone),
  );
