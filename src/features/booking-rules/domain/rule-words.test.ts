import { describe, expect, it } from 'vitest';
import type { RuleScope, RuleSettings, RuleTopic } from '../booking-rules.contract';
import { ANA, FLEX, asking, DESK, lengthRule, limitRule, noticeRule, ROOM, rule } from '../testing-rules';
import { hoursInWords, lengthInWords } from './length-words';
import { ruleInWords, rulesInWords, scopeInWords } from './rule-words';

it.each<[number, string]>([
  [0, '0 minutes'],
  [1, '1 minute'],
  [45, '45 minutes'],
  [60, '1 hour'],
  [90, '1 hour 30 minutes'],
  [720, '12 hours'],
  [1440, '1 day'],
  [1500, '1 day 1 hour'],
  [86_400, '60 days'],
])('%i minutes are "%s"', (minutes, words) => expect(lengthInWords(minutes)).toBe(words));
it('hours may have a fraction', () =>
  expect([1, 7.5, 0].map(hoursInWords)).toEqual(['1 hour', '7.5 hours', '0 hours']));

const minutes = (every: number) => ({ unit: 'minutes' as const, every: every as 5 });
const length = (more: Partial<RuleSettings<'length'>>) => lengthRule(more).settings as RuleSettings<'length'>;
const limit = (more: Partial<RuleSettings<'limit'>>) => limitRule(more).settings as RuleSettings<'limit'>;
const checkIn = { asked: true, opens: 15, releaseAfterMinutes: 15, automatic: false };

describe('a rule in a sentence', () => {
  const cases: { [T in RuleTopic]: [RuleSettings<T>, string][] } = {
    length: [
      [
        length({ minMinutes: 30, maxMinutes: 720, step: minutes(15) }),
        'From 30 minutes to 12 hours, in steps of 15 minutes',
      ],
      [length({ minMinutes: 60 }), 'At least 1 hour'],
      [length({ maxMinutes: 120, step: minutes(30) }), 'At most 2 hours, in steps of 30 minutes'],
      [length({ minMinutes: 60, maxMinutes: 60 }), 'Always 1 hour'],
      [length({}), 'Any length'],
      [length({ starts: [540, 810, 1020] }), 'Any length, starting at 09:00, 13:30 or 17:00'],
      [length({ starts: [540] }), 'Any length, starting at 09:00'],
      [length({ step: { unit: 'half_day', noonMinute: 780 } }), 'By the half day, changing at 13:00'],
      [
        length({ step: { unit: 'day' }, maxMinutes: 4320 }),
        'By the whole day, from opening to closing, at most 3 days',
      ],
    ],
    notice: [
      [{ minMinutes: 60, maxDays: 14 }, 'At least 1 hour before it begins, at most 14 days ahead'],
      [{ minMinutes: null, maxDays: 60 }, 'At most 60 days ahead'],
      [{ minMinutes: null, maxDays: 0 }, 'On the day itself'],
      [{ minMinutes: 1440, maxDays: null }, 'At least 1 day before it begins'],
      [{ minMinutes: 0, maxDays: null }, 'Up to the last moment, as far ahead as one likes'],
    ],
    buffer: [
      [{ beforeMinutes: 0, afterMinutes: 10, noneBetweenOwn: false }, '10 minutes after each booking is kept free'],
      [
        { beforeMinutes: 5, afterMinutes: 10, noneBetweenOwn: true },
        '5 minutes before and 10 minutes after each booking are kept free, but not between two of one member',
      ],
      [{ beforeMinutes: 0, afterMinutes: 0, noneBetweenOwn: true }, 'No time is kept free around a booking'],
    ],
    series: [
      [{ aheadMonths: 1 }, 'Repeating bookings are made 1 month ahead and go on by themselves'],
      [{ aheadMonths: 18 }, 'Repeating bookings are made 18 months ahead and go on by themselves'],
    ],
    access: [
      [{ anytime: true }, 'Round the clock, holidays too'],
      [{ anytime: false }, 'Only while it is open'],
    ],
    limit: [
      [limit({ hoursPerWeek: 10 }), 'At most 10 hours a week'],
      [limit({ atOnce: 1, hoursPerDay: 7.5 }), 'At most 1 booking at once and 7.5 hours a day'],
      [
        limit({ atOnce: 3, hoursPerWeek: 10, hoursPerMonth: 30 }),
        'At most 3 bookings at once, 10 hours a week and 30 hours a month',
      ],
      [limit({}), 'As much as one likes'],
    ],
    approval: [
      [{ needed: true, answerMinutes: 1440 }, 'Somebody has to say yes; without an answer it lapses after 1 day'],
      [{ needed: false, answerMinutes: 60 }, 'Booked at once, nobody has to say yes'],
    ],
    check_in: [
      [checkIn, 'Check-in from 15 minutes before; nobody there 15 minutes after the start, and the rest is released'],
      [
        { ...checkIn, opens: 'day_start', releaseAfterMinutes: null },
        'Check-in from the start of the day; nothing is released',
      ],
      [{ ...checkIn, opens: 0, releaseAfterMinutes: null }, 'Check-in from its start; nothing is released'],
      [{ ...checkIn, automatic: true }, 'Counts as checked in when it begins'],
      [{ ...checkIn, asked: false }, 'Nobody is asked to check in'],
    ],
    waitlist: [
      [{ on: true, offerMinutes: 30 }, 'One can wait when it is taken; an offer stands for 30 minutes'],
      [{ on: false, offerMinutes: 30 }, 'Nobody waits for what is taken'],
    ],
  };
  const all = Object.entries(cases).flatMap(([topic, list]) =>
    (list as [RuleSettings<RuleTopic>, string][]).map(
      ([settings, words]) => [words, topic as RuleTopic, settings] as const,
    ),
  );
  it.each(all)('%s', (words, topic, settings) => {
    expect(ruleInWords({ topic, settings })).toBe(words);
  });
});

it.each<[Partial<RuleScope> & { resourceName?: string; memberName?: string; planName?: string }, string]>([
  [{}, 'Everything'],
  [{ role: 'visitor' }, 'Everything, for visitors'],
  [{ kind: 'meeting_room', role: 'front_desk' }, 'Meeting rooms, for the front desk'],
  [{ resourceId: ROOM, resourceName: 'Anchor', memberId: ANA, memberName: 'Ana Reis' }, 'Anchor, for Ana Reis'],
  [{ resourceId: ROOM }, 'A place that is gone'],
  [{ planId: FLEX, planName: 'Flex' }, 'Everything, for whoever is on Flex'],
])('%j is "%s"', (scope, words) => {
  expect(scopeInWords({ ...noticeRule({}, scope), resourceName: null, memberName: null, ...scope })).toBe(words);
});

describe('what holds for me here', () => {
  const rules = [
    lengthRule({ minMinutes: 30 }, { kind: 'desk' }),
    lengthRule({ minMinutes: 60 }, { kind: 'meeting_room' }),
    noticeRule({ minMinutes: 60 }, { role: 'visitor' }),
    rule('buffer', { beforeMinutes: 0, afterMinutes: 0, noneBetweenOwn: false }),
    rule('access', { anytime: false }),
    rule('waitlist', { on: false, offerMinutes: 30 }),
    rule('check_in', { asked: false, opens: 15, releaseAfterMinutes: null, automatic: false }),
    rule(
      'approval',
      { needed: true, answerMinutes: 60 },
      {
        resourceId: DESK,
        words: 'Ask us first.',
      },
    ),
    limitRule({ hoursPerWeek: 40 }),
    limitRule({ hoursPerWeek: 10 }, { kind: 'desk' }),
    limitRule({ atOnce: 1 }, { resourceId: DESK }),
    limitRule({}, { kind: 'meeting_room' }),
  ];
  const said = (...args: Parameters<typeof asking>) => rulesInWords(rules, asking(...args)).map((one) => one.said);
  it('names what counts, the narrowest of each topic and every limit', () => {
    expect(said('member')).toEqual([
      'At least 30 minutes',
      'Somebody has to say yes; without an answer it lapses after 1 hour',
      'At most 40 hours a week',
      'At most 10 hours a week of desks',
      'At most 1 booking at once here',
    ]);
    expect(said('visitor', 'meeting_room')).toEqual([
      'At least 1 hour',
      'At least 1 hour before it begins',
      'At most 40 hours a week',
    ]);
  });

  it('leaves out what staff need not do, and brings the owner’s words along', () => {
    expect(said('front_desk')).not.toContain('Somebody has to say yes; without an answer it lapses after 1 hour');
    expect(rulesInWords(rules, asking()).find(({ topic }) => topic === 'approval')?.words).toBe('Ask us first.');
    expect(rulesInWords([], asking())).toEqual([]);
  });
});
