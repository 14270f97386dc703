import { isStaff } from '@/kernel/acting-member';
import type { BookingRule, NamedRule, RuleScope, RuleSettings, RuleTopic } from '../booking-rules.contract';
import { hoursInWords, lengthInWords, monthsInWords } from './length-words';
import { limitsFor } from './judge-limits';
import { narrowestRule, type RuleSubject } from './narrowest-rule';
import { KINDS_IN_WORDS, ROLES_IN_WORDS } from './scope-words';

export const clockOf = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

const listed = (words: readonly string[], last = 'and'): string =>
  words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
const sentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

function lengthWords({ minMinutes, maxMinutes, step, starts }: RuleSettings<'length'>): string {
  const [least, most] = [minMinutes, maxMinutes].map((one) => (one === null ? null : lengthInWords(one)));
  const range =
    least && most
      ? least === most
        ? `always ${least}`
        : `from ${least} to ${most}`
      : least
        ? `at least ${least}`
        : most
          ? `at most ${most}`
          : '';
  if (step.unit === 'day') return ['by the whole day, from opening to closing', range].filter(Boolean).join(', ');
  if (step.unit === 'half_day')
    return [`by the half day, changing at ${clockOf(step.noonMinute)}`, range].filter(Boolean).join(', ');
  const steps = step.every > 5 ? `in steps of ${lengthInWords(step.every)}` : '';
  const begins = starts.length > 0 ? `starting at ${listed(starts.map(clockOf), 'or')}` : '';
  return [range || 'any length', steps, begins].filter(Boolean).join(', ');
}

function noticeWords({ minMinutes, maxDays }: RuleSettings<'notice'>): string {
  const before = minMinutes ? `at least ${lengthInWords(minMinutes)} before it begins` : '';
  const ahead =
    maxDays === 0 ? 'on the day itself' : maxDays === null ? '' : `at most ${lengthInWords(maxDays * 1440)} ahead`;
  return [before, ahead].filter(Boolean).join(', ') || 'up to the last moment, as far ahead as one likes';
}

function bufferWords({ beforeMinutes, afterMinutes, noneBetweenOwn }: RuleSettings<'buffer'>): string {
  const sides = [
    beforeMinutes > 0 ? `${lengthInWords(beforeMinutes)} before` : '',
    afterMinutes > 0 ? `${lengthInWords(afterMinutes)} after` : '',
  ].filter(Boolean);
  if (sides.length === 0) return 'no time is kept free around a booking';
  return `${listed(sides)} each booking ${sides.length > 1 ? 'are' : 'is'} kept free${noneBetweenOwn ? ', but not between two of one member' : ''}`;
}

const NO_LIMIT = 'as much as one likes';
function limitWords({ atOnce, hoursPerDay, hoursPerWeek, hoursPerMonth }: RuleSettings<'limit'>): string {
  const parts = [
    atOnce === null ? '' : `${atOnce} ${atOnce === 1 ? 'booking' : 'bookings'} at once`,
    hoursPerDay === null ? '' : `${hoursInWords(hoursPerDay)} a day`,
    hoursPerWeek === null ? '' : `${hoursInWords(hoursPerWeek)} a week`,
    hoursPerMonth === null ? '' : `${hoursInWords(hoursPerMonth)} a month`,
  ].filter(Boolean);
  return parts.length > 0 ? `at most ${listed(parts)}` : NO_LIMIT;
}

function checkInWords({ asked, automatic, opens, releaseAfterMinutes }: RuleSettings<'check_in'>): string {
  if (!asked) return 'nobody is asked to check in';
  if (automatic) return 'counts as checked in when it begins';
  const from =
    opens === 'day_start'
      ? 'from the start of the day'
      : opens === 0
        ? 'from its start'
        : `from ${lengthInWords(opens)} before`;
  return releaseAfterMinutes === null
    ? `check-in ${from}; nothing is released`
    : `check-in ${from}; nobody there ${lengthInWords(releaseAfterMinutes)} after the start, and the rest is released`;
}

const WORDS: { readonly [T in RuleTopic]: (settings: RuleSettings<T>) => string } = {
  length: lengthWords,
  notice: noticeWords,
  series: ({ aheadMonths }) =>
    `repeating bookings are made ${monthsInWords(aheadMonths)} ahead and go on by themselves`,
  buffer: bufferWords,
  access: ({ anytime }) => (anytime ? 'round the clock, holidays too' : 'only while it is open'),
  limit: limitWords,
  approval: ({ needed, answerMinutes }) =>
    needed
      ? `somebody has to say yes; without an answer it lapses after ${lengthInWords(answerMinutes)}`
      : 'booked at once, nobody has to say yes',
  check_in: checkInWords,
  waitlist: ({ on, offerMinutes }) =>
    on
      ? `one can wait when it is taken; an offer stands for ${lengthInWords(offerMinutes)}`
      : 'nobody waits for what is taken',
};

/** What a rule says, inside a sentence: "from 30 minutes to 12 hours, in steps of 15 minutes". */
export const ruleWithin = ({ topic, settings }: Pick<BookingRule, 'topic' | 'settings'>): string =>
  (WORDS[topic] as (settings: BookingRule['settings']) => string)(settings);

/** The same as a sentence of its own, without its end. */
export const ruleInWords = (rule: Pick<BookingRule, 'topic' | 'settings'>): string => sentence(ruleWithin(rule));

type Scoped = RuleScope & Pick<NamedRule, 'resourceName' | 'memberName' | 'planName'>;

/** The place and the people that a rule is meant for, inside a sentence: "meeting rooms, for visitors", "Anchor". */
export function scopeWithin({ kind, resourceId, resourceName, role, memberId, memberName, ...scope }: Scoped): string {
  const place = resourceId ? (resourceName ?? 'a place that is gone') : kind ? KINDS_IN_WORDS[kind] : 'everything';
  const people = memberId
    ? (memberName ?? 'somebody who is gone')
    : scope.planId
      ? `whoever is on ${scope.planName ?? 'a plan'}`
      : role
        ? ROLES_IN_WORDS[role]
        : null;
  return people ? `${place}, for ${people}` : place;
}

/** The same by itself: "Meeting rooms, for visitors". */
export const scopeInWords = (scope: Scoped): string => sentence(scopeWithin(scope));

export type RuleSaid = { readonly topic: RuleTopic; readonly said: string; readonly words: string };

// What changes nothing for whoever books is not worth a line.
const QUIET: { readonly [T in RuleTopic]?: (settings: RuleSettings<T>) => boolean } = {
  buffer: ({ beforeMinutes, afterMinutes }) => beforeMinutes === 0 && afterMinutes === 0,
  access: ({ anytime }) => !anytime,
  approval: ({ needed }) => !needed,
  check_in: ({ asked }) => !asked,
  waitlist: ({ on }) => !on,
};
const isQuiet = ({ topic, settings }: BookingRule): boolean =>
  (QUIET[topic] as ((settings: BookingRule['settings']) => boolean) | undefined)?.(settings) ?? false;
const ONE_EACH: readonly Exclude<RuleTopic, 'limit'>[] = [
  'length',
  'notice',
  'series',
  'access',
  'approval',
  'buffer',
  'check_in',
  'waitlist',
];

/** "What holds for me here?": the rules that count for somebody at a place, each as a sentence with the owner's own words. */
export function rulesInWords(rules: readonly BookingRule[], subject: RuleSubject): RuleSaid[] {
  const counting = ONE_EACH.map((topic) => narrowestRule(rules, topic, subject) as BookingRule | null);
  const said = counting
    .filter((rule) => rule !== null)
    // Staff book without asking.
    .filter((rule) => !isQuiet(rule) && !(rule.topic === 'approval' && isStaff(subject.who.role)))
    .map((rule) => asSaid(rule, ''));
  const limiting = limitsFor(rules, subject).filter(({ settings }) => limitWords(settings) !== NO_LIMIT);
  const limits = limiting.map((rule) =>
    asSaid(rule, rule.resourceId ? ' here' : rule.kind ? ` of ${KINDS_IN_WORDS[rule.kind]}` : ''),
  );
  return [...said, ...limits];
}
const asSaid = (rule: BookingRule, behind: string): RuleSaid => ({
  topic: rule.topic,
  said: `${ruleInWords(rule)}${behind}`,
  words: rule.words,
});
