import type { ResourceId } from '@/kernel/ids';
import type { ResourceKind } from '@/kernel/resource-kind';
import { minutesOf, type TimeRange } from '@/kernel/time-range';
import { addDays, dayRange, localDateOf, weekdayOf, type LocalDate } from '@/kernel/zone';
import type { BookingRule, BookingRuleOf } from '../booking-rules.contract';
import type { RuleRefusal } from './judge-time';
import { applies, narrowestRule, type RuleSubject } from './narrowest-rule';

/** What a member holds already: confirmed, asked for, or not shown up to. A series counts once at a time, its dates each by their hours. */
export type HeldForLimits = TimeRange & {
  readonly id: string;
  readonly seriesId: string | null;
  readonly resourceId: ResourceId;
  readonly kind: ResourceKind;
};

type Setting = {
  readonly rules: readonly BookingRule[];
  readonly subject: RuleSubject;
  readonly held: readonly HeldForLimits[];
  readonly timeZone: string;
  readonly now: Date;
  /** The series that the wishes are dates of, where it stands already: it is one of those "at once" as it is. */
  readonly seriesId?: string | null;
};
type Period = 'day' | 'week' | 'month';

const PERIODS: readonly Period[] = ['day', 'week', 'month'];
const SHORTEST_MINUTES = 5;
const WHOLE_HOURS = { day: 24, week: 168, month: 744 } as const;
const PER = { day: 'hoursPerDay', week: 'hoursPerWeek', month: 'hoursPerMonth' } as const;

/** The limits that count for somebody here: for each place (all, the kind, the resource) the one nearest to them. */
export function limitsFor(rules: readonly BookingRule[], subject: RuleSubject): BookingRuleOf<'limit'>[] {
  const nearest = new Map<string, BookingRuleOf<'limit'>>();
  const near = (rule: BookingRule) => (rule.memberId ? 2 : rule.role ? 1 : 0);
  for (const rule of rules) {
    if (rule.topic !== 'limit' || !applies(rule, subject)) continue;
    const place = rule.resourceId ?? rule.kind ?? 'all';
    const known = nearest.get(place);
    if (!known || near(rule) > near(known)) nearest.set(place, rule);
  }
  return [...nearest.values()];
}

/**
 * Which of the wished times go over a limit, by their place in the list; null where one stays within. Earlier wishes that stay within count for
 * the later ones. All wishes together are one booking, or the dates of one series. Days, ISO weeks and months are those of the wall.
 */
export function judgeLimits(wishes: readonly TimeRange[], setting: Setting): (RuleRefusal | null)[] {
  const counters = limitsFor(setting.rules, setting.subject).map((rule) => counterOf(rule, setting));
  return wishes.map((wish) => {
    for (const counter of counters) {
      const refusal = counter.refuse(wish);
      if (refusal) return refusal;
    }
    for (const counter of counters) counter.add(wish);
    return null;
  });
}

function counterOf(rule: BookingRuleOf<'limit'>, setting: Setting) {
  const { held, timeZone, now, seriesId } = setting;
  const counted = held.filter(
    (one) =>
      (rule.resourceId === null || one.resourceId === rule.resourceId) &&
      (rule.kind === null || one.kind === rule.kind),
  );
  const used = new Map<string, number>();
  const add = (range: TimeRange) => {
    for (const { key, minutes } of shares(range, timeZone)) used.set(key, (used.get(key) ?? 0) + minutes);
  };
  for (const one of counted) add(one);
  const ahead = new Set(counted.filter((one) => one.endsAt > now).map((one) => one.seriesId ?? one.id));
  const { settings } = rule;
  const about = { words: rule.words, ruleId: rule.id, kind: rule.kind, resourceId: rule.resourceId, timeZone };
  const one = seriesId && ahead.has(seriesId) ? 0 : 1;

  const over = (wish: TimeRange) =>
    shares(wish, timeZone).find((share) => {
      const most = mostMinutes(settings, share.period);
      return most !== null && (used.get(share.key) ?? 0) + share.minutes > most;
    });
  const refuse = (wish: TimeRange): RuleRefusal | null => {
    if (settings.atOnce !== null && ahead.size + one > settings.atOnce)
      return { code: 'rule.too_many_at_once', details: { ...about, most: settings.atOnce, has: ahead.size } };
    const share = over(wish);
    if (!share) return null;
    const { period, date, key } = share;
    const usedMinutes = used.get(key) ?? 0;
    const mostHours = settings[PER[period]] ?? 0;
    const leftMinutes = Math.max(0, mostHours * 60 - usedMinutes);
    const shorter = shorten(wish, usedMinutes + share.minutes - mostHours * 60, setting);
    const nearest = shorter && !over(shorter) ? { nearest: asText(shorter) } : {};
    const details = { ...about, period, date, mostHours, usedMinutes, leftMinutes, ...nearest };
    return { code: 'rule.hours_used_up', details };
  };
  return { refuse, add };
}

const asText = ({ startsAt, endsAt }: TimeRange) => ({
  startsAt: startsAt.toISOString(),
  endsAt: endsAt.toISOString(),
});

/** A wish without the minutes that are too many, on whole steps; null where too little is left of it, or half and whole days are booked. */
function shorten(wish: TimeRange, tooMany: number, { rules, subject }: Setting): TimeRange | null {
  const length = narrowestRule(rules, 'length', subject)?.settings;
  const step = length?.step ?? { unit: 'minutes' as const, every: SHORTEST_MINUTES };
  if (step.unit !== 'minutes') return null;
  const { every } = step;
  const minutes = Math.floor((minutesOf(wish) - tooMany) / every) * every;
  if (minutes < Math.max(every, length?.minMinutes ?? 0)) return null;
  return { startsAt: wish.startsAt, endsAt: new Date(wish.startsAt.getTime() + minutes * 60_000) };
}

/** A limit as high as the period is long is none: on a day of 25 hours all of them may be booked. */
function mostMinutes(settings: BookingRuleOf<'limit'>['settings'], period: Period): number | null {
  const hours = settings[PER[period]];
  return hours === null || hours >= WHOLE_HOURS[period] ? null : hours * 60;
}

/** How many minutes of a range fall into which local day, week and month. */
function shares(
  range: TimeRange,
  timeZone: string,
): { key: string; period: Period; minutes: number; date: LocalDate }[] {
  const found = new Map<string, { key: string; period: Period; minutes: number; date: LocalDate }>();
  const last = localDateOf(new Date(range.endsAt.getTime() - 1), timeZone);
  for (let date = localDateOf(range.startsAt, timeZone); date <= last; date = addDays(date, 1)) {
    const day = dayRange(date, timeZone);
    const startsAt = range.startsAt > day.startsAt ? range.startsAt : day.startsAt;
    const endsAt = range.endsAt < day.endsAt ? range.endsAt : day.endsAt;
    for (const period of PERIODS) {
      const key = `${period} ${firstOf(period, date)}`;
      const minutes = (found.get(key)?.minutes ?? 0) + minutesOf({ startsAt, endsAt });
      found.set(key, { key, period, minutes, date });
    }
  }
  return [...found.values()];
}

const firstOf = (period: Period, date: LocalDate): string =>
  period === 'day' ? date : period === 'month' ? date.slice(0, 7) : addDays(date, 1 - weekdayOf(date));

/**
 * From when until when a member's bookings must be known to judge the hours of these wishes. For how many at once, those count too that end
 * after now, however far off they are.
 */
export function windowForLimits(wishes: readonly TimeRange[], timeZone: string): TimeRange {
  const first = Math.min(...wishes.map((wish) => wish.startsAt.getTime()));
  const last = Math.max(...wishes.map((wish) => wish.endsAt.getTime()));
  const from = localDateOf(new Date(first), timeZone);
  const to = localDateOf(new Date(last), timeZone);
  // A week before and a month around: enough for the ISO week and the calendar month of both ends.
  const startsAt = dayRange(addDays(from, -31), timeZone).startsAt;
  return { startsAt, endsAt: dayRange(addDays(to, 31), timeZone).endsAt };
}
