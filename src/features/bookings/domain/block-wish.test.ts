import fc from 'fast-check';
import { expect, test } from 'vitest';
import { expandRule } from '@/features/recurrence/domain/expand-rule';
import { parseRule } from '@/features/recurrence/domain/parse-rule';
import type { RecurrenceRule, Weekday } from '@/features/recurrence/domain/recurrence-rule';
import { addDays, weekdayOf, type LocalDateTime } from '@/kernel/zone';
import { blockProblem, blockWishes, hasBlocks } from './block-wish';

const NOW = new Date('2026-11-25T07:00:00Z');
const ZONE = 'Europe/Lisbon';
function ruleOf(text: string): RecurrenceRule {
  const parsed = parseRule(text);
  if (!parsed.ok) throw new Error(text);
  return parsed.rule;
}
const at = (localStart: string, rule: string) => ({
  ...{ localStart: localStart as LocalDateTime, rrule: rule, durationMinutes: 180, rule: ruleOf(rule) },
});
const wed = { weekdays: [3] as Weekday[], from: '13:00', to: '18:00' };

test('"mon 9-12, wed 13-18": the Wednesday after, as long as the Mondays go on', () => {
  const first = at('2026-11-30T09:00', 'FREQ=WEEKLY;BYDAY=MO');
  expect(blockWishes([wed], first, ZONE, NOW)).toEqual([
    { localStart: '2026-11-30T09:00', durationMinutes: 180, rrule: 'FREQ=WEEKLY;BYDAY=MO' },
    { localStart: '2026-12-02T13:00', durationMinutes: 300, rrule: 'FREQ=WEEKLY;BYDAY=WE' },
  ]);
});

test('a number of times counts all dates; a time that comes to none of them is left out', () => {
  const rules = (count: number, forms = [wed]) =>
    blockWishes(forms, at('2026-11-30T09:00', `FREQ=WEEKLY;BYDAY=MO;COUNT=${count}`), ZONE, NOW)!.map(
      ({ rrule }) => rrule,
    );
  expect(rules(5)).toEqual(['FREQ=WEEKLY;BYDAY=MO;COUNT=3', 'FREQ=WEEKLY;BYDAY=WE;COUNT=2']);
  expect(rules(1)).toEqual(['FREQ=WEEKLY;BYDAY=MO;COUNT=1']);
  expect(rules(4, [wed, { ...wed, weekdays: [4, 5] }])).toEqual([
    ...['FREQ=WEEKLY;BYDAY=MO;COUNT=1', 'FREQ=WEEKLY;BYDAY=WE;COUNT=1', 'FREQ=WEEKLY;BYDAY=TH,FR;COUNT=2'],
  ]);
  expect(rules(3, [])).toEqual(['FREQ=WEEKLY;BYDAY=MO;COUNT=3']);
});

test('every other week they are the same weeks, also where the further day comes before the first', () => {
  const first = at('2026-12-02T13:00', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=WE');
  const [, mon] = blockWishes([{ ...wed, weekdays: [1] }], first, ZONE, NOW)!;
  expect(mon).toMatchObject({ localStart: '2026-12-14T13:00', rrule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO' });
});

test('a second time on the same day begins on it', () => {
  const first = at('2026-11-30T09:00', 'FREQ=WEEKLY;BYDAY=MO');
  expect(blockWishes([{ ...wed, weekdays: [1] }], first, ZONE, NOW)![1]).toMatchObject({
    localStart: '2026-11-30T13:00',
  });
});

test('nothing is wished where one of them lacks a day or runs backwards', () => {
  const first = at('2026-11-30T09:00', 'FREQ=WEEKLY;BYDAY=MO');
  expect(blockWishes([wed, { ...wed, weekdays: [] }], first, ZONE, NOW)).toBeNull();
  expect(blockWishes([{ ...wed, to: '12:00' }], first, ZONE, NOW)).toBeNull();
  expect(blockProblem({ ...wed, weekdays: [] })).toBe('Choose a day.');
  expect(blockProblem({ ...wed, to: '13:00' })).toBe('Before the start');
  expect(blockProblem(wed)).toBeNull();
});

test('further times of a week need a repeat by weeks', () => {
  expect(hasBlocks(ruleOf('FREQ=WEEKLY;BYDAY=MO'))).toBe(true);
  expect(hasBlocks(ruleOf('FREQ=MONTHLY;BYDAY=1MO'))).toBe(false);
  expect(hasBlocks(null)).toBe(false);
});

test('whatever the day and the interval, both times fall in the same weeks', () => {
  const weekday = fc.integer({ min: 1, max: 7 }) as fc.Arbitrary<Weekday>;
  fc.assert(
    fc.property(weekday, weekday, fc.integer({ min: 1, max: 4 }), fc.integer({ min: 0, max: 60 }), (a, b, n, later) => {
      const day = addDays('2026-12-01', later);
      const date = addDays(day, (a - weekdayOf(day) + 7) % 7);
      const rule = { ...ruleOf('FREQ=WEEKLY'), interval: n, byday: [{ weekday: a, ordinal: null }] };
      const first = { ...at(`${date}T09:00`, 'FREQ=WEEKLY'), rule };
      const [, wish] = blockWishes([{ ...wed, weekdays: [b] }], first, ZONE, NOW)!;
      const weeks = (localStart: LocalDateTime, one: RecurrenceRule) =>
        expandRule({
          localStart,
          rule: { ...one, end: { kind: 'never' } },
          timeZone: ZONE,
          durationMinutes: 60,
          limit: 4,
        })
          .map((each) => each.localStart.slice(0, 10))
          .map((each) => addDays(each, 1 - weekdayOf(each)));
      const [ours, theirs] = [weeks(first.localStart, rule), weeks(wish!.localStart, ruleOf(wish!.rrule))];
      expect(theirs.slice(0, 3)).toEqual(b >= a ? ours.slice(0, 3) : ours.slice(1));
    }),
  );
});
