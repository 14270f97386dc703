// @vitest-environment jsdom
import '@/testing/jsdom-gaps';
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, expect, test } from 'vitest';
import { newRuleForm, readRule, type RuleForm } from '../domain/rule-form';
import { conditionsInWords } from '../domain/price-words';
import { ConditionFields } from './condition-fields';

afterEach(cleanup);

test('an owner says from how full on a line counts, is told what that is, and reads it in the line', async () => {
  let typed: RuleForm = newRuleForm();
  function Form() {
    const [form, setForm] = useState<RuleForm>(() => ({ ...newRuleForm(), amount: '12' }));
    typed = form;
    const edit = (change: Partial<RuleForm>) => setForm({ ...form, ...change });
    const nothing = { errors: {}, places: [], plans: [], today: '2026-11-26', locale: 'en-GB' };
    return <ConditionFields form={form} edit={edit} {...nothing} />;
  }
  const user = userEvent.setup();
  render(<Form />);
  await user.click(screen.getByText('Length, notice, guests, series, how full it is'));
  expect(
    screen.getByText(/^Of the time at which places of that kind are open on the days of the booking/),
  ).toBeTruthy();
  await user.type(screen.getByLabelText('How full it is, in per cent, from'), '80');
  const read = readRule(typed, 'EUR');
  expect(read.ok && read.rule.conditions.fullness).toEqual({ from: 80, to: null });
  expect(read.ok && conditionsInWords(read.rule.conditions, { currency: 'EUR', nameOf: () => null })).toBe(
    '80 % full or more',
  );
});
