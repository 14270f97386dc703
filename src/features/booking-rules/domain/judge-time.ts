import type { TimeRange } from '@/kernel/time-range';
import { minutesOf } from '@/kernel/time-range';
import { addDays, dayRange, instantOf, localAtMinute, localDateOf, localOf, type LocalDate } from '@/kernel/zone';
import type { BookingRule, BookingRuleOf, RuleSettings } from '../booking-rules.contract';
import type { RuleRefusalCode } from '../booking-rules.errors';
import { narrowestRule, type RuleSubject } from './narrowest-rule';

export type RuleRefusal = {
  readonly code: RuleRefusalCode;
  readonly details: Readonly<Record<string, unknown>>;
};

/** What a judgement needs to know beside the wish. `openOn` answers when the place is open on a local date, in order. */
export type RuleSetting = {
  readonly rules: readonly BookingRule[];
  readonly subject: RuleSubject;
  readonly timeZone: string;
  readonly openOn: (date: LocalDate) => readonly TimeRange[];
  readonly now: Date;
  /** A date of a series: it may lie further ahead than a single booking. */
  readonly recurring: boolean;
};

const MINUTE_MS = 60_000;
const asText = ({ startsAt, endsAt }: TimeRange) => ({
  startsAt: startsAt.toISOString(),
  endsAt: endsAt.toISOString(),
});
const lasting = (startsAt: Date, minutes: number): TimeRange => ({
  startsAt,
  endsAt: new Date(startsAt.getTime() + minutes * MINUTE_MS),
});
const minuteOfDay = (instant: Date, zone: string): number => {
  const local = localOf(instant, zone);
  return Number(local.slice(11, 13)) * 60 + Number(local.slice(14, 16));
};

/** Every rule of length, step, start, notice and horizon that a wished time breaks, each with the nearest time that keeps it. */
export function judgeTime(wish: TimeRange, setting: RuleSetting): RuleRefusal[] {
  const { rules, subject } = setting;
  const length = narrowestRule(rules, 'length', subject);
  const notice = narrowestRule(rules, 'notice', subject);
  return [
    ...(length ? judgeLengthRule(wish, length, setting) : []),
    ...(notice ? judgeNotice(wish, notice, setting) : []),
  ];
}

function judgeLengthRule(wish: TimeRange, rule: BookingRuleOf<'length'>, setting: RuleSetting): RuleRefusal[] {
  const { minMinutes, maxMinutes, step } = rule.settings;
  const { words } = rule;
  const minutes = minutesOf(wish);
  const refusals: RuleRefusal[] = [];
  if (minMinutes !== null && minutes < minMinutes)
    refusals.push({
      code: 'rule.too_short',
      details: { words, minMinutes, nearest: asText(lasting(wish.startsAt, minMinutes)) },
    });
  if (maxMinutes !== null && minutes > maxMinutes)
    refusals.push({
      code: 'rule.too_long',
      details: { words, maxMinutes, nearest: asText(lasting(wish.startsAt, maxMinutes)) },
    });
  const grid =
    step.unit === 'minutes'
      ? judgeGrid(wish, rule.settings, step.every, words, setting)
      : judgeDays(wish, step, words, setting);
  return [...refusals, ...grid];
}

function judgeGrid(
  wish: TimeRange,
  { starts }: RuleSettings<'length'>,
  every: number,
  words: string,
  { timeZone }: RuleSetting,
): RuleRefusal[] {
  const refusals: RuleRefusal[] = [];
  const minutes = minutesOf(wish);
  const at = minuteOfDay(wish.startsAt, timeZone);
  const fits = starts.length > 0 ? starts.includes(at) : at % every === 0;
  if (!fits) {
    const allowed =
      starts.length > 0 ? starts : [Math.floor(at / every) * every, Math.floor(at / every) * every + every];
    const next = nearestTo(at, allowed);
    const startsAt = instantOf(localAtMinute(localDateOf(wish.startsAt, timeZone), next), timeZone);
    refusals.push({
      code: 'rule.start_not_allowed',
      details: { words, every, starts, nearest: asText(lasting(startsAt, minutes)) },
    });
  }
  if (minutes % every !== 0) {
    const whole = Math.max(every, Math.round(minutes / every) * every);
    refusals.push({
      code: 'rule.not_whole_step',
      details: { words, every, nearest: asText(lasting(wish.startsAt, whole)) },
    });
  }
  return refusals;
}

const nearestTo = (minute: number, allowed: readonly number[]): number =>
  [...allowed].sort((a, b) => Math.abs(a - minute) - Math.abs(b - minute) || a - b)[0] ?? minute;

/** Half days go from opening or noon to noon or closing; whole days from opening to closing. A day that is shut is judged by its hours alone. */
function judgeDays(
  wish: TimeRange,
  step: Exclude<RuleSettings<'length'>['step'], { unit: 'minutes' }>,
  words: string,
  { timeZone, openOn }: RuleSetting,
): RuleRefusal[] {
  const firstDate = localDateOf(wish.startsAt, timeZone);
  const lastDate = localDateOf(new Date(wish.endsAt.getTime() - 1), timeZone);
  const edges = (date: LocalDate) => {
    const open = openOn(date);
    const noon = step.unit === 'half_day' ? [instantOf(localAtMinute(date, step.noonMinute), timeZone)] : [];
    const [first, last] = [open[0]?.startsAt, open.at(-1)?.endsAt];
    const within = noon.filter((at) => first && last && at > first && at < last);
    return first && last ? { starts: [first, ...within], ends: [...within, last] } : null;
  };
  const first = edges(firstDate);
  if (!first) return [];
  // What closes after midnight belongs to the day before.
  const ends = [edges(addDays(lastDate, -1)), edges(lastDate)].flatMap((day) => day?.ends ?? []);
  const stands = (at: Date, allowed: readonly Date[]) => allowed.some((one) => one.getTime() === at.getTime());
  if (stands(wish.startsAt, first.starts) && stands(wish.endsAt, ends)) return [];
  const closest = (at: Date, allowed: readonly Date[]) =>
    [...allowed].sort((a, b) => Math.abs(a.getTime() - at.getTime()) - Math.abs(b.getTime() - at.getTime()))[0];
  const startsAt = closest(wish.startsAt, first.starts) ?? wish.startsAt;
  const endsAt =
    closest(
      wish.endsAt,
      ends.filter((end) => end > startsAt),
    ) ?? wish.endsAt;
  const code = step.unit === 'half_day' ? ('rule.not_half_day' as const) : ('rule.not_whole_day' as const);
  return [{ code, details: { words, nearest: asText({ startsAt, endsAt }) } }];
}

function judgeNotice(wish: TimeRange, rule: BookingRuleOf<'notice'>, setting: RuleSetting): RuleRefusal[] {
  const { minMinutes, maxDays } = rule.settings;
  const { words } = rule;
  const { now, timeZone, recurring } = setting;
  const refusals: RuleRefusal[] = [];
  if (minMinutes && wish.startsAt.getTime() - now.getTime() < minMinutes * MINUTE_MS) {
    const earliest = Math.ceil((now.getTime() / MINUTE_MS + minMinutes) / 15) * 15 * MINUTE_MS;
    const nearest = asText(lasting(new Date(earliest), minutesOf(wish)));
    refusals.push({ code: 'rule.too_soon', details: { words, minMinutes, nearest } });
  }
  if (maxDays !== null && !recurring) {
    const lastDate = addDays(localDateOf(now, timeZone), maxDays);
    if (wish.startsAt >= dayRange(lastDate, timeZone).endsAt)
      refusals.push({ code: 'rule.too_far_ahead', details: { words, maxDays, lastDate } });
  }
  return refusals;
}
