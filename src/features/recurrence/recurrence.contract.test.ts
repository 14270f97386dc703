import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LocalDateTime } from '@/kernel/zone';
import { choiceFromRule, repeatChoiceSchema, rruleSchema, ruleFromChoice } from './recurrence.contract';
import type { RepeatChoice } from './recurrence.contract';
import { ruleRefused, startRefused } from './recurrence.errors';
import { parseRule } from './domain/parse-rule';
import { formatRule } from './domain/recurrence-rule';
import type { Weekday } from './domain/recurrence-rule';

const START: LocalDateTime = '2026-11-24T09:00';
const setting = { localStart: START, timeZone: 'Europe/Lisbon' };

describe('RRULE text as input', () => {
  test('passes as text, trimmed', () => {
    expect(rruleSchema.parse(' FREQ=WEEKLY;BYDAY=MO ')).toBe('FREQ=WEEKLY;BYDAY=MO');
  });

  test('is refused with a sentence, the reason and the part', () => {
    const issue = rruleSchema.safeParse('FREQ=HOURLY').error?.issues[0];
    expect(issue).toMatchObject({
      message: 'A booking can repeat once a day at most. (FREQ)',
      params: { reason: 'too_often', part: 'FREQ' },
    });
    expect(rruleSchema.safeParse('x'.repeat(501)).success).toBe(false);
  });

  test('the thrown error carries a stable code', () => {
    const refused = (text: string) => {
      const parsed = parseRule(text);
      if (parsed.ok) throw new Error('expected a refusal');
      return ruleRefused(parsed);
    };
    expect(refused('FREQ=HOURLY')).toMatchObject({ kind: 'invalid', code: 'recurrence.unsupported' });
    expect(refused('FREQ=DAILY;COUNT=0')).toMatchObject({
      code: 'recurrence.invalid',
      details: { reason: 'bad_value', part: 'COUNT' },
    });
    expect(startRefused({ reason: 'start_not_on_rule', firstStart: START })).toMatchObject({
      code: 'recurrence.start_not_on_rule',
      details: { firstStart: START },
    });
  });
});

describe('the choice in the form', () => {
  const textOf = (choice: RepeatChoice) => {
    const rule = ruleFromChoice(choice, START);
    return rule && formatRule(rule, 'Europe/Lisbon');
  };
  const never = { kind: 'never' } as const;

  test.each<[RepeatChoice, string | null]>([
    [{ kind: 'none' }, null],
    [{ kind: 'daily', interval: 2, ends: never }, 'FREQ=DAILY;INTERVAL=2'],
    [{ kind: 'weekly', weekdays: [3, 1, 3], interval: 1, ends: never }, 'FREQ=WEEKLY;BYDAY=MO,WE'],
    [
      { kind: 'weekly', weekdays: [], interval: 2, ends: { kind: 'count', count: 4 } },
      'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;COUNT=4',
    ],
    [
      { kind: 'monthlyNth', ordinal: -1, weekday: 5, interval: 1, ends: { kind: 'until', date: '2027-07-03' } },
      'FREQ=MONTHLY;BYDAY=-1FR;UNTIL=20270703T225959Z',
    ],
    [{ kind: 'monthlyDate', day: 15, interval: 3, ends: never }, 'FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=15'],
    [{ kind: 'yearlyDate', month: 3, day: 3, interval: 1, ends: never }, 'FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=3'],
  ])('%j is %s', (choice, text) => {
    expect(textOf(choice)).toBe(text);
  });

  test('survives being saved and opened again', () => {
    const weekday = fc.constantFrom<Weekday[]>(1, 2, 3, 4, 5, 6, 7);
    const interval = fc.integer({ min: 1, max: 99 });
    const ends = fc.oneof(
      fc.constant(never),
      fc.record({ kind: fc.constant('count' as const), count: fc.integer({ min: 1, max: 9999 }) }),
      fc.record({
        kind: fc.constant('until' as const),
        date: fc.constantFrom('2027-03-28', '2027-07-03', '2027-10-31', '2028-02-29'),
      }),
    );
    const choice: fc.Arbitrary<RepeatChoice> = fc.oneof(
      fc.record({ kind: fc.constant('daily' as const), interval, ends }),
      fc.record({
        kind: fc.constant('weekly' as const),
        weekdays: fc.uniqueArray(weekday, { minLength: 1 }).map((days) => days.sort()),
        interval,
        ends,
      }),
      fc.record({
        kind: fc.constant('monthlyNth' as const),
        ordinal: fc.constantFrom(1 as const, 2 as const, 4 as const, -1 as const),
        weekday,
        interval,
        ends,
      }),
      fc.record({ kind: fc.constant('monthlyDate' as const), day: fc.integer({ min: 1, max: 31 }), interval, ends }),
      fc.record({
        kind: fc.constant('yearlyDate' as const),
        month: fc.integer({ min: 1, max: 12 }),
        day: fc.integer({ min: 1, max: 29 }),
        interval,
        ends,
      }),
    );
    fc.assert(
      fc.property(
        choice,
        fc.constantFrom('Europe/Lisbon', 'Australia/Lord_Howe', 'Pacific/Kiritimati'),
        (chosen, timeZone) => {
          expect(repeatChoiceSchema.parse(chosen)).toEqual(chosen);
          const rule = ruleFromChoice(chosen, START);
          if (!rule) throw new Error('repeats');
          const saved = parseRule(formatRule(rule, timeZone));
          if (!saved.ok) throw new Error(saved.reason);
          expect(choiceFromRule(saved.rule, { localStart: START, timeZone })).toEqual(chosen);
        },
      ),
    );
  });

  test.each([
    'FREQ=YEARLY;BYMONTH=6,7',
    'FREQ=YEARLY;BYMONTH=4;BYDAY=1SU',
    'FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=-1',
    'FREQ=MONTHLY;INTERVAL=100;BYMONTHDAY=1',
    'FREQ=MONTHLY;BYMONTHDAY=-1',
    'FREQ=MONTHLY;BYDAY=5MO',
    'FREQ=MONTHLY;BYDAY=MO',
    'FREQ=MONTHLY;BYDAY=1MO,3MO',
    'FREQ=WEEKLY;BYMONTH=6',
    'FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,MO;WKST=SU',
    'FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=1',
    'FREQ=DAILY;BYDAY=MO',
  ])('has no words for %s', (text) => {
    const parsed = parseRule(text);
    expect(parsed.ok && choiceFromRule(parsed.rule, setting)).toBeNull();
  });

  test('knows what the rule leaves to its start', () => {
    const parsed = parseRule('FREQ=WEEKLY');
    expect(parsed.ok && choiceFromRule(parsed.rule, setting)).toEqual({
      kind: 'weekly',
      weekdays: [2],
      interval: 1,
      ends: never,
    });
  });

  test.each([
    { kind: 'weekly', weekdays: [8], interval: 1, ends: never },
    { kind: 'weekly', weekdays: [1], interval: 0, ends: never },
    { kind: 'monthlyNth', ordinal: 5, weekday: 1, interval: 1, ends: never },
    { kind: 'monthlyDate', day: 32, interval: 1, ends: never },
    { kind: 'yearlyDate', month: 13, day: 1, interval: 1, ends: never },
    { kind: 'daily', interval: 1, ends: { kind: 'until', date: '2027-02-30' } },
    { kind: 'daily', interval: 1 },
  ])('refuses %j', (choice) => {
    expect(repeatChoiceSchema.safeParse(choice).success).toBe(false);
  });
});
