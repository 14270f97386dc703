import type { RuleSettings, RuleTopic } from '@/features/booking-rules/booking-rules.contract';
import type { Role } from '@/kernel/acting-member';
import type { ResourceKind } from '@/kernel/resource-kind';

/** A rule as the owner of a demo house would say it; a place is a kind or the slug of a resource, people are a role. */
export type DemoRule = {
  readonly [T in RuleTopic]: {
    readonly topic: T;
    readonly settings: RuleSettings<T>;
    readonly kind?: ResourceKind;
    readonly resource?: string;
    readonly role?: Role;
    readonly words?: string;
  };
}[RuleTopic];

const HOUR = 60;
const DAY = 24 * HOUR;
const stepOf = (every: 15 | 30) => ({ unit: 'minutes' as const, every });
const noLimit = { atOnce: null, hoursPerDay: null, hoursPerWeek: null, hoursPerMonth: null };

/** Mild ones, one of every topic: what Harbour's members have booked keeps to them as good as all. */
export const harbourRules: DemoRule[] = [
  { topic: 'length', kind: 'desk', settings: { minMinutes: 30, maxMinutes: null, step: stepOf(15), starts: [] } },
  {
    topic: 'length',
    kind: 'meeting_room',
    settings: { minMinutes: 30, maxMinutes: 4 * HOUR, step: stepOf(15), starts: [] },
  },
  {
    topic: 'length',
    kind: 'phone_booth',
    settings: { minMinutes: null, maxMinutes: 2 * HOUR, step: stepOf(15), starts: [] },
    words: 'Booths are for calls: please take a desk for longer work.',
  },
  { topic: 'notice', settings: { minMinutes: null, maxDays: 365 } },
  {
    topic: 'notice',
    role: 'visitor',
    settings: { minMinutes: HOUR, maxDays: 14 },
    words: 'Guests can book two weeks ahead, and an hour before they come.',
  },
  { topic: 'series', settings: { aheadMonths: 12 } },
  {
    topic: 'buffer',
    resource: 'lighthouse',
    settings: { beforeMinutes: 0, afterMinutes: 10, noneBetweenOwn: true },
  },
  { topic: 'buffer', kind: 'event_space', settings: { beforeMinutes: 0, afterMinutes: 30, noneBetweenOwn: true } },
  { topic: 'access', kind: 'private_office', settings: { anytime: true } },
  { topic: 'limit', kind: 'meeting_room', role: 'member', settings: { ...noLimit, hoursPerWeek: 10 } },
  { topic: 'limit', role: 'visitor', settings: { ...noLimit, atOnce: 3 } },
  {
    topic: 'approval',
    kind: 'event_space',
    settings: { needed: true, answerMinutes: DAY },
    words: 'We look at every wish for the hall ourselves, within a day.',
  },
  { topic: 'approval', kind: 'event_space', role: 'host', settings: { needed: false, answerMinutes: DAY } },
  {
    topic: 'check_in',
    kind: 'meeting_room',
    settings: { asked: true, opens: 15, releaseAfterMinutes: 15, automatic: false },
  },
  {
    topic: 'check_in',
    kind: 'desk',
    settings: { asked: true, opens: 'day_start', releaseAfterMinutes: null, automatic: false },
  },
  { topic: 'waitlist', settings: { on: true, offerMinutes: 30 } },
];

export const lagoonRules: DemoRule[] = [
  { topic: 'length', kind: 'desk', settings: { minMinutes: HOUR, maxMinutes: null, step: stepOf(30), starts: [] } },
  { topic: 'notice', settings: { minMinutes: null, maxDays: 180 } },
  {
    topic: 'buffer',
    kind: 'meeting_room',
    settings: { beforeMinutes: 0, afterMinutes: 10, noneBetweenOwn: true },
    words: 'We open the shutters between two meetings.',
  },
  { topic: 'limit', role: 'visitor', settings: { ...noLimit, atOnce: 3 } },
  {
    topic: 'check_in',
    kind: 'desk',
    settings: { asked: true, opens: 'day_start', releaseAfterMinutes: null, automatic: false },
  },
];
