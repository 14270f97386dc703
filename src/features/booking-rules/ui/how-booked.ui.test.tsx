import '@/testing/jsdom-gaps';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import type { RuleScope } from '../booking-rules.contract';
import { asking, lengthRule, noticeRule, rule } from '../testing-rules';
import { HowBooked } from './how-booked';

const rules = [
  lengthRule({ minMinutes: 30 }, { kind: 'desk' }),
  noticeRule({ minMinutes: 60 }, { role: 'visitor', words: 'Guests are announced.' } as Partial<RuleScope>),
];

test('opens to what holds for whoever looks, with the owner’s words', async () => {
  render(<HowBooked rules={rules} subject={asking('visitor')} />);
  await userEvent.click(screen.getByText('How this can be booked'));
  expect(await screen.findByText(/At least 30 minutes/)).toBeTruthy();
  expect(screen.getByText(/At least 1 hour before it begins/).textContent).toContain('“Guests are announced.”');
});

test('is not there where no rule is', () => {
  render(<HowBooked rules={rules} subject={asking('member', 'meeting_room')} />);
  expect(screen.queryByText('How this can be booked')).toBeNull();
});

test('a rule that asks for nothing says so', async () => {
  render(<HowBooked rules={[rule('access', { anytime: false })]} subject={asking()} />);
  await userEvent.click(screen.getByText('How this can be booked'));
  expect(await screen.findByText(/As you like/)).toBeTruthy();
});
