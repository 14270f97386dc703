import { covers, minutesOf, overlaps, type TimeRange } from '@/kernel/time-range';
import { instantOf, localAtMinute, localDateOf, type LocalDate } from '@/kernel/zone';
import type { RuleSettings } from '@/features/booking-rules/booking-rules.contract';
import { keepsTimeRules, type RuleSetting } from '@/features/booking-rules/domain/judge-time';
import { narrowestRule } from '@/features/booking-rules/domain/narrowest-rule';
import { earliestStart, edgesOn, lastDateOf, minuteOfDay } from '@/features/booking-rules/domain/time-breaks';

/** The owner's rules of length, step and notice as a search asks them: not whether a time is right, but which is the first that is. */
export type TimeForSale = {
  /** The first time of this length within a stretch. */
  readonly first: (within: TimeRange, minutes: number, date: LocalDate) => TimeRange | null;
  /** Where that length is not sold: the nearest that is, rather longer than shorter, in a free stretch and meeting the window. */
  readonly nearest: (free: TimeRange, window: TimeRange, minutes: number, date: LocalDate) => TimeRange | null;
  /** The shortest that is sold on these dates beside what is wished, in minutes; infinite where nothing else is. */
  readonly shortest: (dates: readonly LocalDate[]) => number;
};

const MINUTE_MS = 60_000;
const QUARTER = 15;
/** Enough for the hour that a clock change takes away. */
const LINES_TRIED = 6;
type Length = RuleSettings<'length'>;
type DayStep = Exclude<Length['step'], { unit: 'minutes' }>;

const lasting = (startsAt: Date, minutes: number): TimeRange => ({
  startsAt,
  endsAt: new Date(startsAt.getTime() + minutes * MINUTE_MS),
});

/** What is for sale to somebody in a place; null where the owner has set no such rule, so that every time is. */
export function timeForSale(setting: RuleSetting): TimeForSale | null {
  const { rules, subject, now, timeZone } = setting;
  const length = narrowestRule(rules, 'length', subject)?.settings ?? null;
  const notice = narrowestRule(rules, 'notice', subject)?.settings ?? null;
  if (!length && !notice) return null;
  const earliest = notice ? earliestStart(notice, now) : now;
  const lastDate = notice ? lastDateOf(notice, { now, timeZone }) : null;
  const kept = new Map<string, boolean>();
  const keeps = (time: TimeRange) => onceFor(kept, keyOf(time), () => keepsTimeRules(time, setting));
  const parts = new Map<string, TimeRange[]>();
  const partsOn = (date: LocalDate, step: DayStep) => onceFor(parts, date, () => partsOf(date, step, setting));
  // What lies beyond notice and horizon costs no second look.
  const within = (range: TimeRange, date: LocalDate): TimeRange | null =>
    (lastDate !== null && date > lastDate) || range.endsAt <= earliest
      ? null
      : { startsAt: range.startsAt > earliest ? range.startsAt : earliest, endsAt: range.endsAt };
  const first: TimeForSale['first'] = (range, minutes, date) => {
    const left = within(range, date);
    if (!left) return null;
    if (length && length.step.unit !== 'minutes')
      return (
        partsOn(date, length.step).find((part) => minutesOf(part) === minutes && covers(left, part) && keeps(part)) ??
        null
      );
    return firstOnGrid(left, minutes, date, length, timeZone, keeps);
  };
  return remembering({
    first,
    shortest: (dates) => {
      if (!length) return Infinity;
      const { step } = length;
      if (step.unit === 'minutes') return soldLength(1, step.every, length) ?? Infinity;
      return Math.min(Infinity, ...dates.flatMap((date) => partsOn(date, step).map(minutesOf)));
    },
    nearest(free, window, minutes, date) {
      const left = within(free, date);
      if (!left || !length) return null;
      const step = length.step;
      if (step.unit === 'minutes') {
        const sold = soldLength(minutes, step.every, length);
        const from = {
          startsAt: left.startsAt > window.startsAt ? left.startsAt : window.startsAt,
          endsAt: left.endsAt,
        };
        const time = sold === null || sold === minutes ? null : first(from, sold, date);
        return time && overlaps(time, window) ? time : null;
      }
      const short = (part: TimeRange) => +(minutesOf(part) < minutes);
      const off = (part: TimeRange) => Math.abs(minutesOf(part) - minutes);
      return (
        partsOn(date, step)
          .filter((part) => covers(left, part) && overlaps(part, window))
          .sort((a, b) => short(a) - short(b) || off(a) - off(b))
          .find(keeps) ?? null
      );
    },
  });
}

const keyOf = ({ startsAt, endsAt }: TimeRange): string => `${startsAt.getTime()} ${endsAt.getTime()}`;

function onceFor<T>(known: Map<string, T>, key: string, work: () => T): T {
  const found = known.get(key);
  if (found !== undefined) return found;
  const made = work();
  known.set(key, made);
  return made;
}

/** Bookings begin and end on the same few lines of the clock everywhere: of a thousand places most ask what was answered before. */
function remembering({ first, nearest, shortest }: TimeForSale): TimeForSale {
  const firsts = new Map<string, TimeRange | null>();
  const nearests = new Map<string, TimeRange | null>();
  return {
    shortest,
    first: (within, minutes, date) =>
      onceFor(firsts, `${keyOf(within)} ${minutes} ${date}`, () => first(within, minutes, date)),
    nearest: (free, window, minutes, date) =>
      onceFor(nearests, `${keyOf(free)} ${keyOf(window)} ${minutes} ${date}`, () =>
        nearest(free, window, minutes, date),
      ),
  };
}

/** One part of the day, or several that follow each other, in order. */
function partsOf(date: LocalDate, step: DayStep, setting: RuleSetting): TimeRange[] {
  const parts = edgesOn(date, step, setting);
  return parts.flatMap((one, from) => {
    const runs = [one];
    for (const next of parts.slice(from + 1)) {
      const { startsAt, endsAt } = runs.at(-1) ?? one;
      if (next.startsAt.getTime() !== endsAt.getTime()) break;
      runs.push({ startsAt, endsAt: next.endsAt });
    }
    return runs;
  });
}

/** The whole number of steps next above a length, else next below it; null where the rule leaves none. */
function soldLength(minutes: number, every: number, { minMinutes, maxMinutes }: Length): number | null {
  const least = Math.max(every, Math.ceil((minMinutes ?? 0) / every) * every);
  const most = maxMinutes === null ? Infinity : Math.floor(maxMinutes / every) * every;
  return least > most ? null : Math.min(most, Math.max(least, Math.ceil(minutes / every) * every));
}

function firstOnGrid(
  within: TimeRange,
  minutes: number,
  date: LocalDate,
  length: Length | null,
  zone: string,
  keeps: (time: TimeRange) => boolean,
): TimeRange | null {
  const every = length?.step.unit === 'minutes' ? length.step.every : 5;
  if (length && soldLength(minutes, every, length) !== minutes) return null;
  const fits = (time: TimeRange) => covers(within, time) && keeps(time);
  // Quarter hours first, where the rule leaves finer ones too.
  for (const step of every === 5 ? [QUARTER, 5] : [every])
    for (const startsAt of linesIn(within, date, length?.starts ?? [], step, zone)) {
      const time = lasting(startsAt, minutes);
      if (time.endsAt > within.endsAt) break;
      if (fits(time)) return time;
    }
  const rightAway = lasting(within.startsAt, minutes);
  return fits(rightAway) ? rightAway : null;
}

/** The first few lines of the grid in a stretch that begins on a date, or in the night after it, one by one: each costs a look at the clock. */
function* linesIn(
  { startsAt, endsAt }: TimeRange,
  date: LocalDate,
  starts: readonly number[],
  step: number,
  zone: string,
): Generator<Date> {
  const begins = localDateOf(startsAt, zone);
  const at = minuteOfDay(startsAt, zone);
  const line = Math.ceil(at / step) * step;
  const minutes =
    starts.length > 0
      ? [...starts, ...starts.map((start) => start + 1440)].sort((a, b) => a - b)
      : Array.from({ length: LINES_TRIED }, (_, n) => line + n * step);
  for (const minute of minutes) {
    if (minute < at) continue;
    if (minute >= 1440 && begins > date) return;
    const instant = instantOf(localAtMinute(begins, minute), zone);
    if (instant >= endsAt) return;
    if (instant >= startsAt) yield instant;
  }
}
