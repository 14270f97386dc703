import '@/testing/jsdom-gaps';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, it, vi } from 'vitest';
import { DateField } from './date-field';
import { Field } from './field';

const times = vi.fn();

function Day() {
  const [date, setDate] = useState<string | null>('2026-11-23');
  const [problem, setProblem] = useState<string | null>(null);
  return (
    <Field label="Day" error={problem}>
      <DateField
        value={date}
        onValueChange={setDate}
        onProblem={setProblem}
        onTimesTyped={times}
        today="2026-11-22"
        min="2026-11-22"
        name="day"
      />
    </Field>
  );
}
const value = () => document.querySelector<HTMLInputElement>('input[name=day]')?.value;

it('takes what people type', async () => {
  render(<Day />);
  const input = screen.getByRole<HTMLInputElement>('textbox', { name: 'Day' });
  expect(input.value).toBe('Mon 23 Nov');
  await userEvent.clear(input);
  await userEvent.type(input, 'tue{Enter}');
  expect(value()).toBe('2026-11-24');
  expect(input.value).toBe('Tue 24 Nov');
});

it('hands on the times that were typed with it', async () => {
  render(<Day />);
  const input = screen.getByRole('textbox', { name: 'Day' });
  await userEvent.clear(input);
  await userEvent.type(input, 'wed 9-12');
  await userEvent.tab();
  expect(value()).toBe('2026-11-25');
  expect(times).toHaveBeenCalledWith({ from: '09:00', to: '12:00' });
});

it('keeps what it cannot read and says so at the field', async () => {
  render(<Day />);
  const input = screen.getByRole<HTMLInputElement>('textbox', { name: 'Day' });
  await userEvent.clear(input);
  await userEvent.type(input, 'someday{Enter}');
  expect(input.value).toBe('someday');
  expect(input.getAttribute('aria-invalid')).toBe('true');
  expect(screen.getByText(/not a date we can read/)).toBeTruthy();
  await userEvent.clear(input);
  await userEvent.type(input, 'yesterday{Enter}');
  expect(screen.getByText(/or later/)).toBeTruthy();
  expect(value()).toBe('2026-11-23');
});

it('is picked from the calendar, and the focus comes back', async () => {
  render(<Day />);
  await userEvent.click(screen.getByRole('button', { name: 'Pick from the calendar' }));
  // The calendar is loaded when first opened, which a busy machine takes its time for.
  await userEvent.click(await screen.findByRole('button', { name: /26 November 2026/ }, { timeout: 10_000 }));
  expect(value()).toBe('2026-11-26');
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Pick from the calendar' }));
}, 20_000);
