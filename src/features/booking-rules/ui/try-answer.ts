import { errorCopy } from '@/client/error-copy';
import { rangeOfWanted } from '@/features/availability/domain/wanted-time';
import { clockLabel, lengthLabel } from '@/features/floor-plan/domain/day-clock';
import {
  hoursFor,
  isOpenFor,
  openRangesOn,
  wholeDayOn,
  type OpeningRules,
  type WeeklyHours,
} from '@/features/spaces/domain/opening-hours';
import { isStaff, type Role } from '@/kernel/acting-member';
import type { MemberId, ResourceId } from '@/kernel/ids';
import type { ResourceKind } from '@/kernel/resource-kind';
import type { TimeRange } from '@/kernel/time-range';
import { dayRange, localDateOf } from '@/kernel/zone';
import { parseWhen } from '@/kernel/parse-date';
import type { NamedRule, RuleTopic } from '../booking-rules.contract';
import { judgeLimits, limitsFor } from '../domain/judge-limits';
import { judgeTime, type RuleRefusal } from '../domain/judge-time';
import { lengthInWords } from '../domain/length-words';
import { narrowestRule, type RuleSubject } from '../domain/narrowest-rule';
import { buffersOf, mayAnytime, releaseMoment, requestExpiry } from '../domain/rule-effects';
import { anyOnPlan } from '../domain/rule-draft';
import { seriesMadeTo } from '../domain/series-made-to';
import { heldAlready, type HasAlready } from './held-already';

export type TryResource = {
  readonly id: ResourceId;
  readonly name: string;
  readonly kind: ResourceKind;
  readonly hours: WeeklyHours | null;
};
export type TryPlan = { readonly id: string; readonly name: string };
/** Where rules are tried: the places, hours and clock of the space. */
export type TryWorld = {
  readonly resources: readonly TryResource[];
  /** The plans of the house, for rules that are meant for one. */
  readonly plans: readonly TryPlan[];
  readonly hours: OpeningRules;
  readonly now: Date;
  readonly locale: string;
};
/** What is tried: by typing, as the fields have it. `people` is `role:…`, `plan:…` or `member:…`. */
export type Trial = {
  readonly typed: string;
  readonly resourceId: string;
  readonly people: string;
  readonly has: HasAlready;
};
/** What the rules would say, with the rule that says so; null where none does. */
export type TryAnswer = {
  readonly verdict: 'yes' | 'no' | 'unclear';
  readonly title: string;
  readonly hint?: string;
  readonly by: NamedRule | null;
};

/** Nobody in particular: for rules that name a member it is somebody else. */
const ANYBODY = '00000000-0000-7000-8000-000000000000' as MemberId;

export function subjectOf({ people }: Pick<Trial, 'people'>, resource: TryResource): RuleSubject {
  const [kind, value = ''] = people.split(':');
  // Who is named is taken for a member by role: rules for a person come before those for roles anyway.
  const who =
    kind === 'member'
      ? { memberId: value as MemberId, role: 'member' as const }
      : kind === 'plan'
        ? { memberId: anyOnPlan(value), role: 'member' as const }
        : { memberId: ANYBODY, role: (value || 'member') as Role };
  return { resource: { id: resource.id, kind: resource.kind }, who };
}

export function rangeOfTrial(typed: string, { hours, now }: Pick<TryWorld, 'hours' | 'now'>): TimeRange | null {
  const when = parseWhen(typed, { today: localDateOf(now, hours.timeZone) });
  if (!when?.from || !when.to) return null;
  return rangeOfWanted({ date: when.date, from: when.from, to: when.to }, hours.timeZone);
}

const unclear = (title: string): TryAnswer => ({ verdict: 'unclear', title, by: null });

/** What the rules of a topic, as they stand or as they are typed, would answer to this wish: by the same judges that decide when it is booked. */
export function answerTrial(topic: RuleTopic, rules: readonly NamedRule[], trial: Trial, world: TryWorld): TryAnswer {
  const resource = world.resources.find(({ id }) => id === trial.resourceId);
  const range = rangeOfTrial(trial.typed, world);
  if (!resource) return unclear('Choose a place.');
  if (!range) return unclear('Type a day and a time, like “tue 9-12” or “tomorrow 14 to 16:30”.');
  if (range.endsAt <= world.now) return unclear('That time has passed. Try a later one.');
  const subject = subjectOf(trial, resource);
  const by = topic === 'limit' ? null : ((narrowestRule(rules, topic, subject) as NamedRule | null) ?? null);
  const given: Given = {
    rules,
    subject,
    range,
    by,
    world,
    hours: hoursFor(world.hours, resource.hours),
    has: trial.has,
  };
  return ANSWERS[topic](given);
}

type Given = {
  readonly rules: readonly NamedRule[];
  readonly subject: RuleSubject;
  readonly range: TimeRange;
  readonly by: NamedRule | null;
  readonly world: TryWorld;
  readonly hours: OpeningRules;
  readonly has: HasAlready;
};

function refused({ code, details }: RuleRefusal, by: NamedRule | null): TryAnswer {
  const { title, hint } = errorCopy(code, details);
  return { verdict: 'no', title: `${title.replace(/\.$/, '')}.`, hint, by };
}

const OF_NOTICE = ['rule.too_soon', 'rule.too_far_ahead'];

function answerTime(topic: 'length' | 'notice', { rules, subject, range, by, world, hours }: Given): TryAnswer {
  const { timeZone } = hours;
  const anytime = mayAnytime(rules, subject);
  const openOn = (date: string) => (anytime ? [dayRange(date, timeZone)] : openRangesOn(hours, date));
  const soldOn = (date: string) => wholeDayOn(hours, date, anytime);
  const setting = { rules, subject, timeZone, openOn, soldOn, now: world.now, recurring: false };
  const found = judgeTime(range, setting).find(({ code }) => OF_NOTICE.includes(code) === (topic === 'notice'));
  const shut = anytime || isOpenFor(hours, range) ? undefined : 'But it is outside opening hours.';
  if (found) return refused(found, by);
  const ahead = Math.max(0, Math.round((range.startsAt.getTime() - world.now.getTime()) / 60_000));
  const title =
    topic === 'length' ? `${lengthLabel(range)} from then is fine.` : `${aheadInWords(ahead)} ahead is fine.`;
  return { verdict: 'yes', title, hint: shut, by };
}

const aheadInWords = (minutes: number): string =>
  minutes < 2 * 1440 ? lengthInWords(minutes) : lengthInWords(Math.floor(minutes / 1440) * 1440);

/** An instant on the wall of the space, with its day where that is another. */
function momentInWords(at: Date, { world, hours, range }: Given): string {
  const clock = clockLabel(at, hours.timeZone, world.locale);
  const sameDay = localDateOf(at, hours.timeZone) === localDateOf(range.startsAt, hours.timeZone);
  if (sameDay) return clock;
  const day = new Intl.DateTimeFormat(world.locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    timeZone: hours.timeZone,
  }).format(at);
  return `${day}, ${clock}`;
}
const later = (at: Date, minutes: number): Date => new Date(at.getTime() + minutes * 60_000);

const ANSWERS: Record<RuleTopic, (given: Given) => TryAnswer> = {
  length: (given) => answerTime('length', given),
  notice: (given) => answerTime('notice', given),
  buffer: (given) => {
    const { rules, subject, range, by } = given;
    const { beforeMinutes, afterMinutes, noneBetweenOwn } = buffersOf(rules, [subject.resource], subject.who);
    if (beforeMinutes + afterMinutes === 0) return { verdict: 'yes', title: 'Nothing is kept free around it.', by };
    const [from, to] = [later(range.startsAt, -beforeMinutes), later(range.endsAt, afterMinutes)];
    return {
      verdict: 'yes',
      title: `Nobody else has it from ${momentInWords(from, given)} to ${momentInWords(to, given)}.`,
      hint: noneBetweenOwn ? 'Their own next booking may follow at once.' : undefined,
      by,
    };
  },
  access: ({ rules, subject, range, by, hours }) => {
    const open = isOpenFor(hours, range);
    if (mayAnytime(rules, subject))
      return { verdict: 'yes', title: open ? 'It is open then anyway.' : 'Fine, although it is closed then.', by };
    return open
      ? { verdict: 'yes', title: 'It is open then.', by }
      : { verdict: 'no', title: 'Outside opening hours.', hint: 'A rule here could let them in.', by };
  },
  series: ({ by, world, hours }) => {
    const months = by?.topic === 'series' ? by.settings.aheadMonths : null;
    const until = seriesMadeTo(localDateOf(world.now, hours.timeZone), months);
    const day = new Intl.DateTimeFormat(world.locale, {
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      timeZone: 'UTC',
    });
    const words = day.format(new Date(`${until}T00:00:00Z`));
    return { verdict: 'yes', title: `Repeated without an end, it is made up to ${words} for now.`, by };
  },
  limit: ({ rules, subject, range, world, hours, has }) => {
    const { timeZone } = hours;
    const held = heldAlready(has, { range, now: world.now, timeZone, resource: subject.resource });
    const [over] = judgeLimits([range], { rules, subject, held, timeZone, now: world.now });
    const ofRule = (id: unknown) => rules.find((rule) => rule.id === id) ?? null;
    if (over) return refused(over, ofRule(over.details.ruleId));
    const [first] = limitsFor(rules, subject);
    return { verdict: 'yes', title: `${lengthLabel(range)} more is fine.`, by: first ? ofRule(first.id) : null };
  },
  approval: (given) => {
    const { rules, subject, range, by, world } = given;
    const until = requestExpiry(rules, subject, subject.who.role, range, world.now);
    if (until)
      return { verdict: 'yes', title: `A request. It holds its time until ${momentInWords(until, given)}.`, by };
    const staff = by?.topic === 'approval' && by.settings.needed && isStaff(subject.who.role);
    return { verdict: 'yes', title: staff ? 'Booked at once: staff need not ask.' : 'Booked at once.', by };
  },
  check_in: (given) => {
    const { rules, subject, range, by, world, hours } = given;
    if (by?.topic !== 'check_in' || !by.settings.asked) return { verdict: 'yes', title: 'No check-in.', by };
    if (by.settings.automatic) return { verdict: 'yes', title: 'Counts as checked in when it begins.', by };
    const { opens } = by.settings;
    const from =
      opens === 'day_start'
        ? dayRange(localDateOf(range.startsAt, hours.timeZone), hours.timeZone).startsAt
        : later(range.startsAt, -opens);
    const release = releaseMoment(rules, subject, range, world.now);
    const then = release
      ? `Nobody there by ${momentInWords(release, given)}, and the rest is released.`
      : 'It is never released.';
    return { verdict: 'yes', title: `Check-in from ${momentInWords(from, given)}. ${then}`, by };
  },
  waitlist: ({ by }) => {
    if (by?.topic === 'waitlist' && !by.settings.on)
      return { verdict: 'no', title: 'Nobody waits for it when it is taken.', by };
    const minutes = by?.topic === 'waitlist' ? by.settings.offerMinutes : 60;
    return {
      verdict: 'yes',
      title: `When it is taken one may wait. An offer stands for ${lengthInWords(minutes)}.`,
      by,
    };
  },
};
