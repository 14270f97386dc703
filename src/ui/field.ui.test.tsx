import '@/testing/jsdom-gaps';
import { render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { Field } from './field';
import { focusFirstError } from './focus-first-error';
import { Input } from './input';
import { SegmentedControl } from './segmented-control';

const descriptionOf = (element: HTMLElement) =>
  (element.getAttribute('aria-describedby') ?? '').split(' ').map((id) => document.getElementById(id)?.textContent);

it('ties label, help and error to the control', () => {
  const { rerender } = render(
    <Field label="E-mail" help="We send the link there.">
      <Input type="email" />
    </Field>,
  );
  const input = screen.getByRole('textbox', { name: 'E-mail' });
  expect(descriptionOf(input)).toEqual(['We send the link there.']);
  expect(input.getAttribute('aria-invalid')).toBeNull();

  rerender(
    <Field label="E-mail" help="We send the link there." error="This address has no @." required>
      <Input type="email" />
    </Field>,
  );
  expect(descriptionOf(input)).toEqual(['This address has no @.', 'We send the link there.']);
  expect(input.getAttribute('aria-invalid')).toBe('true');
  expect((input as HTMLInputElement).required).toBe(true);
});

it('names a group by its label', () => {
  render(
    <Field label="View" group>
      <SegmentedControl
        value="plan"
        onValueChange={() => undefined}
        segments={[
          { value: 'plan', label: 'Plan' },
          { value: 'list', label: 'List' },
        ]}
      />
    </Field>,
  );
  expect(screen.getByRole('radiogroup', { name: 'View' })).toBeTruthy();
  expect(screen.getByRole('radio', { name: 'Plan' }).getAttribute('aria-checked')).toBe('true');
});

it('puts the focus on the first control that is wrong', () => {
  render(
    <form aria-label="Sign up">
      <Field label="Name">
        <Input />
      </Field>
      <Field label="E-mail" error="Missing.">
        <Input />
      </Field>
      <Field label="Password" error="Missing.">
        <Input />
      </Field>
    </form>,
  );
  expect(focusFirstError(screen.getByRole('form'))).toBe(true);
  expect(document.activeElement).toBe(screen.getByLabelText('E-mail'));
});
