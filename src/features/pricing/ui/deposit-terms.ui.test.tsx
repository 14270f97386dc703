// @vitest-environment jsdom
import '@/testing/jsdom-gaps';
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, expect, test } from 'vitest';
import type { DepositTerms } from '../pricing.contract';
import { placeId } from '../testing-prices';
import { Deposits } from './deposit-terms';

afterEach(cleanup);

const PLACES = [
  { id: placeId(1), name: 'Hall', kind: 'event_space' as const },
  { id: placeId(2), name: 'Anchor', kind: 'meeting_room' as const },
];

test('an owner asks a deposit for halls and for one room, says when it comes back, and takes one out again', async () => {
  let said: DepositTerms | null = null;
  function Terms() {
    const [terms, setTerms] = useState<DepositTerms | null>(null);
    said = terms;
    return <Deposits terms={terms} places={PLACES} currency="EUR" onEdit={setTerms} />;
  }
  const user = userEvent.setup();
  render(<Terms />);
  expect(screen.getByText('No deposit is asked.')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Add a deposit' }));
  const halls = { resourceId: null, kind: 'event_space' };
  expect(said).toEqual({ returnDays: 7, asked: [{ ...halls, amount: 10_000 }] });
  const amount = screen.getByLabelText('Amount, in EUR');
  await user.clear(amount);
  await user.type(amount, '75.5x');
  expect(screen.getByText('Write an amount, like 100 or 75.50')).toBeTruthy();
  await user.clear(amount);
  await user.type(amount, '75.50');
  expect(said).toEqual({ returnDays: 7, asked: [{ ...halls, amount: 7550 }] });
  await user.click(screen.getByRole('button', { name: 'Add a deposit' }));
  const second = screen.getByRole('group', { name: 'Deposit for Everything' });
  // What has one already is not offered twice.
  expect(within(second).queryByRole('option', { name: 'Event space' })).toBeNull();
  await user.selectOptions(within(second).getByLabelText('For'), 'Anchor');
  const days = screen.getByLabelText(/^Given back by itself/);
  await user.clear(days);
  await user.type(days, '3');
  const anchor = { resourceId: placeId(2), kind: null, amount: 10_000 };
  expect(said).toEqual({ returnDays: 3, asked: [{ ...halls, amount: 7550 }, anchor] });
  await user.click(screen.getAllByRole('button', { name: /^Remove the deposit for/ })[0]!);
  expect(said).toEqual({ returnDays: 3, asked: [anchor] });
  expect(screen.getByLabelText<HTMLInputElement>('Amount, in EUR').value).toBe('100');
  await user.click(screen.getByRole('button', { name: 'Remove the deposit for Anchor' }));
  expect(said).toBeNull();
});
