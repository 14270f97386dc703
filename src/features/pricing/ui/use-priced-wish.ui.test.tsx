// @vitest-environment jsdom
import '@/testing/jsdom-gaps';
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, expect, test } from 'vitest';
import { answering, TestScreen } from '@/client/testing-api';
import { newId } from '@/kernel/ids';
import { usePricedWish } from './use-priced-wish';

afterEach(cleanup);

const [spaceId, resourceId] = [newId<'space'>(), newId<'resource'>()];
const startsAt = new Date('2026-12-08T10:00:00Z');

test('a time is booked at the price that stands there, and at none while that is still the one of another time', async () => {
  const price = {
    ...{ currency: 'EUR', credits: [], parts: [], taxes: [], taxesIncluded: true, dueLater: null, cancellation: [] },
  };
  answering({
    'pricing.price': ({ endsAt }: { endsAt: string }) => {
      const amount = endsAt.includes('T11') ? 1000 : 2000;
      return { type: 'price', gaps: [], price: { ...price, amount, due: amount, dueNow: amount } };
    },
  });
  const seen: (number | null)[] = [];
  function Panel() {
    const [hours, setHours] = useState(1);
    const range = { startsAt, endsAt: new Date(startsAt.getTime() + hours * 3_600_000) };
    const { withTold, price: shown } = usePricedWish({ spaceId, resourceId, range, repeats: false, guests: 0 });
    const told = 'toldPrice' in withTold ? (withTold.toldPrice ?? null) : null;
    if (hours === 2) seen.push(told);
    return (
      <button onClick={() => setHours(2)}>
        {shown?.price?.amount ?? 'none'}, told {told ?? 'none'}
      </button>
    );
  }
  render(
    <TestScreen>
      <Panel />
    </TestScreen>,
  );
  const button = await screen.findByRole('button', { name: '1000, told 1000' });
  await userEvent.click(button);
  expect(await screen.findByRole('button', { name: '2000, told 2000' })).toBeTruthy();
  // The price of one hour still stood there for a moment.
  expect([seen[0], seen.at(-1)]).toEqual([null, 2000]);
});
