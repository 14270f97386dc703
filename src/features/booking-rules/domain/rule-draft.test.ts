import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ruleInput,
  ruleSettingsSchemas,
  type NamedRule,
  type RuleSettings,
  type RuleTopic,
} from '../booking-rules.contract';
import type { rule } from '../testing-rules';
import { ANA, FLEX, lengthRule, noticeRule, ROOM } from '../testing-rules';
import { lengthTyped, parseLength } from './parse-length';
import { draftOf, newDraft, readDraft, type RuleDraft } from './rule-draft';
import { parseStarts } from './rule-fields';

const named = (one: ReturnType<typeof rule>, names: Partial<NamedRule> = {}): NamedRule =>
  ({ resourceName: null, memberName: null, ...one, ...names }) as NamedRule;
const typing = <T extends RuleTopic>(topic: T, settings: RuleSettings<T>, fields: object): RuleDraft => {
  const draft = newDraft(topic, settings);
  return { ...draft, fields: { ...draft.fields, ...fields } } as RuleDraft;
};
const errorsOf = (draft: RuleDraft) => {
  const read = readDraft(draft, null);
  return read.ok ? {} : read.errors;
};
const settingsOf = (draft: RuleDraft) => {
  const read = readDraft(draft, null);
  return read.ok ? read.rule.settings : null;
};

describe('lengths by typing', () => {
  it.each<[string, number | null]>([
    ['45', 45],
    ['45 min', 45],
    ['1 h', 60],
    ['1h30', 90],
    ['1 h 30 min', 90],
    ['1.5 h', 90],
    ['1,5 hours', 90],
    ['0:45', 45],
    ['2 days', 2880],
    ['1 day 2 h', 1560],
    ['2 weeks', 20_160],
    ['0', 0],
    ['', null],
    ['soon', null],
    ['1.3 min', null],
    ['-5', null],
    ['2 parsecs', null],
    ['1 day 30', null],
  ])('"%s" is %s', (typed, minutes) => expect(parseLength(typed)).toBe(minutes));

  it('reads back what it writes, and a number alone by its unit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 90_000 }), (minutes) => {
        expect(parseLength(lengthTyped(minutes))).toBe(minutes);
      }),
    );
    expect(parseLength('2', 60)).toBe(120);
    expect(parseLength('14', 1440)).toBe(14 * 1440);
  });

  it('reads starts in any order, once each', () => {
    expect(parseStarts('13:30 9, 17;9:00')).toEqual([540, 810, 1020]);
    expect(parseStarts('')).toEqual([]);
    expect(parseStarts('24')).toBeNull();
    expect(parseStarts('9:75')).toBeNull();
    expect(parseStarts('nine')).toBeNull();
  });
});

describe('a draft', () => {
  const least = {
    minMinutes: null,
    maxMinutes: null,
    step: { unit: 'minutes' as const, every: 5 as const },
    starts: [],
  };
  it('keeps who and where a rule is for', () => {
    const opened = named(noticeRule({ minMinutes: 60 }, { resourceId: ROOM, memberId: ANA }), {
      resourceName: 'Anchor',
      memberName: 'Ana',
    });
    const draft = draftOf(opened);
    expect(draft).toMatchObject({ ruleId: opened.id, place: `resource:${ROOM}`, people: `member:${ANA}` });
    const { id: _, ...rest } = opened;
    expect(readDraft(draft, 'Anchor')).toEqual({ ok: true, rule: { ...rest, planId: null, planName: null } });
    const flex = readDraft({ ...draft, people: `plan:${FLEX}`, memberName: null }, 'Anchor', 'Flex');
    expect(flex).toMatchObject({ ok: true, rule: { planId: FLEX, planName: 'Flex', memberId: null } });
    const moved = readDraft({ ...draft, place: 'kind:desk', people: 'role:visitor', memberName: null }, null);
    expect(moved).toMatchObject({
      ok: true,
      rule: { kind: 'desk', resourceId: null, role: 'visitor', memberId: null },
    });
  });

  it.each<[string, RuleDraft, Record<string, string>]>([
    ['no length', typing('length', least, { shortest: 'soon' }), { shortest: 'Type a length, like “30 min” or “2 h”' }],
    ['too short', typing('length', least, { shortest: '1' }), { shortest: 'At least 5 min' }],
    ['too long', typing('length', least, { longest: '32 days' }), { longest: 'At most 31 days' }],
    [
      'the wrong way round',
      typing('length', least, { shortest: '2 h', longest: '1 h' }),
      { longest: 'This is shorter than the shortest' },
    ],
    [
      'no step between',
      typing('length', least, { shortest: '50', longest: '55', step: '60' }),
      { longest: 'No whole step lies between shortest and longest' },
    ],
    ['no times', typing('length', least, { starts: 'nine' }), { starts: 'Type times, like “9, 13:30, 17”' }],
    ['no noon', typing('length', least, { step: 'half_day', noon: '' }), { noon: 'Type a time, like “13:00”' }],
    [
      'half a day ahead',
      typing('notice', { minMinutes: null, maxDays: null }, { ahead: '1.5' }),
      { ahead: 'Type a whole number' },
    ],
    ['years ahead', typing('notice', { minMinutes: null, maxDays: null }, { ahead: '731' }), { ahead: 'At most 730' }],
    [
      'a long buffer',
      typing('buffer', { beforeMinutes: 0, afterMinutes: 0, noneBetweenOwn: false }, { after: '13 h' }),
      { after: 'At most 12 h' },
    ],
    [
      'crooked hours',
      typing('limit', { atOnce: null, hoursPerDay: null, hoursPerWeek: null, hoursPerMonth: null }, { week: '7.3' }),
      { week: 'Type a number of hours, in quarters: “7.5”' },
    ],
    [
      'no time for an answer',
      typing('approval', { needed: true, answerMinutes: 60 }, { answer: '' }),
      { answer: 'Type a length, like “30 min” or “2 h”' },
    ],
    [
      'nobody chosen',
      { ...newDraft('waitlist', { on: true, offerMinutes: 30 }), people: 'member:' },
      { people: 'Choose who it is for' },
    ],
    [
      'many words',
      { ...newDraft('waitlist', { on: true, offerMinutes: 30 }), words: 'x'.repeat(301) },
      { words: 'At most 300 characters' },
    ],
  ])('says at the field what is wrong: %s', (_case, draft, errors) => expect(errorsOf(draft)).toEqual(errors));

  it('asks nothing of fields that do not count', () => {
    expect(settingsOf(typing('approval', { needed: false, answerMinutes: 60 }, { answer: '?' }))).toEqual({
      needed: false,
      answerMinutes: 1440,
    });
    expect(settingsOf(typing('waitlist', { on: false, offerMinutes: 30 }, { offer: '?' }))).toEqual({
      on: false,
      offerMinutes: 30,
    });
    expect(settingsOf(typing('length', least, { step: 'day', starts: 'nine' }))).toMatchObject({
      step: { unit: 'day' },
      starts: [],
    });
  });

  it('reads numbers with their word and a decimal comma', () => {
    const none = { atOnce: null, hoursPerDay: null, hoursPerWeek: null, hoursPerMonth: null };
    expect(settingsOf(typing('limit', none, { day: '7,5 h', week: '10 hours', atOnce: ' 3 ' }))).toEqual({
      ...none,
      hoursPerDay: 7.5,
      hoursPerWeek: 10,
      atOnce: 3,
    });
    expect(settingsOf(typing('notice', { minMinutes: null, maxDays: null }, { ahead: '60 days' }))).toMatchObject({
      maxDays: 60,
    });
  });
});

describe('every rule that may be written', () => {
  const five = (least: number, most: number) => fc.integer({ min: least, max: most });
  const orNull = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: null });
  const hours = (most: number) => orNull(fc.integer({ min: 0, max: most * 4 }).map((n) => n / 4));
  const settings: { [T in RuleTopic]: fc.Arbitrary<unknown> } = {
    length: fc.record({
      minMinutes: orNull(five(5, 3000)),
      maxMinutes: orNull(five(5, 44_640)),
      step: fc.oneof(
        fc.constantFrom(5, 10, 15, 20, 30, 60).map((every) => ({ unit: 'minutes', every })),
        five(0, 1439).map((noonMinute) => ({ unit: 'half_day', noonMinute })),
        fc.constant({ unit: 'day' }),
      ),
      starts: fc.constant([]),
    }),
    notice: fc.record({ minMinutes: orNull(five(0, 86_400)), maxDays: orNull(five(0, 730)) }),
    series: fc.record({ aheadMonths: fc.integer({ min: 1, max: 24 }) }),
    buffer: fc.record({ beforeMinutes: five(0, 720), afterMinutes: five(0, 720), noneBetweenOwn: fc.boolean() }),
    access: fc.record({ anytime: fc.boolean() }),
    limit: fc.record({
      atOnce: orNull(five(0, 1000)),
      hoursPerDay: hours(24),
      hoursPerWeek: hours(168),
      hoursPerMonth: hours(744),
    }),
    approval: fc.record({ needed: fc.constant(true), answerMinutes: five(5, 43_200) }),
    check_in: fc.record({
      asked: fc.constant(true),
      automatic: fc.constant(false),
      opens: fc.oneof(fc.constant('day_start'), five(0, 1440)),
      releaseAfterMinutes: orNull(five(5, 1440)),
    }),
    waitlist: fc.record({ on: fc.constant(true), offerMinutes: five(5, 1440) }),
  };
  it.each(Object.keys(settings) as RuleTopic[])('of %s stands in the fields and is read back', (topic) => {
    fc.assert(
      fc.property(settings[topic], (made) => {
        const parsed = ruleSettingsSchemas[topic].safeParse(made);
        if (!parsed.success) return;
        const draft = newDraft(topic, parsed.data as never, { kind: 'desk' });
        const read = readDraft(draft, null);
        expect(read).toMatchObject({ ok: true, rule: { settings: parsed.data, kind: 'desk', topic } });
        // What the screen lets through, the server takes.
        if (read.ok) expect(ruleInput.safeParse(read.rule).success).toBe(true);
      }),
    );
  });

  it('with starts too', () => {
    const starts = lengthRule({ starts: [0, 545, 1439] });
    expect(settingsOf(draftOf(named(starts)))).toEqual(starts.settings);
  });
});
