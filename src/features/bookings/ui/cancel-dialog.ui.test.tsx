import '@/testing/jsdom-gaps';
import { act, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { answering, Refused, TestScreen } from '@/client/testing-api';
import { Toaster } from '@/ui/toaster';
import { toastMessages, dismissToast } from '@/ui/toast-store';
import type { BookingView } from '../bookings.contract';
import { CancelDialog } from './cancel-dialog';

vi.mock('next/navigation', () => ({
  useRouter: () => ({ replace: () => undefined, push: () => undefined }),
  useSearchParams: () => new URLSearchParams(),
}));

afterEach(() => {
  act(() => toastMessages.now().forEach((message) => dismissToast(message.id)));
  vi.unstubAllGlobals();
});

const booking: BookingView = {
  id: '01930000-0000-7000-8000-000000000001',
  operatorId: '01930000-0000-7000-8000-000000000002',
  operatorName: 'Harbour',
  operatorSlug: 'harbour',
  spaceId: '01930000-0000-7000-8000-000000000003',
  spaceName: 'Harbour House',
  spaceSlug: 'harbour-house',
  timeZone: 'Europe/Lisbon',
  resourceId: '01930000-0000-7000-8000-000000000004',
  resourceName: 'Desk 4',
  resourceKind: 'desk',
  startsAt: '2026-11-24T09:00:00.000Z',
  endsAt: '2026-11-24T17:00:00.000Z',
  status: 'confirmed',
  skipReason: null,
  note: '',
  guests: [],
  guestName: null,
  requestExpiresAt: null,
  checkedInAt: null,
  checkedOutAt: null,
  releaseAt: null,
  checkInOpensAt: null,
  answerNote: '',
  overrideReason: null,
  series: { id: 's', words: 'every Tuesday', rrule: 'FREQ=WEEKLY;BYDAY=TU', live: true },
  createdAt: '2026-11-01T09:00:00.000Z',
};
const cancelled = (scope: string, count: number) => ({
  cancellationId: '01930000-0000-7000-8000-000000000009',
  scope,
  cancelled: count,
  bookingIds: [],
  undoUntil: new Date(Date.now() + 20_000).toISOString(),
});

function show(onClose = vi.fn(), of: BookingView = booking) {
  render(
    <TestScreen>
      <CancelDialog booking={of} locale="en-GB" onClose={onClose} />
      <Toaster />
    </TestScreen>,
  );
  return onClose;
}

test('says how many dates each choice gives back, and the undo names those that somebody took meanwhile', async () => {
  const { asked } = answering({
    'bookings.cancelCounts': () => ({ following: 40, all: 52, skipped: { following: 0, all: 12 }, others: null }),
    'bookings.cancel': () => cancelled('following', 40),
    'bookings.undoCancel': () => ({
      restored: 39,
      takenMeanwhile: [{ bookingId: 'b', startsAt: '2026-12-01T09:00:00.000Z', endsAt: '2026-12-01T17:00:00.000Z' }],
    }),
  });
  const onClose = show();
  await userEvent.click(await screen.findByRole('radio', { name: 'This and all following' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Cancel 40 dates' }));
  await waitFor(() => expect(onClose).toHaveBeenCalled());
  expect(asked.find(({ path }) => path === 'bookings.cancel')?.input).toMatchObject({
    scope: 'following',
    bookingId: booking.id,
  });
  const [said] = toastMessages.now();
  expect(said?.title).toBe('40 dates cancelled');
  act(() => said?.action?.onPress());
  await waitFor(() => expect(toastMessages.now().at(-1)?.title).toBe('39 bookings back, 1 not'));
  expect(toastMessages.now().at(-1)?.description).toBe('Taken meanwhile: Tue 1 Dec.');
});

test('the other times of the week end too, unless not: the counts say so', async () => {
  const times = ['every Wednesday, 13:00–18:00'];
  const none = { following: 0, all: 0 };
  const { asked } = answering({
    'bookings.cancelCounts': () => ({
      ...{ following: 40, all: 52, skipped: { following: 2, all: 2 } },
      others: { following: 15, all: 20, skipped: { ...none, following: 2, all: 2 }, times },
    }),
    'bookings.cancel': () => cancelled('following', 25),
  });
  const onClose = show(vi.fn(), { ...booking, id: booking.id.replace(/.$/, '7') });
  expect(screen.queryByRole('checkbox')).toBeNull();
  await userEvent.click(await screen.findByRole('radio', { name: 'This and all following' }));
  const others = await screen.findByRole('checkbox', { name: /^The other times of the week too/ });
  expect(screen.getByText('Also in this series: every Wednesday, 13:00–18:00.')).toBeTruthy();
  expect(await screen.findByRole('button', { name: 'Cancel 38 dates' })).toBeTruthy();
  await userEvent.click(others);
  await userEvent.click(await screen.findByRole('button', { name: 'Cancel 25 dates' }));
  await waitFor(() => expect(onClose).toHaveBeenCalled());
  expect(asked.find(({ path }) => path === 'bookings.cancel')?.input).toMatchObject({ others: false });
});

test('a booking alone asks nothing but whether', async () => {
  answering({ 'bookings.cancel': () => cancelled('one', 1) });
  const onClose = show(vi.fn(), { ...booking, series: null });
  expect(screen.queryByRole('radio')).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Cancel this date' }));
  await waitFor(() => expect(onClose).toHaveBeenCalled());
});

test('a refusal keeps the dialog and says why', async () => {
  answering({
    'bookings.cancel': () => {
      throw new Refused({ kind: 'not_now', code: 'booking.already_started' }, 412);
    },
  });
  const onClose = show(vi.fn(), { ...booking, series: null });
  await userEvent.click(screen.getByRole('button', { name: 'Cancel this date' }));
  await waitFor(() => expect(toastMessages.now().at(-1)?.title).toBe('This booking has already begun'));
  expect(onClose).not.toHaveBeenCalled();
});
