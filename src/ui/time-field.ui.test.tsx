import '@/testing/jsdom-gaps';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, it } from 'vitest';
import { Field } from './field';
import { TimeField } from './time-field';

function From() {
  const [time, setTime] = useState<string | null>('09:00');
  const [problem, setProblem] = useState<string | null>(null);
  return (
    <Field label="From" error={problem}>
      <TimeField value={time} onValueChange={setTime} onProblem={setProblem} min="08:00" max="20:00" name="from" />
    </Field>
  );
}
const value = () => document.querySelector<HTMLInputElement>('input[name=from]')?.value;

it.each([
  ['930', '09:30'],
  ['2pm', '14:00'],
  ['10', '10:00'],
])('takes %s', async (typed, time) => {
  render(<From />);
  const input = screen.getByRole('combobox', { name: 'From' });
  await userEvent.clear(input);
  await userEvent.type(input, typed);
  await userEvent.tab();
  expect(value()).toBe(time);
});

it('moves through the quarter hours by arrows', async () => {
  render(<From />);
  const input = screen.getByRole('combobox', { name: 'From' });
  await userEvent.tab();
  await userEvent.keyboard('{ArrowDown}');
  expect(input.getAttribute('aria-expanded')).toBe('true');
  await userEvent.keyboard('{ArrowDown}{ArrowDown}');
  expect(document.getElementById(input.getAttribute('aria-activedescendant') ?? '')?.textContent).toBe('09:30');
  await userEvent.keyboard('{Enter}');
  expect(value()).toBe('09:30');
  expect(screen.queryByRole('listbox')).toBeNull();
});

it('takes a press on the list', async () => {
  render(<From />);
  await userEvent.click(screen.getByRole('combobox', { name: 'From' }));
  await userEvent.click(screen.getByRole('option', { name: '11:45' }));
  expect(value()).toBe('11:45');
});

it('refuses what lies outside, in words, and keeps it', async () => {
  render(<From />);
  const input = screen.getByRole<HTMLInputElement>('combobox', { name: 'From' });
  await userEvent.clear(input);
  await userEvent.type(input, '7{Enter}');
  expect(input.value).toBe('7');
  expect(screen.getByText('Pick a time from 08:00 to 20:00.')).toBeTruthy();
  await userEvent.keyboard('{Escape}');
  expect(input.value).toBe('09:00');
});
