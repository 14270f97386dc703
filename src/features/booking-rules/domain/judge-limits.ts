import type { ResourceId } from '@/kernel/ids';
import type { ResourceKind } from '@/kernel/resource-kind';
import { minutesOf, type TimeRange } from '@/kernel/time-range';
import { addDays, dayRange, localDateOf, weekdayOf, type LocalDate } from '@/kernel/zone';
import type { BookingRule, BookingRuleOf } from '../booking-rules.contract';
import type { RuleRefusal } from './judge-time';
import { applies, type RuleSubject } from './narrowest-rule';

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
};
type Period = 'day' | 'week' | 'month';

const PERIODS: readonly Period[] = ['day', 'week', 'month'];
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

function counterOf(rule: BookingRuleOf<'limit'>, { held, timeZone, now }: Setting) {
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
  const { settings, words } = rule;
  const scope = { words, kind: rule.kind, resourceId: rule.resourceId };

  const refuse = (wish: TimeRange): RuleRefusal | null => {
    if (settings.atOnce !== null && ahead.size + 1 > settings.atOnce)
      return { code: 'rule.too_many_at_once', details: { ...scope, most: settings.atOnce, has: ahead.size } };
    for (const { key, period, minutes, date } of shares(wish, timeZone)) {
      const hours = settings[PER[period]];
      if (hours === null) continue;
      const before = used.get(key) ?? 0;
      if (before + minutes > hours * 60)
        return {
          code: 'rule.hours_used_up',
          details: {
            ...scope,
            period,
            date,
            mostHours: hours,
            usedMinutes: before,
            leftMinutes: Math.max(0, hours * 60 - before),
          },
        };
    }
    return null;
  };
  return { refuse, add };
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

/** From when until when a member's bookings must be known to judge these wishes. */
export function windowForLimits(wishes: readonly TimeRange[], timeZone: string): TimeRange {
  const first = Math.min(...wishes.map((wish) => wish.startsAt.getTime()));
  const last = Math.max(...wishes.map((wish) => wish.endsAt.getTime()));
  const from = localDateOf(new Date(first), timeZone);
  const to = localDateOf(new Date(last), timeZone);
  // A week before and a month around: enough for the ISO week and the calendar month of both ends.
  const startsAt = dayRange(addDays(from, -31), timeZone).startsAt;
  return { startsAt, endsAt: dayRange(addDays(to, 31), timeZone).endsAt };
}
