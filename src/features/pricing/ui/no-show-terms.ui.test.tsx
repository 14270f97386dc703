// @vitest-environment jsdom
import '@/testing/jsdom-gaps';
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, expect, test } from 'vitest';
import type { NoShowFee } from '../pricing.contract';
import { NoShow } from './no-show-terms';

afterEach(cleanup);

test('an owner says what not coming costs: all, a share, or an amount', async () => {
  let said: NoShowFee | null = null;
  function Terms() {
    const [fee, setFee] = useState<NoShowFee | null>(null);
    said = fee;
    return <NoShow fee={fee} currency="EUR" onEdit={setFee} />;
  }
  const user = userEvent.setup();
  render(<Terms />);
  expect(screen.getByRole('radio', { name: /The whole price/ }).getAttribute('aria-checked')).toBe('true');
  await user.click(screen.getByRole('radio', { name: /A share of the price/ }));
  const share = screen.getByLabelText('Share, in per cent');
  await user.clear(share);
  await user.type(share, '25');
  expect(said).toEqual({ type: 'percent', percent: 25 });
  await user.click(screen.getByRole('radio', { name: /An amount/ }));
  const amount = screen.getByLabelText('Amount, in EUR');
  await user.clear(amount);
  await user.type(amount, '7x');
  expect(screen.getByText('Write an amount, like 5 or 2.50')).toBeTruthy();
  await user.clear(amount);
  await user.type(amount, '7.50');
  expect(said).toEqual({ type: 'amount', amount: 750 });
  await user.click(screen.getByRole('radio', { name: /The whole price/ }));
  expect(said).toBeNull();
});
