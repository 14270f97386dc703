import { minutesOf, type TimeRange } from '@/kernel/time-range';
import { addDays, dayRange, instantOf, localAtMinute, localDateOf, localOf, type LocalDate } from '@/kernel/zone';
import type { RuleSettings } from '../booking-rules.contract';
import type { RuleRefusalCode } from '../booking-rules.errors';

/** What in a wished time breaks a rule, and by which figure of it. */
export type TimeBreak = { readonly code: RuleRefusalCode; readonly about: Readonly<Record<string, unknown>> };

/** The wall clock and the hours by which lengths and starts are measured. `openOn` is in order. */
export type Walls = {
  readonly timeZone: string;
  readonly openOn: (date: LocalDate) => readonly TimeRange[];
  readonly soldOn?: (date: LocalDate) => readonly TimeRange[];
};
type DayStep = Exclude<RuleSettings<'length'>['step'], { unit: 'minutes' }>;

const MINUTE_MS = 60_000;

/** Wall-clock minutes after midnight, as the clock shows them: on a day of 23 or 25 hours not the minutes that have passed. */
export const minuteOfDay = (instant: Date, zone: string): number => {
  const local = localOf(instant, zone);
  return Number(local.slice(11, 13)) * 60 + Number(local.slice(14, 16));
};

/** How a wish breaks a rule of length, step and start: in nothing, where it keeps it. Lengths are elapsed minutes, starts those of the wall. */
export function breaksOfLength(wish: TimeRange, settings: RuleSettings<'length'>, walls: Walls): TimeBreak[] {
  const { minMinutes, maxMinutes, step, starts } = settings;
  const minutes = minutesOf(wish);
  const breaks: TimeBreak[] = [];
  if (minMinutes !== null && minutes < minMinutes) breaks.push({ code: 'rule.too_short', about: { minMinutes } });
  if (maxMinutes !== null && minutes > maxMinutes) breaks.push({ code: 'rule.too_long', about: { maxMinutes } });
  if (step.unit !== 'minutes') return [...breaks, ...breaksOfDays(wish, step, walls)];
  const at = minuteOfDay(wish.startsAt, walls.timeZone);
  const { every } = step;
  if (starts.length > 0 ? !starts.includes(at) : at % every !== 0)
    breaks.push({ code: 'rule.start_not_allowed', about: { every, starts } });
  if (minutes % every !== 0) breaks.push({ code: 'rule.not_whole_step', about: { every } });
  return breaks;
}

/** A day that is shut is judged by its hours alone. */
function breaksOfDays(wish: TimeRange, step: DayStep, walls: Walls): TimeBreak[] {
  const first = localDateOf(wish.startsAt, walls.timeZone);
  const last = localDateOf(new Date(wish.endsAt.getTime() - 1), walls.timeZone);
  // What closes after midnight belongs to the day before.
  const before = edgesOn(addDays(first, -1), step, walls).filter(({ endsAt }) => endsAt > wish.startsAt);
  const begun = [...before, ...edgesOn(first, step, walls)];
  if (begun.length === 0) return [];
  const ended = [...edgesOn(addDays(last, -1), step, walls), ...edgesOn(last, step, walls)];
  const starts = begun.some(({ startsAt }) => startsAt.getTime() === wish.startsAt.getTime());
  if (starts && ended.some(({ endsAt }) => endsAt.getTime() === wish.endsAt.getTime())) return [];
  return [{ code: step.unit === 'half_day' ? 'rule.not_half_day' : 'rule.not_whole_day', about: {} }];
}

/**
 * The parts of a local day that are booked as one: what is open without a break, cut in two at noon where half days are sold. A day with a
 * lunch break has its two halves anyway.
 */
export function edgesOn(date: LocalDate, step: DayStep, { timeZone, openOn, soldOn = openOn }: Walls): TimeRange[] {
  const stretches: { startsAt: Date; endsAt: Date }[] = [];
  for (const open of soldOn(date)) {
    const before = stretches.at(-1);
    if (before && before.endsAt >= open.startsAt) before.endsAt = open.endsAt;
    else stretches.push({ ...open });
  }
  if (step.unit === 'day') return stretches;
  const noon = instantOf(localAtMinute(date, step.noonMinute), timeZone);
  return stretches.flatMap((part) =>
    part.startsAt < noon && noon < part.endsAt
      ? [
          { startsAt: part.startsAt, endsAt: noon },
          { startsAt: noon, endsAt: part.endsAt },
        ]
      : [part],
  );
}

type Moment = { readonly now: Date; readonly timeZone: string; readonly recurring: boolean };

/** How a wish breaks a rule of notice and horizon. A date of a series may lie as far ahead as it likes. */
export function breaksOfNotice(wish: TimeRange, settings: RuleSettings<'notice'>, moment: Moment): TimeBreak[] {
  const { minMinutes, maxDays } = settings;
  const breaks: TimeBreak[] = [];
  if (minMinutes && wish.startsAt < earliestStart(settings, moment.now))
    breaks.push({ code: 'rule.too_soon', about: { minMinutes } });
  const lastDate = moment.recurring ? null : lastDateOf(settings, moment);
  if (lastDate !== null && wish.startsAt >= dayRange(lastDate, moment.timeZone).endsAt)
    breaks.push({ code: 'rule.too_far_ahead', about: { maxDays, lastDate } });
  return breaks;
}

/** Exactly at notice is early enough. Without notice, now. */
export const earliestStart = ({ minMinutes }: RuleSettings<'notice'>, now: Date): Date =>
  new Date(now.getTime() + (minMinutes ?? 0) * MINUTE_MS);

/** The last local date on which a booking may begin, whole, or null without a horizon. */
export const lastDateOf = (
  { maxDays }: RuleSettings<'notice'>,
  { now, timeZone }: Pick<Moment, 'now' | 'timeZone'>,
): LocalDate | null => (maxDays === null ? null : addDays(localDateOf(now, timeZone), maxDays));
