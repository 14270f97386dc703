import type { ResourceKind } from '@/kernel/resource-kind';
import type { Role } from '@/kernel/acting-member';
import type { Id, MemberId, ResourceId } from '@/kernel/ids';
import type { TimeRange } from '@/kernel/time-range';
import { instantOf, localAtMinute, localOf, weekdayOf, type LocalDate } from '@/kernel/zone';
import type { BookingRule, RuleScope, RuleSettings, RuleTopic } from './booking-rules.contract';
import { judgeTime, type RuleSetting } from './domain/judge-time';
import type { RuleSubject } from './domain/narrowest-rule';

export const DESK = '01930000-0000-7000-8000-00000000000d' as ResourceId;
export const ROOM = '01930000-0000-7000-8000-00000000000e' as ResourceId;
export const ANA = '01930000-0000-7000-8000-0000000000aa' as MemberId;
export const BEN = '01930000-0000-7000-8000-0000000000bb' as MemberId;

export const FLEX = '01930000-0000-7000-8000-0000000000f1' as Id<'plan'>;

let made = 0;
/** A rule for everything and everybody, unless a narrower scope is given. */
export const rule = <T extends RuleTopic>(
  topic: T,
  settings: RuleSettings<T>,
  scope: Partial<RuleScope> & { words?: string; onPlan?: readonly MemberId[] } = {},
): BookingRule =>
  ({
    id: `rule-${(made += 1)}`,
    topic,
    settings,
    words: '',
    kind: null,
    resourceId: null,
    role: null,
    memberId: null,
    ...scope,
  }) as BookingRule;

export const lengthRule = (settings: Partial<RuleSettings<'length'>>, scope?: Partial<RuleScope>): BookingRule =>
  rule(
    'length',
    { minMinutes: null, maxMinutes: null, step: { unit: 'minutes', every: 5 }, starts: [], ...settings },
    scope,
  );
export const noticeRule = (
  settings: Partial<RuleSettings<'notice'>>,
  scope?: Partial<RuleScope> & { onPlan?: readonly MemberId[] },
): BookingRule => rule('notice', { minMinutes: null, maxDays: null, ...settings }, scope);
export const limitRule = (settings: Partial<RuleSettings<'limit'>>, scope?: Partial<RuleScope>): BookingRule =>
  rule('limit', { atOnce: null, hoursPerDay: null, hoursPerWeek: null, hoursPerMonth: null, ...settings }, scope);

export const asking = (
  role: Role = 'member',
  kind: ResourceKind = 'desk',
  id: ResourceId = kind === 'desk' ? DESK : ROOM,
): RuleSubject => ({ resource: { id, kind }, who: { memberId: ANA, role } });

type Hours = readonly (readonly [opens: number, closes: number])[];
/** Open at these wall-clock minutes on every day, or on weekdays alone. */
export const openOn =
  (timeZone: string, hours: Hours, { weekends = true } = {}) =>
  (date: LocalDate): TimeRange[] =>
    !weekends && weekdayOf(date) > 5
      ? []
      : hours.map(([opens, closes]) => ({
          startsAt: instantOf(localAtMinute(date, opens), timeZone),
          endsAt: instantOf(localAtMinute(date, closes), timeZone),
        }));

/** A range as the wall of a zone has it: `at('2026-11-24T09:00', '2026-11-24T12:00', zone)`. */
export const wall = (from: string, to: string, zone: string): TimeRange => ({
  startsAt: instantOf(from, zone),
  endsAt: instantOf(to, zone),
});

export const settingOf = (
  rules: readonly BookingRule[],
  more: Partial<RuleSetting> & { timeZone: string; now: Date },
): RuleSetting => ({
  rules,
  subject: asking(),
  openOn: openOn(more.timeZone, [[0, 1440]]),
  recurring: false,
  ...more,
});

export const NOW = new Date('2026-11-23T10:07:00Z');

export const lasting = (local: string, minutes: number, zone: string): TimeRange => {
  const startsAt = instantOf(local, zone);
  return { startsAt, endsAt: new Date(startsAt.getTime() + minutes * 60_000) };
};
export const codesOf = (wish: TimeRange, setting: RuleSetting) => judgeTime(wish, setting).map(({ code }) => code);
/** The nearest time that the first refusal offers, on the wall: `2026-11-24 09:00-12:00`. */
export function nearestOf(wish: TimeRange, setting: RuleSetting): string | null {
  const near = judgeTime(wish, setting)[0]?.details.nearest as { startsAt: string; endsAt: string } | undefined;
  if (!near) return null;
  const [first, last] = [near.startsAt, near.endsAt].map((text) => localOf(new Date(text), setting.timeZone));
  return `${first!.slice(0, 10)} ${first!.slice(11)}-${last!.slice(0, 10) === first!.slice(0, 10) ? '' : `${last!.slice(0, 10)} `}${last!.slice(11)}`;
}
export const given = (rules: readonly BookingRule[], timeZone: string, more: Partial<RuleSetting> = {}): RuleSetting =>
  settingOf(rules, { timeZone, now: NOW, ...more });
