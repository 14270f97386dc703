import { RESOURCE_KINDS, type ResourceKind } from '@/kernel/resource-kind';
import type { BookingRule, RuleScope, RuleSettings, RuleTopic } from '../booking-rules.contract';
import { sameScope } from './narrowest-rule';

/** A rule that many houses have, ready to be looked at and saved. */
export type RulePreset = {
  readonly [T in RuleTopic]: {
    readonly topic: T;
    readonly label: string;
    readonly scope: RuleScope;
    readonly settings: RuleSettings<T>;
  };
}[RuleTopic];

const DAY = 1440;
const EVERYTHING: RuleScope = { kind: null, resourceId: null, role: null, memberId: null };
const preset = <T extends RuleTopic>(
  topic: T,
  label: string,
  settings: RuleSettings<T>,
  scope: Partial<RuleScope> = {},
): RulePreset => ({ topic, label, settings, scope: { ...EVERYTHING, ...scope } }) as RulePreset;

/** What a new rule of a topic says before anything is typed. */
export const FIRST_SETTINGS: { readonly [T in RuleTopic]: RuleSettings<T> } = {
  length: { minMinutes: 30, maxMinutes: null, step: { unit: 'minutes', every: 15 }, starts: [] },
  notice: { minMinutes: null, maxDays: 60 },
  series: { aheadMonths: 12 },
  buffer: { beforeMinutes: 0, afterMinutes: 10, noneBetweenOwn: false },
  access: { anytime: true },
  limit: { atOnce: null, hoursPerDay: null, hoursPerWeek: null, hoursPerMonth: null },
  approval: { needed: true, answerMinutes: DAY },
  check_in: { asked: true, opens: 15, releaseAfterMinutes: 15, automatic: false },
  waitlist: { on: true, offerMinutes: 30 },
};

const length = (settings: Partial<RuleSettings<'length'>>): RuleSettings<'length'> => ({
  ...FIRST_SETTINGS.length,
  ...settings,
});
const limit = (settings: Partial<RuleSettings<'limit'>>): RuleSettings<'limit'> => ({
  ...FIRST_SETTINGS.limit,
  ...settings,
});

const PRESETS: readonly RulePreset[] = [
  preset('length', 'Desks from 30 minutes, on the quarter hour', length({}), { kind: 'desk' }),
  preset('length', 'Meeting rooms at most 4 hours', length({ maxMinutes: 240 }), { kind: 'meeting_room' }),
  preset('length', 'Phone booths at most 2 hours', length({ minMinutes: null, maxMinutes: 120 }), {
    kind: 'phone_booth',
  }),
  preset(
    'length',
    'Event spaces by the half day',
    length({ minMinutes: null, step: { unit: 'half_day', noonMinute: 13 * 60 } }),
    { kind: 'event_space' },
  ),
  preset('notice', 'Book at most 60 days ahead', { minMinutes: null, maxDays: 60 }),
  preset('notice', '30 minutes notice for visitors', { minMinutes: 30, maxDays: 14 }, { role: 'visitor' }),
  preset('notice', 'Event spaces a day before', { minMinutes: DAY, maxDays: null }, { kind: 'event_space' }),
  preset('series', 'Repeating bookings half a year ahead', { aheadMonths: 6 }),
  preset('series', 'Meeting rooms 3 months ahead', { aheadMonths: 3 }, { kind: 'meeting_room' }),
  preset('buffer', '10 minutes after each meeting', FIRST_SETTINGS.buffer, { kind: 'meeting_room' }),
  preset(
    'buffer',
    'An hour around events',
    { beforeMinutes: 60, afterMinutes: 60, noneBetweenOwn: true },
    { kind: 'event_space' },
  ),
  preset('access', 'Round the clock for members', { anytime: true }, { role: 'member' }),
  preset('limit', 'At most 8 hours of meeting room a week per member', limit({ hoursPerWeek: 8 }), {
    kind: 'meeting_room',
  }),
  preset('limit', 'Visitors at most 2 bookings at once', limit({ atOnce: 2 }), { role: 'visitor' }),
  preset('approval', 'Event spaces on request', FIRST_SETTINGS.approval, { kind: 'event_space' }),
  preset('check_in', 'Meeting rooms are released after 15 minutes', FIRST_SETTINGS.check_in, { kind: 'meeting_room' }),
  preset(
    'check_in',
    'Desks from the start of the day, never released',
    { asked: true, opens: 'day_start', releaseAfterMinutes: null, automatic: false },
    { kind: 'desk' },
  ),
  preset('waitlist', 'Wait for anything, offers stand for 30 minutes', FIRST_SETTINGS.waitlist),
  preset('waitlist', 'No waiting for desks', { on: false, offerMinutes: 30 }, { kind: 'desk' }),
];

/** The presets of a topic that say something new here: for kinds that the space has, and scopes without a rule. */
export function presetsFor(
  topic: RuleTopic,
  rules: readonly BookingRule[],
  kinds: ReadonlySet<ResourceKind> = new Set(RESOURCE_KINDS),
): RulePreset[] {
  return PRESETS.filter(
    (one) =>
      one.topic === topic &&
      (one.scope.kind === null || kinds.has(one.scope.kind)) &&
      !rules.some((rule) => rule.topic === topic && sameScope(rule, one.scope)),
  );
}

/** The widest place and people that no rule of the topic has yet: what a new one is likely meant for. */
export function freeScope(
  topic: RuleTopic,
  rules: readonly BookingRule[],
  kinds: ReadonlySet<ResourceKind>,
): RuleScope {
  const scopes: RuleScope[] = [
    EVERYTHING,
    ...RESOURCE_KINDS.filter((kind) => kinds.has(kind)).map((kind) => ({ ...EVERYTHING, kind })),
    ...(['visitor', 'member', 'host'] as const).map((role) => ({ ...EVERYTHING, role })),
  ];
  const free = scopes.find((scope) => !rules.some((rule) => rule.topic === topic && sameScope(rule, scope)));
  return free ?? EVERYTHING;
}
