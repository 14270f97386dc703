import '@/testing/jsdom-gaps';
import { cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { answering, Refused } from '@/client/testing-api';
import type { BookingRuleId } from '@/kernel/ids';
import { button, NOW, resource, show, type Wish } from './testing-booking-panel';

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

test('the button says what it will do', () => {
  show();
  expect(button().textContent).toBe('Book Desk 4, Tue 24 Nov, 09:00–17:00');
  expect(button().getAttribute('aria-disabled')).toBeNull();
});

test.each<[string, Wish, string]>([
  ['outside hours', { from: '06:00' }, 'Outside opening hours. Open 08:00–20:00.'],
  ['on a holiday', { date: '2026-12-01' }, 'Closed that day: Restoration of Independence.'],
  ['for a visitor', { role: 'visitor' }, 'This is for members.'],
  ['in the past', { date: '2026-11-20' }, 'This time has passed.'],
  ['backwards', { from: '17:00', to: '09:00' }, 'The end is before the start.'],
  ['taken, with whom', { state: { state: 'taken', who: 'Rui Almeida' } }, 'Rui Almeida has it then.'],
  ['taken', { state: { state: 'taken' } }, 'Somebody has it then.'],
  ['yours', { state: { state: 'yours' } }, 'You have it then already.'],
])('%s, it cannot be pressed and says why', async (_case, wish, reason) => {
  const { asked } = answering({});
  show(wish);
  expect(button().getAttribute('aria-disabled')).toBe('true');
  expect(screen.getAllByText(reason).length).toBeGreaterThan(0);
  await userEvent.click(button());
  expect(asked.filter(({ path }) => path === 'bookings.book')).toEqual([]);
});

test('a refusal is explained, offers what works, and trying again keeps the request id', async () => {
  const { asked } = answering({
    'bookings.book': () => {
      throw new Refused({
        kind: 'conflict',
        code: 'booking.slot_taken',
        details: {
          resourceName: 'Desk 4',
          clashes: [{ who: 'Rui Almeida' }],
          free: [{ startsAt: '2026-11-24T13:00:00.000Z', endsAt: '2026-11-24T20:00:00.000Z' }],
          other: { id: 'd7', name: 'Desk 7' },
        },
      });
    },
  });
  const { onSwitch, onTakeTime } = show();
  await userEvent.click(button());
  expect(await screen.findByText('Desk 4 was just taken by Rui Almeida')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Take Desk 7 instead' }));
  expect(onSwitch).toHaveBeenCalledWith({ id: 'd7', name: 'Desk 7' });
  await userEvent.click(screen.getByRole('button', { name: 'Take 13:00–20:00' }));
  expect(onTakeTime).toHaveBeenCalledOnce();
  await userEvent.click(button());
  await waitFor(() => expect(asked.filter(({ path }) => path === 'bookings.book')).toHaveLength(2));
  const [first, second] = asked
    .filter(({ path }) => path === 'bookings.book')
    .map(({ input }) => (input as { requestId: string }).requestId);
  expect(first).toBe(second);
});

test('once booked it says so, with the way on and the way back', async () => {
  answering({
    'bookings.book': () => ({
      booking: {
        id: '01930000-0000-7000-8000-000000000001',
        resourceId: resource.id,
        resourceName: 'Desk 4',
        status: 'confirmed',
      },
      dryRun: false,
    }),
  });
  show();
  await userEvent.click(button());
  const heading = await screen.findByRole('heading', { name: 'Desk 4 is yours' });
  expect(document.activeElement).toBe(heading);
  expect(screen.getByRole('link', { name: 'My bookings' }).getAttribute('href')).toBe('/bookings');
  expect(screen.getByRole('button', { name: 'Undo' })).toBeTruthy();
});

test('what was booked and undone is booked anew, as a request of its own', async () => {
  const { asked } = answering({
    'bookings.book': () => ({
      booking: {
        id: '01930000-0000-7000-8000-000000000001',
        resourceId: resource.id,
        resourceName: 'Desk 4',
        status: 'confirmed',
      },
      dryRun: false,
    }),
    'bookings.cancel': () => ({ cancellationId: 'c', scope: 'one', cancelled: 1, undoUntil: NOW.toISOString() }),
  });
  show();
  await userEvent.click(button());
  await userEvent.click(await screen.findByRole('button', { name: 'Undo' }));
  await waitFor(() => expect(button()).toBeTruthy());
  await userEvent.click(button());
  expect(await screen.findByRole('heading', { name: 'Desk 4 is yours' })).toBeTruthy();
  const ids = asked
    .filter(({ path }) => path === 'bookings.book')
    .map(({ input }) => (input as { requestId: string }).requestId);
  expect(ids).toHaveLength(2);
  expect(ids[0]).not.toBe(ids[1]);
});

test('a limit is met while choosing: the server is asked what it would say, and what works is one press away', async () => {
  const nearest = { startsAt: '2026-11-24T09:00:00.000Z', endsAt: '2026-11-24T11:00:00.000Z' };
  const details = {
    words: 'Shared by many.',
    timeZone: 'Europe/Lisbon',
    hours: 2,
    period: 'day',
    leftMinutes: 120,
    nearest,
  };
  const { asked } = answering({ 'bookings.foresee': () => ({ kind: 'invalid', code: 'rule.hours_used_up', details }) });
  show();
  expect(asked).toEqual([]);
  cleanup();
  const limit = {
    ...{ id: 'r' as BookingRuleId, topic: 'limit' as const, words: 'Shared by many.' },
    ...{ kind: null, resourceId: resource.id, role: null, memberId: null },
    settings: { atOnce: null, hoursPerDay: 2, hoursPerWeek: null, hoursPerMonth: null },
  };
  show({ rules: [limit] });
  const reason = /^Shared by many\. .*You have 2 hours left that day\. .*09:00–11:00 works\.$/;
  await waitFor(() => expect(screen.getAllByText(reason).length).toBeGreaterThan(0));
  expect(screen.getByRole('button', { name: /^Book Desk 4/ }).getAttribute('aria-disabled')).toBe('true');
  expect(screen.getByRole('button', { name: 'Take 09:00–11:00' })).toBeTruthy();
});
