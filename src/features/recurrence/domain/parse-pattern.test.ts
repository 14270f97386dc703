import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ruleFromChoice } from '../recurrence.contract';
import type { RepeatChoice } from '../recurrence.contract';
import { parsePattern } from './parse-pattern';
import { formatRule } from './recurrence-rule';
import type { Weekday } from './recurrence-rule';
import { describeRule } from './rule-words';

// A Thursday.
const today = '2026-11-26';
const read = (typed: string) => {
  const found = parsePattern(typed, { today });
  if (!found.ok) return found.sentence;
  const { rule, ...rest } = found.pattern;
  return { rule: formatRule(rule, 'UTC').replace('FREQ=', ''), ...rest };
};
const nine = { from: '09:00', to: '17:00' };

describe('a typed repeat', () => {
  test.each<[string, string, object?]>([
    [
      'every other tue and thu 9-17 from 1 March, 10 times',
      'WEEKLY;INTERVAL=2;BYDAY=TU,TH;COUNT=10',
      { from: '2027-03-01', time: nine },
    ],
    ['last Friday of the month', 'MONTHLY;BYDAY=-1FR'],
    ['every day until 5 May', 'DAILY;UNTIL=20270505T235959Z'],
    ['first and third Monday', 'MONTHLY;BYDAY=1MO,3MO'],
    ['the first Monday and Wednesday of every month', 'MONTHLY;BYDAY=1MO,1WE'],
    ['every 2 weeks on fri', 'WEEKLY;INTERVAL=2;BYDAY=FR'],
    ['fortnightly on Fridays', 'WEEKLY;INTERVAL=2;BYDAY=FR'],
    ['monthly on the 15th', 'MONTHLY;BYMONTHDAY=15'],
    ['the 2nd and 22nd of each month at 9', 'MONTHLY;BYMONTHDAY=2,22', { time: { from: '09:00', to: null } }],
    ['every three months on the last day', 'MONTHLY;INTERVAL=3;BYMONTHDAY=-1'],
    ['last weekday of the month', 'MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1'],
    ['every year on 3 March', 'YEARLY;BYMONTH=3;BYMONTHDAY=3'],
    ['every 3 March', 'YEARLY;BYMONTH=3;BYMONTHDAY=3'],
    ['every year on the first Sunday of April', 'YEARLY;BYMONTH=4;BYDAY=1SU'],
    ['weekdays 9-17', 'WEEKLY;BYDAY=MO,TU,WE,TH,FR', { time: nine }],
    ['Mon to Fri, 9am to 5pm', 'WEEKLY;BYDAY=MO,TU,WE,TH,FR', { time: nine }],
    ['sat-mon', 'WEEKLY;BYDAY=MO,SA,SU'],
    ['mo, we & fr from 2 until 4', 'WEEKLY;BYDAY=MO,WE,FR', { time: { from: '14:00', to: '16:00' } }],
    ['every second Tuesday', 'WEEKLY;INTERVAL=2;BYDAY=TU'],
    ['every second Tuesday of the month', 'MONTHLY;BYDAY=2TU'],
    ['Thursdays in June, July and August', 'WEEKLY;BYMONTH=6,7,8;BYDAY=TH'],
    ['once a week', 'WEEKLY'],
    ['weekly from tomorrow', 'WEEKLY;BYDAY=FR', { from: '2026-11-27' }],
    ['monthly, starting next Tuesday', 'MONTHLY;BYMONTHDAY=1', { from: '2026-12-01' }],
    ['tuesdays for 2 hours at 2pm', 'WEEKLY;BYDAY=TU', { time: { from: '14:00', to: '16:00' } }],
    ['monthly on 15', 'MONTHLY;BYMONTHDAY=15'],
    ['from monday to friday', 'WEEKLY;BYDAY=MO,TU,WE,TH,FR'],
    ['tue twice', 'WEEKLY;BYDAY=TU;COUNT=2'],
  ])('%s', (typed, rule, more = {}) => {
    expect(read(typed)).toEqual({ rule, ...more });
  });

  test.each<[string, string, object?]>([
    ['tue until the end of June', 'WEEKLY;BYDAY=TU;UNTIL=20270630T235959Z'],
    ['tue until the end of the year', 'WEEKLY;BYDAY=TU;UNTIL=20261231T235959Z'],
    ['tue through june', 'WEEKLY;BYDAY=TU;UNTIL=20270630T235959Z'],
    ['tue for 3 months', 'WEEKLY;BYDAY=TU;UNTIL=20270225T235959Z'],
    ['tue for 3 months from 1 March', 'WEEKLY;BYDAY=TU;UNTIL=20270531T235959Z', { from: '2027-03-01' }],
    ['daily from 30 Nov for a month', 'DAILY;UNTIL=20261229T235959Z', { from: '2026-11-30' }],
    ['daily from 1 June to 5 May', 'DAILY;UNTIL=20280505T235959Z', { from: '2027-06-01' }],
    ['every tue 1 March to 5 May', 'WEEKLY;BYDAY=TU;UNTIL=20270505T235959Z', { from: '2027-03-01' }],
    ['weekdays for the next two weeks', 'WEEKLY;BYDAY=MO,TU,WE,TH,FR;UNTIL=20261209T235959Z'],
  ])('ends: %s', (typed, rule, more = {}) => {
    expect(read(typed)).toEqual({ rule, ...more });
  });

  test('days with times of their own', () => {
    const rule = 'WEEKLY;BYDAY=MO,WE';
    const blocks = [
      { weekdays: [1], from: '09:00', to: '12:00' },
      { weekdays: [3], from: '13:00', to: '18:00' },
    ];
    expect(read('mon 9-12, wed 13-18')).toEqual({ rule, blocks });
    expect(read('9-12 on mondays and 13-18 on wednesdays')).toEqual({ rule, blocks });
    expect(read('mon 9-12, wed 9-12')).toEqual({ rule, time: { from: '09:00', to: '12:00' } });
    expect(read('mon and wed 9-17')).toEqual({ rule, time: nine });
  });

  test('days that are left out', () => {
    expect(read('daily except 24 Dec')).toEqual({ rule: 'DAILY', skipDates: ['2026-12-24'] });
    expect(read('weekdays 9-17 except 24, 25 and 31 Dec')).toMatchObject({
      time: nine,
      skipDates: ['2026-12-24', '2026-12-25', '2026-12-31'],
    });
    expect(read('tue, not 22-30 dec, until the end of March')).toMatchObject({
      rule: 'WEEKLY;BYDAY=TU;UNTIL=20270331T235959Z',
      skipDates: Array.from({ length: 9 }, (_, day) => `2026-12-${22 + day}`),
    });
    expect(read('tue except from 30 dec to 2 jan')).toEqual({
      rule: 'WEEKLY;BYDAY=TU',
      skipDates: ['2026-12-30', '2026-12-31', '2027-01-01', '2027-01-02'],
    });
    expect(read('tue except 24 dec, from 1 Dec to 5 May')).toEqual({
      rule: 'WEEKLY;BYDAY=TU;UNTIL=20270505T235959Z',
      from: '2026-12-01',
      skipDates: ['2026-12-24'],
    });
    expect(read('every day except Sundays and 24 Dec at 9')).toMatchObject({
      time: { from: '09:00', to: null },
      skipDates: ['2026-12-24'],
    });
    expect(read('every day except Sundays')).toEqual({ rule: 'WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA' });
    expect(read('daily from 1 Feb but not on weekends')).toMatchObject({ rule: 'WEEKLY;BYDAY=MO,TU,WE,TH,FR' });
  });

  test.each([
    ['every tusday', '“tusday” is not understood here'],
    ['every tue until christmas', '“until christmas” is not understood here'],
    ['every tue but not the first', '“first” is not understood here'],
    ['tuesday the 1st', 'two different repeats'],
    ['every tue with jam', '“jam” is not understood here'],
    ['', 'How often is not said'],
    ['9-17', 'How often is not said'],
    ['from 1 March', 'How often is not said'],
    ['twice a week', 'On which days is not said'],
    ['monthly on tuesday', 'Which one of the month is not said'],
    ['daily on the last friday', 'A day of the month does not go with'],
    ['tue 10 times until 5 May', 'not both'],
    ['tue from 1 March until 24 Feb 2027', 'before it begins'],
    ['mondays except mondays', 'No day is left'],
    ['every 30 Feb', '“30” is not understood here'],
    ['tue until 9', 'From when is not said'],
  ])('says what it does not understand: %s', (typed, part) => {
    expect(read(typed)).toContain(part);
  });
});

test('reads the words in which a repeat is shown, for all that the form can make', () => {
  const weekday = fc.constantFrom<Weekday[]>(1, 2, 3, 4, 5, 6, 7);
  const interval = fc.oneof(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 99 }));
  const day = fc.integer({ min: 1, max: 31 });
  const ends = fc.oneof(
    fc.constant({ kind: 'never' as const }),
    fc.record({ kind: fc.constant('count' as const), count: fc.integer({ min: 1, max: 9999 }) }),
    fc.record({
      kind: fc.constant('until' as const),
      date: fc.constantFrom('2026-11-26', '2027-03-28', '2028-02-29', '2030-12-31'),
    }),
  );
  const choice: fc.Arbitrary<RepeatChoice> = fc.oneof(
    fc.record({ kind: fc.constant('daily' as const), interval, ends }),
    fc.record({
      kind: fc.constant('weekly' as const),
      weekdays: fc.uniqueArray(weekday, { minLength: 1 }),
      interval,
      ends,
    }),
    fc.record({
      kind: fc.constant('monthlyNth' as const),
      ordinal: fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const, -1 as const),
      weekday,
      interval,
      ends,
    }),
    fc.record({ kind: fc.constant('monthlyDate' as const), day, interval, ends }),
    fc.record({
      kind: fc.constant('yearlyDate' as const),
      month: fc.integer({ min: 1, max: 12 }),
      day: fc.integer({ min: 1, max: 29 }),
      interval,
      ends,
    }),
  );
  fc.assert(
    fc.property(choice, (chosen) => {
      const localStart = '2026-11-26T09:00';
      const rule = ruleFromChoice(chosen, localStart);
      if (!rule) throw new Error('repeats');
      const words = describeRule(rule, { localStart, timeZone: 'Europe/Lisbon' });
      expect(parsePattern(words, { today }), words).toEqual({ ok: true, pattern: { rule } });
    }),
    { numRuns: 300 },
  );
});

test('never fails, whatever is typed', () => {
  const word = fc.constantFrom(
    ...'every other tue thu 9-17 from 1 march , 10 times last month on the 15th 3rd first until except weekdays for 2 weeks a and may june not daily we 9 -'.split(
      ' ',
    ),
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(word, { maxLength: 12 }).map((all) => all.join(' ')),
      ),
      (typed) => {
        const found = parsePattern(typed, { today });
        if (!found.ok) expect(found.sentence.length).toBeGreaterThan(10);
      },
    ),
    { numRuns: 500 },
  );
});
