import { expect, test } from 'vitest';
import type { LocalDateTime } from '@/kernel/zone';
import { parseRule } from './parse-rule';
import { refuseStart, startOnRule } from './rule-start';

const ruleOf = (text: string) => {
  const parsed = parseRule(text);
  if (!parsed.ok) throw new Error(parsed.reason);
  return parsed.rule;
};

test.each<[string, LocalDateTime, string | null]>([
  ['FREQ=WEEKLY;BYDAY=MO,WE', '2026-11-23T09:00', '2026-11-23T09:00'],
  ['FREQ=WEEKLY;BYDAY=MO,WE', '2026-11-24T09:00', '2026-11-25T09:00'],
  // Not in twelve days: the weeks are counted from where the series begins.
  ['FREQ=WEEKLY;INTERVAL=2;BYDAY=TU', '2026-11-26T09:00', '2026-12-01T09:00'],
  ['FREQ=WEEKLY', '2026-11-26T09:00', '2026-11-26T09:00'],
  ['FREQ=MONTHLY;INTERVAL=2;BYDAY=1TU', '2026-11-23T09:00', '2026-12-01T09:00'],
  ['FREQ=MONTHLY;BYMONTHDAY=31', '2027-02-01T09:00', '2027-03-31T09:00'],
  ['FREQ=WEEKLY;BYDAY=MO,FR;BYSETPOS=1', '2026-11-27T09:00', '2026-11-30T09:00'],
  ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29', '2026-11-23T09:00', '2028-02-29T09:00'],
  ['FREQ=YEARLY;BYMONTH=2', '2026-01-31T09:00', null],
  ['FREQ=MONTHLY;BYMONTHDAY=20;BYDAY=1MO', '2026-11-23T09:00', null],
  // The time of day does not have to exist on the first date, and an end does not matter.
  ['FREQ=DAILY;UNTIL=20200101', '2026-03-29T01:30', '2026-03-29T01:30'],
])('%s from %s begins on %s', (text, localStart, first) => {
  expect(startOnRule(localStart, ruleOf(text))).toBe(first);
  if (first !== null) expect(startOnRule(first as LocalDateTime, ruleOf(text))).toBe(first);
});

test('a start beside its rule is refused with the nearest one on it', () => {
  expect(refuseStart('2026-11-23T09:00', ruleOf('FREQ=WEEKLY;BYDAY=MO'))).toBeNull();
  expect(refuseStart('2026-11-24T09:00', ruleOf('FREQ=WEEKLY;BYDAY=MO'))).toEqual({
    reason: 'start_not_on_rule',
    firstStart: '2026-11-30T09:00',
  });
  expect(refuseStart('2026-01-31T09:00', ruleOf('FREQ=YEARLY;BYMONTH=2'))).toEqual({ reason: 'never_happens' });
});
