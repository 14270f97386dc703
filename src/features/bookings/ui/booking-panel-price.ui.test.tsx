import '@/testing/jsdom-gaps';
import { cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { answering, Refused } from '@/client/testing-api';
import { button, show } from './testing-booking-panel';

vi.mock('next/navigation', () => ({
  useRouter: () => ({ replace: () => undefined, push: () => undefined }),
  useSearchParams: () => new URLSearchParams(),
}));
beforeEach(() =>
  vi.stubGlobal('matchMedia', (query: string) => ({
    matches: query.includes('min-width'),
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  })),
);
afterEach(() => vi.unstubAllGlobals());

test('a code is tried beside the price; one that counts is booked with, one that does not is left out', async () => {
  const price = {
    ...{ currency: 'EUR', amount: 2000, due: 2000, dueNow: 2000, dueLater: null, credits: [], parts: [], taxes: [] },
    ...{ taxesIncluded: true, cancellation: [] },
  };
  const ten = { type: 'percent', percent: 10 };
  const { asked } = answering({
    'pricing.price': ({ code }: { code?: string }) => ({
      ...{ type: 'price', gaps: [], takesCodes: true },
      price: code === 'TEN' ? { ...price, amount: 1800, due: 1800 } : price,
      ...(code === 'TEN' ? { code: { code, refused: null, off: ten, amount: 200 } } : {}),
      ...(code === 'OLD' ? { code: { code, refused: 'codes.ended', off: null, amount: 0 } } : {}),
    }),
    'bookings.book': () => {
      throw new Refused({ kind: 'conflict', code: 'codes.used_up', details: { code: 'TEN' } });
    },
  });
  // Another time than in the tests above: answers are kept for a few seconds.
  show({ from: '12:00', to: '14:00' });
  const sent = () => asked.findLast(({ path }) => path === 'bookings.book')?.input as Record<string, unknown>;
  await userEvent.click(await screen.findByRole('button', { name: 'I have a code' }));
  await userEvent.keyboard('old{Enter}');
  expect(await screen.findByText('The code OLD is over')).toBeTruthy();
  await userEvent.click(button());
  await waitFor(() => expect(sent()).toBeTruthy());
  expect(sent()).not.toHaveProperty('code');
  await userEvent.clear(screen.getByLabelText('Discount code', { selector: 'input' }));
  await userEvent.type(screen.getByLabelText('Discount code', { selector: 'input' }), 'ten{Enter}');
  expect(await screen.findByText('TEN: 10 % off')).toBeTruthy();
  expect(screen.getByText('€18.00')).toBeTruthy();
  await userEvent.click(button());
  expect(await screen.findByText('The code TEN is used up')).toBeTruthy();
  expect(sent()).toMatchObject({ code: 'TEN' });
});

test('extras are chosen beside the price, and booked with it', async () => {
  const lunch = '01930000-0000-7000-8000-00000000000a';
  const price = {
    ...{ currency: 'EUR', amount: 2000, due: 2000, dueNow: 2000, dueLater: null, credits: [], parts: [], taxes: [] },
    ...{ taxesIncluded: true, cancellation: [] },
  };
  const { asked } = answering({
    'pricing.price': ({ extras }: { extras?: string }) => ({
      ...{ type: 'price', gaps: [], offers: [{ extraId: lunch, name: 'Lunch', per: 'booking', price: 1200 }] },
      price: extras ? { ...price, due: 4400, extras: [{ name: 'Lunch', count: 2, amount: 2400 }] } : price,
    }),
    'bookings.book': () => {
      throw new Refused({ kind: 'conflict', code: 'extras.not_offered', details: { resourceName: 'Desk 4' } });
    },
  });
  // Another time than in the tests above: answers are kept for a few seconds.
  show({ from: '14:00', to: '16:00' });
  const more = await screen.findByRole('button', { name: 'One Lunch more' });
  await userEvent.click(more);
  await userEvent.click(more);
  expect(await screen.findByText('€44.00')).toBeTruthy();
  await userEvent.click(screen.getByText('Why this price?'));
  expect(screen.getByText('Lunch × 2')).toBeTruthy();
  await userEvent.click(button());
  expect(await screen.findByText('One of the extras is not offered with Desk 4 any more')).toBeTruthy();
  const sent = asked.findLast(({ path }) => path === 'bookings.book')?.input;
  expect(sent).toMatchObject({ extras: [{ extraId: lunch, count: 2 }] });
});

test('where several sit one says how many come along: it is in the price, in the booking, and no more than it seats', async () => {
  const { asked } = answering({
    'pricing.price': () => ({ type: 'unpriced', price: null, gaps: [] }),
    'bookings.book': () => {
      throw new Refused({ kind: 'invalid', code: 'booking.too_many_guests', details: { capacity: 3 } });
    },
  });
  show({ from: '16:00', to: '17:00' });
  expect(screen.queryByLabelText('Guests')).toBeNull();
  cleanup();
  const { onGuests } = show({ seats: 4, guests: 3, from: '16:00', to: '17:00' });
  expect(screen.getByLabelText<HTMLInputElement>('Guests').value).toBe('3');
  expect(screen.getByText('Beside you; it seats 4. Their names can wait, in My bookings.')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Guests: one less' }));
  expect(onGuests).toHaveBeenLastCalledWith(2);
  await userEvent.click(screen.getByRole('button', { name: 'Guests: one more' }));
  expect(onGuests).toHaveBeenCalledTimes(1);
  await userEvent.click(button());
  expect(await screen.findByText('It seats 3, whoever books included')).toBeTruthy();
  const sent = (path: string) => asked.findLast((one) => one.path === path)?.input;
  expect(sent('pricing.price')).toMatchObject({ guests: 3 });
  expect(sent('bookings.book')).toMatchObject({ guests: [{ name: '' }, { name: '' }, { name: '' }] });
  cleanup();
  show({ seats: 4, guests: 5, from: '16:00', to: '17:00' });
  expect(screen.getAllByText('Desk 4 seats 4, whoever books included.').length).toBeGreaterThan(0);
  expect(button().getAttribute('aria-disabled')).toBe('true');
});
