import '@/testing/jsdom-gaps';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { describe, expect, test } from 'vitest';
import { formatRule } from '@/features/recurrence/domain/recurrence-rule';
import { NO_REPEAT, ruleOf, type RepeatForm } from '../domain/repeat-form';
import { RepeatField } from './repeat-field';

const DATE = '2026-11-24'; // the fourth and last Tuesday of its month

function Harness({ onRule }: { onRule: (rule: string | null) => void }) {
  const [value, setValue] = useState<RepeatForm>(NO_REPEAT);
  const rule = ruleOf(value, `${DATE}T09:00`);
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
  ['Yearly on 24 November', 'FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=24'],
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

test('every second month is chosen beside the day of the month', async () => {
  let rule: string | null = '';
  render(<Harness onRule={(now) => (rule = now)} />);
  expect(screen.queryByLabelText('How often')).toBeNull();
  await pick('Monthly on the last Tuesday');
  await userEvent.selectOptions(screen.getByLabelText('How often'), 'Every 2 months');
  expect(rule).toBe('FREQ=MONTHLY;INTERVAL=2;BYDAY=-1TU');
  await pick('Yearly on 24 November');
  expect(rule).toBe('FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=24');
});

describe('typed', () => {
  const typed = () => screen.getByLabelText(/^Or type it/);

  test('fills the form and is read back', async () => {
    let rule: string | null = '';
    render(<Harness onRule={(now) => (rule = now)} />);
    await userEvent.type(typed(), 'every 3 weeks on mon and wed, 10 times');
    expect(rule).toBe('FREQ=WEEKLY;INTERVAL=3;BYDAY=MO,WE;COUNT=10');
    expect(screen.getByRole('status').textContent).toBe('Repeats every three weeks on Monday and Wednesday, 10 times.');
    expect(screen.getByRole('button', { name: 'Monday' }).getAttribute('aria-pressed')).toBe('true');
    expect(screen.getByLabelText<HTMLSelectElement>('How often').value).toBe('3');
    expect(screen.getByLabelText<HTMLInputElement>('Number of times').value).toBe('10');
  });

  test('what is not in the list becomes an entry of its own, kept until another is picked', async () => {
    let rule: string | null = '';
    render(<Harness onRule={(now) => (rule = now)} />);
    await userEvent.type(typed(), 'first and third Monday at 9');
    expect(rule).toBe('FREQ=MONTHLY;BYDAY=1MO,3MO');
    expect(
      screen.getByRole('option', { name: 'Monthly on the first Monday and the third Monday', selected: true }),
    ).toBeTruthy();
    expect(screen.getByRole('status').textContent).toContain('The time is chosen above.');
    await userEvent.click(screen.getByRole('radio', { name: 'After' }));
    expect(rule).toBe('FREQ=MONTHLY;BYDAY=1MO,3MO;COUNT=10');
    await pick('Every Tuesday');
    expect(rule).toBe('FREQ=WEEKLY;BYDAY=TU;COUNT=10');
    await pick('Monthly on the first Monday and the third Monday');
    expect(rule).toBe('FREQ=MONTHLY;BYDAY=1MO,3MO;COUNT=10');
  });

  test('names what it does not know when the typing is done, and Enter sends nothing', async () => {
    let sent = false;
    render(
      <form onSubmit={() => (sent = true)}>
        <Harness onRule={() => undefined} />
      </form>,
    );
    await userEvent.type(typed(), 'every tusday');
    expect(typed().getAttribute('aria-invalid')).not.toBe('true');
    await userEvent.keyboard('{Enter}');
    expect(typed().getAttribute('aria-invalid')).toBe('true');
    expect(screen.getByText(/“tusday” is not understood here/)).toBeTruthy();
    expect(sent).toBe(false);
    await userEvent.type(typed(), '{Backspace}');
    expect(screen.queryByText(/is not understood here/)).toBeNull();
  });
});
