import { expect, test } from 'vitest';
import { earnedBy, earningInWords, formOfEarning, readEarning } from './earning';

const hours = { unit: 'minutes', amount: 30, validDays: null } as const;
const halfDay = { unit: 'half_days', amount: 1, validDays: 90 } as const;

test('hours are earned in proportion, in whole minutes', () => {
  expect(earnedBy(hours, { minutes: 480, rebookedMinutes: 480 })).toBe(240);
  expect(earnedBy(hours, { minutes: 480, rebookedMinutes: 45 })).toBe(22);
  expect(earnedBy(hours, { minutes: 480, rebookedMinutes: 0 })).toBe(0);
});

test('half a day and money are earned once others had at least half of it', () => {
  expect(earnedBy(halfDay, { minutes: 480, rebookedMinutes: 239 })).toBe(0);
  expect(earnedBy(halfDay, { minutes: 480, rebookedMinutes: 240 })).toBe(1);
  expect(earnedBy({ unit: 'money', amount: 500, validDays: null }, { minutes: 60, rebookedMinutes: 60 })).toBe(500);
  expect(earnedBy(halfDay, { minutes: 0, rebookedMinutes: 0 })).toBe(0);
});

test('terms are said in words, and typed as they are read', () => {
  expect(earningInWords(hours, 'EUR')).toBe('30 min for each hour that others book of it');
  expect(earningInWords(halfDay, 'EUR')).toBe('½ day for each date of which others book at least half');
  for (const terms of [hours, halfDay, { unit: 'money', amount: 1250, validDays: 30 } as const])
    expect(readEarning(formOfEarning(terms, 'EUR'), 'EUR')).toEqual({ ok: true, value: terms });
  expect(readEarning({ unit: 'nothing', amount: 'x', validDays: 'x' }, 'EUR')).toMatchObject({ value: { amount: 0 } });
  expect(readEarning({ unit: 'money', amount: '-3', validDays: '0' }, 'EUR')).toEqual({
    ok: false,
    errors: { amount: 'Write an amount, like 25 or 12.50', validDays: 'Write days, like 90, or leave it empty' },
  });
});
