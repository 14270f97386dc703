import '@/testing/jsdom-gaps';
import { act, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { answering, Refused, TestScreen } from '@/client/testing-api';
import type { BusyRange, PlanResource } from '@/features/floor-plan/floor-plan.contract';
import { newId } from '@/kernel/ids';
import { Toaster } from '@/ui/toaster';
import { dismissToast, toastMessages } from '@/ui/toast-store';
import type { BookSpace } from './book-space';
import { DayView } from './day-view';

vi.mock('next/navigation', () => ({
  useRouter: () => ({ replace: () => undefined, push: () => undefined }),
  useSearchParams: () => new URLSearchParams(),
}));

const NOW = new Date('2026-11-24T08:00:00Z');
const at = (clock: string) => new Date(`2026-11-24T${clock}:00Z`);
const [desk4, desk5] = [newId<'resource'>(), newId<'resource'>()];
const operatorId = newId<'operator'>();
const open = [{ startsAt: at('08:00'), endsAt: at('20:00') }];
const resource = (id: string, name: string, y: number): PlanResource => ({
  ...{ id, name, kind: 'desk', capacity: 1, amenities: [] },
  shape: { x: 0, y, width: 100, height: 100, rotation: 0 },
});

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: NOW }));
afterEach(() => {
  act(() => toastMessages.now().forEach((message) => dismissToast(message.id)));
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** One's own booking at Desk 4 from 10 to 12; Ben has Desk 5 from 11. */
function show({
  refuse,
  spaceId = newId<'space'>(),
}: { refuse?: Refused; spaceId?: ReturnType<typeof newId<'space'>> } = {}) {
  const bookingId = newId<'booking'>();
  const mine: BusyRange = { startsAt: at('10:00'), endsAt: at('12:00'), kind: 'booking', mine: true, bookingId };
  const bens: BusyRange = { startsAt: at('11:00'), endsAt: at('13:00'), kind: 'booking', mine: false, who: 'Ben' };
  const booking = {
    ...{ id: bookingId, operatorId, operatorName: 'Harbour', operatorSlug: 'harbour' },
    ...{ spaceId, spaceName: 'Harbour House', spaceSlug: 'harbour-house', timeZone: 'UTC' },
    ...{ resourceId: desk4, resourceName: 'Desk 4', resourceKind: 'desk', status: 'confirmed', series: null },
    ...{ startsAt: at('10:00').toISOString(), endsAt: at('12:00').toISOString() },
  };
  const place = (id: string, name: string) => ({ id, name, kind: 'desk', openToVisitors: false, hours: null });
  const weekly = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opensMinute: 480, closesMinute: 1200 }));
  const { asked } = answering({
    'bookings.placesFor': () => ({
      ...{ booking, rules: { timeZone: 'UTC', weekly, exceptions: [] }, bookingRules: [], mayOverride: false },
      who: { memberId: newId<'member'>(), role: 'member' },
      places: [place(desk4, 'Desk 4'), place(desk5, 'Desk 5')],
    }),
    'availability.day': () => ({
      ...{ date: '2026-11-24', startsAt: at('00:00'), endsAt: new Date('2026-11-25T00:00:00Z'), open, holiday: null },
      busy: [
        { ...mine, resourceId: desk4, who: null, reason: null },
        { ...bens, resourceId: desk5, bookingId: null, reason: null },
      ],
    }),
    'bookings.move': () => {
      if (refuse) throw refuse;
      return {
        change: { changeId: newId(), undoUntil: new Date(NOW.getTime() + 20_000).toISOString() },
        booking,
        dryRun: false,
      };
    },
    'bookings.undoChange': () => ({ bookings: [] }),
  });
  const rows = [
    { resource: resource(desk4, 'Desk 4', 0), busy: [mine], openRanges: open },
    { resource: resource(desk5, 'Desk 5', 200), busy: [bens], openRanges: open },
  ];
  render(
    <TestScreen>
      <DayView
        space={{ id: spaceId, operator: { id: operatorId } } as BookSpace}
        {...{ label: 'Timeline', date: '2026-11-24', zone: 'UTC', rows, now: NOW, locale: 'en-GB' }}
        range={{ startsAt: at('09:00'), endsAt: at('10:00') }}
        onPick={() => undefined}
      />
      <Toaster />
    </TestScreen>,
  );
  return { asked, bookingId };
}
const mine = () => screen.getByRole('button', { name: /^Desk 4, you, 10:00–12:00/ });
const bar = () => screen.getByRole('group', { name: 'What would change' });
const sentIn = (asked: { path: string; input: unknown }[]) => asked.filter(({ path }) => path === 'bookings.move');

test('one’s own booking goes by arrows, says what is in the way, and is sent once Enter agrees; then it can be undone', async () => {
  const { asked, bookingId } = show();
  mine().focus();
  await userEvent.keyboard('{ArrowDown}');
  expect(await screen.findByText('Move to Desk 5, 10:00–12:00?')).toBeDefined();
  expect(await screen.findByText('Ben has it 11:00–13:00.', { selector: 'p' })).toBeDefined();
  await userEvent.keyboard('{Enter}');
  expect(sentIn(asked)).toEqual([]);

  await userEvent.keyboard('{Shift>}{ArrowLeft}{ArrowLeft}{ArrowLeft}{ArrowLeft}{/Shift}');
  expect(await screen.findByText('Move to Desk 5, 10:00–11:00?')).toBeDefined();
  expect(bar().textContent).toContain('That works.');
  await userEvent.keyboard('{Enter}');
  await waitFor(() => expect(sentIn(asked)).toHaveLength(1));
  expect(sentIn(asked)[0]?.input).toMatchObject({
    ...{ bookingId, resourceId: desk5, endsAt: at('11:00').toISOString(), override: null },
  });
  expect(sentIn(asked)[0]?.input).not.toHaveProperty('startsAt');
  await waitFor(() => expect(screen.queryByRole('group', { name: 'What would change' })).toBeNull());
  await userEvent.click(await screen.findByRole('button', { name: 'Undo' }));
  await waitFor(() => expect(asked.map(({ path }) => path)).toContain('bookings.undoChange'));
});

test('Escape leaves it, and nothing was sent', async () => {
  const { asked } = show();
  mine().focus();
  await userEvent.keyboard('{Shift>}{ArrowRight}{/Shift}');
  expect(await screen.findByText('Extend Desk 4 to 10:00–12:15?')).toBeDefined();
  await userEvent.keyboard('{Escape}');
  expect(screen.queryByRole('group', { name: 'What would change' })).toBeNull();
  expect(sentIn(asked)).toEqual([]);
});

test('what the server refuses is said, and what was meant stays', async () => {
  show({ refuse: new Refused({ kind: 'conflict', code: 'booking.slot_taken', details: {} }) });
  mine().focus();
  await userEvent.keyboard('{ArrowRight}');
  await userEvent.click(await screen.findByRole('button', { name: 'Confirm' }));
  await waitFor(() => expect(bar().textContent).toMatch(/taken/i));
  expect(bar().textContent).toContain('10:15–12:15');
});

test('pressed, it opens the window that moves it in words', async () => {
  show();
  await userEvent.click(mine());
  expect(await screen.findByRole('dialog', { name: 'Move Desk 4' })).toBeDefined();
});
