import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parsePattern } from '@/features/recurrence/domain/parse-pattern';
import { parseRule } from '@/features/recurrence/domain/parse-rule';
import { formatRule } from '@/features/recurrence/domain/recurrence-rule';
import { formOf, intervalOptions, NO_REPEAT, repeatOptions, ruleOf, type Every } from './repeat-form';

const setting = { localStart: '2026-11-24T09:00', timeZone: 'Europe/Lisbon' } as const; // the fourth and last Tuesday
const formOfText = (text: string) => {
  const parsed = parseRule(`FREQ=${text}`);
  if (!parsed.ok) throw new Error(parsed.reason);
  return formOf(parsed.rule, setting);
};
const written = (form: ReturnType<typeof formOf>) => {
  const rule = ruleOf(form, setting.localStart);
  return rule && formatRule(rule, setting.timeZone).replace('FREQ=', '');
};

test.each([
  ['DAILY', 'daily', 1],
  ['WEEKLY', 'weekly', 1],
  ['WEEKLY;INTERVAL=2;BYDAY=TU', 'fortnightly', 1],
  ['WEEKLY;BYDAY=WE', 'weekdays', 1],
  ['WEEKLY;INTERVAL=3;BYDAY=MO,WE', 'weekdays', 3],
  ['MONTHLY;INTERVAL=2;BYDAY=4TU', 'monthly_nth', 2],
  ['MONTHLY;BYDAY=-1TU', 'monthly_last', 1],
  ['MONTHLY;INTERVAL=5;BYMONTHDAY=24', 'monthly_date', 5],
  ['YEARLY', 'yearly', 1],
  ['YEARLY;INTERVAL=2;BYMONTH=11;BYMONTHDAY=24', 'yearly', 2],
  // The list has no entry for these, for a fourth Tuesday.
  ['MONTHLY;BYDAY=1TU', 'own', 1],
  ['MONTHLY;BYDAY=4WE', 'own', 1],
  ['MONTHLY;BYMONTHDAY=15', 'own', 1],
  ['YEARLY;BYMONTH=3;BYMONTHDAY=3', 'own', 1],
  ['MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1', 'own', 1],
  ['WEEKLY;INTERVAL=2;BYDAY=MO,SU;WKST=SU', 'own', 1],
] as const)('%s is %s in the list', (text, every, interval) => {
  const form = formOfText(text);
  expect(form).toMatchObject({ every, interval });
  const kept = written(form) ?? '';
  expect(written(formOfText(kept))).toBe(kept);
  if (every === 'own') expect(kept).toBe(text);
});

test('a rule that is not in the list is shown in words, and its end can still be changed', () => {
  const form = formOfText('MONTHLY;BYDAY=1TU,3TU;UNTIL=20270303');
  expect(repeatOptions('2026-11-24', form.rule).at(-1)).toEqual({
    every: 'own',
    words: 'Monthly on the first Tuesday and the third Tuesday',
  });
  expect(form.ends).toEqual({ kind: 'until', date: '2027-03-03' });
  expect(written({ ...form, ends: { kind: 'count', count: 4 } })).toBe('MONTHLY;BYDAY=1TU,3TU;COUNT=4');
});

test('how often is asked where the list does not say it, and keeps what was typed', () => {
  const words = (every: Every, interval: number) =>
    intervalOptions({ ...NO_REPEAT, every, interval }).map((option) => option.words);
  expect(words('weekly', 1)).toEqual([]);
  expect(words('yearly', 1)).toEqual(['Every year', 'Every 2 years', 'Every 3 years', 'Every 4 years']);
  expect(words('monthly_date', 5)).toContain('Every 5 months');
});

test('what the form makes, it shows as the same again', () => {
  const every = fc.constantFrom<Every[]>('daily', 'weekdays', 'monthly_nth', 'monthly_last', 'monthly_date', 'yearly');
  const weekdays = fc.uniqueArray(fc.constantFrom(1 as const, 2 as const, 5 as const, 7 as const), { maxLength: 4 });
  fc.assert(
    fc.property(every, weekdays, fc.integer({ min: 1, max: 99 }), (chosen, days, interval) => {
      const rule = ruleOf({ ...NO_REPEAT, every: chosen, weekdays: days, interval }, setting.localStart);
      expect(rule && ruleOf(formOf(rule, setting), setting.localStart)).toEqual(rule);
    }),
  );
});

test('each entry of the list can be typed as it reads', () => {
  for (const { every, words } of repeatOptions('2026-11-24')) {
    if (every === 'none' || every === 'weekdays') continue;
    const read = parsePattern(words, { today: '2026-11-24' });
    const rule = ruleOf({ ...NO_REPEAT, every }, setting.localStart);
    expect(read.ok && formatRule(read.pattern.rule, 'UTC'), words).toBe(rule && formatRule(rule, 'UTC'));
  }
});
