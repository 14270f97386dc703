import '@/testing/jsdom-gaps';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, test } from 'vitest';
import { ruleFromChoice } from '@/features/recurrence/recurrence.contract';
import { formatRule } from '@/features/recurrence/domain/recurrence-rule';
import { choiceOf, NO_REPEAT, type RepeatForm } from '../domain/repeat-form';
import { RepeatField } from './repeat-field';

const DATE = '2026-11-24'; // the fourth and last Tuesday of its month

function Harness({ onRule }: { onRule: (rule: string | null) => void }) {
  const [value, setValue] = useState<RepeatForm>(NO_REPEAT);
  const rule = ruleFromChoice(choiceOf(value, DATE), `${DATE}T09:00`);
  onRule(rule && formatRule(rule, 'Europe/Lisbon'));
  return <RepeatField value={value} onChange={setValue} date={DATE} weekday={2} today={DATE} locale="en-GB" />;
}

const pick = (words: string) => userEvent.selectOptions(screen.getByLabelText('Repeat'), words);

test.each([
  ['Every Tuesday', 'FREQ=WEEKLY;BYDAY=TU'],
  ['Every two weeks on Tuesday', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU'],
  ['Monthly on the fourth Tuesday', 'FREQ=MONTHLY;BYDAY=4TU'],
  ['Monthly on the last Tuesday', 'FREQ=MONTHLY;BYDAY=-1TU'],
  ['Monthly on the 24th', 'FREQ=MONTHLY;BYMONTHDAY=24'],
  ['Every day', 'FREQ=DAILY'],
])('%s means %s', async (words, expected) => {
  let rule: string | null = '';
  render(<Harness onRule={(now) => (rule = now)} />);
  expect(rule).toBeNull();
  await pick(words);
  expect(rule).toBe(expected);
});

test('chosen weekdays are toggled, and the last one stays', async () => {
  let rule: string | null = '';
  render(<Harness onRule={(now) => (rule = now)} />);
  await pick('Every week on chosen days');
  await userEvent.click(screen.getByRole('button', { name: 'Monday' }));
  await userEvent.click(screen.getByRole('button', { name: 'Wednesday' }));
  await userEvent.click(screen.getByRole('button', { name: 'Tuesday' }));
  expect(rule).toBe('FREQ=WEEKLY;BYDAY=MO,WE');
  await userEvent.click(screen.getByRole('button', { name: 'Monday' }));
  await userEvent.click(screen.getByRole('button', { name: 'Wednesday' }));
  expect(rule).toBe('FREQ=WEEKLY;BYDAY=WE');
});

test('it ends after a number of times that makes sense, and says so when it does not', async () => {
  let rule: string | null = '';
  render(<Harness onRule={(now) => (rule = now)} />);
  await pick('Every Tuesday');
  await userEvent.click(screen.getByRole('radio', { name: 'After' }));
  const times = screen.getByLabelText('Number of times');
  await userEvent.clear(times);
  expect(screen.getByText('Between 1 and 520 times.')).toBeTruthy();
  await userEvent.type(times, '12');
  expect(rule).toBe('FREQ=WEEKLY;BYDAY=TU;COUNT=12');
});
