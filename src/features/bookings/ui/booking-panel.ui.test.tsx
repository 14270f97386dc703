import '@/testing/jsdom-gaps';
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { answering, Refused, TestScreen } from '@/client/testing-api';
import { rangeOfWanted } from '@/features/availability/domain/wanted-time';
import type { PlanResourceState } from '@/features/floor-plan/floor-plan.contract';
import type { BookingRule } from '@/features/booking-rules/booking-rules.contract';
import type { BookingRuleId, MemberId, OperatorId, ResourceId, SpaceId } from '@/kernel/ids';
import type { BookSpace } from './book-space';
import { BookingPanel } from './booking-panel';
import type { BookingWish } from './use-booking-intent';

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

const resource = {
  id: '01930000-0000-7000-8000-000000000004' as ResourceId,
  groupId: null,
  name: 'Desk 4',
  kind: 'desk' as const,
  capacity: 1,
  amenities: ['Monitor'],
  floorId: 'f',
  hours: null,
  photos: [],
  openToVisitors: false,
  shape: { x: 0, y: 0, width: 150, height: 140, rotation: 0 },
};
const space: BookSpace = {
  id: '01930000-0000-7000-8000-000000000003' as SpaceId,
  slug: 'harbour-house',
  name: 'Harbour House',
  operator: { id: '01930000-0000-7000-8000-000000000002' as OperatorId, slug: 'harbour', name: 'Harbour' },
  rules: {
    timeZone: 'Europe/Lisbon',
    weekly: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opensMinute: 480, closesMinute: 1200 })),
    exceptions: [{ date: '2026-12-01', name: 'Restoration of Independence', opensMinute: null, closesMinute: null }],
  },
  bookingRules: [],
  floors: [],
  resources: [resource],
};
const NOW = new Date('2026-11-23T10:00:00Z');
const FREE: PlanResourceState = { state: 'free' };

type Wish = {
  role?: 'member' | 'visitor';
  date?: string;
  from?: string;
  to?: string;
  state?: PlanResourceState;
  rules?: readonly BookingRule[];
};

function show({
  role = 'member',
  date = '2026-11-24',
  from = '09:00',
  to = '17:00',
  state = FREE,
  rules = [],
}: Wish = {}) {
  const wanted = { date, from, to };
  const wish: BookingWish = {
    space: { ...space, bookingRules: rules },
    viewer: { memberId: '01930000-0000-7000-8000-000000000009' as MemberId, role, name: 'Ana Reis', locale: 'en-GB' },
    resource,
    wanted,
    range: rangeOfWanted(wanted, 'Europe/Lisbon'),
    state,
    now: NOW,
  };
  const spies = { onSwitch: vi.fn(), onTakeTime: vi.fn(), onClose: vi.fn() };
  render(
    <TestScreen>
      <BookingPanel {...wish} day={{ busy: [], openRanges: [] }} takesFocus={false} {...spies} />
    </TestScreen>,
  );
  return spies;
}
const button = () => screen.getByRole('button', { name: /^Book / });

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
