import { expect, it } from 'vitest';
import { amountIn, EMPTY_GRANT, EMPTY_PASS, formOfPass, readGrant, readPass } from './credit-form';

it.each([
  ['3', 'minutes', 180],
  ['2.5', 'minutes', 150],
  ['0,75', 'minutes', 45],
  ['0.33', 'minutes', null],
  ['0', 'minutes', null],
  ['10', 'half_days', 20],
  ['2,5', 'half_days', 5],
  ['2.25', 'half_days', null],
  ['12.50', 'money', 1250],
  ['0', 'money', null],
  ['lots', 'money', null],
  ['', 'minutes', null],
] as const)('“%s” %s is %s', (text, unit, amount) => {
  expect(amountIn(text, unit, 'EUR')).toBe(amount);
});

it('says what is wrong with what is given, and keeps what is right', () => {
  expect(readGrant(EMPTY_GRANT, 'EUR')).toMatchObject({ ok: false, errors: { amount: 'Write hours, like 3 or 2.5' } });
  const form = { ...EMPTY_GRANT, amount: '2', name: ' Sorry ', until: '2026-07-01' };
  expect(readGrant(form, 'EUR')).toEqual({
    ok: true,
    value: { unit: 'minutes', amount: 120, name: 'Sorry', kinds: [], until: '2026-07-01', reason: '' },
  });
});

it('reads a pass as it was written, and writes it as it was read', () => {
  const form = { ...EMPTY_PASS, name: 'Ten days', amount: '10', price: '149.90', validDays: '90' };
  const read = readPass(form, 'EUR');
  expect(read).toMatchObject({ ok: true, value: { amount: 20, price: 14990, halfDayMinutes: 240, validDays: 90 } });
  if (read.ok) expect(formOfPass({ ...read.value, id: 'x' }, 'EUR')).toEqual(form);
});

it('names each field of a pass that does not fit', () => {
  const read = readPass({ ...EMPTY_PASS, validDays: '1.5', halfDayHours: '13' }, 'EUR');
  expect(read.ok ? [] : Object.keys(read.errors)).toEqual(['name', 'amount', 'price', 'halfDayHours', 'validDays']);
});
