import '@/testing/jsdom-gaps';
import { act, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { answering, Refused, TestScreen } from '@/client/testing-api';
import { Toaster } from '@/ui/toaster';
import { dismissToast, toastMessages } from '@/ui/toast-store';
import type { BookingView } from '../bookings.contract';
import { ChangeDialog } from './change-dialogs';

vi.mock('next/navigation', () => ({
  useRouter: () => ({ replace: () => undefined, push: () => undefined }),
  useSearchParams: () => new URLSearchParams(),
}));
afterEach(() => {
  act(() => toastMessages.now().forEach((message) => dismissToast(message.id)));
  vi.unstubAllGlobals();
});

const id = (n: number) => `01930000-0000-7000-8000-00000000000${n}`;
const booking: BookingView = {
  ...{ id: id(1), operatorId: id(2), operatorName: 'Harbour', operatorSlug: 'harbour' },
  ...{ spaceId: id(3), spaceName: 'Harbour House', spaceSlug: 'harbour-house', timeZone: 'Europe/Lisbon' },
  ...{ resourceId: id(4), resourceName: 'Desk 4', resourceKind: 'desk' },
  startsAt: '2026-11-30T09:00:00.000Z',
  endsAt: '2026-11-30T12:00:00.000Z',
  ...{ status: 'confirmed', skipReason: null, note: '', guests: [], guestName: null, requestExpiresAt: null },
  ...{ checkedInAt: null, checkedOutAt: null, releaseAt: null, checkInOpensAt: null, answerNote: '' },
  ...{ overrideReason: null, createdAt: '2026-11-01T09:00:00.000Z' },
  series: { id: id(8), words: 'every Monday', rrule: 'FREQ=WEEKLY', live: true },
};
const NOW = new Date('2026-11-23T08:00:00Z');
const ben = { memberId: id(6), name: 'Ben' };
const date = (day: string, state: string) => ({
  ...{ localStart: `2026-${day}T09:00`, startsAt: `2026-${day}T09:00:00.000Z`, endsAt: `2026-${day}T12:00:00.000Z` },
  ...{ state, clash: null, holiday: state === 'closed' ? 'Restoration Day' : null, rule: null, options: [] },
  ...{ bookingId: id(1), resourceId: id(4), resourceName: 'Desk 4', was: { skipped: false } },
});
const WEDNESDAYS = { words: 'every Wednesday', localStart: '2026-12-02T13:00', durationMinutes: 300 };
const plan = (...occurrences: object[]) => ({ planToken: 'as shown', occurrences, otherTimes: [] as object[] });
const undoUntil = new Date(Date.now() + 20_000).toISOString();
const changed = { changeId: id(9), undoUntil, seriesId: id(7), words: 'every Monday', changed: 2 };

// What was asked about one series is remembered for a while: each test has its own.
let shown = 100;
function show(given: BookingView = booking, what: 'hand_over' | 'keep_only' = 'hand_over') {
  const of = { ...given, id: `01930000-0000-7000-8000-000000000${(shown += 1)}` };
  const onClose = vi.fn();
  const screenWith = (open: boolean) => (
    <TestScreen>
      {open ? <ChangeDialog what={what} booking={of} now={NOW} locale="en-GB" onClose={onClose} /> : null}
      <Toaster />
    </TestScreen>
  );
  const { rerender } = render(screenWith(true));
  onClose.mockImplementation(() => rerender(screenWith(false)));
  return { onClose, bookingId: of.id };
}
const choose = (name: string) => screen.findByRole('radio', { name }).then((one) => userEvent.click(one));
const button = (name: string) => screen.findByRole('button', { name });

test('all that follows goes to another member, once each date was looked at, and comes back by the toast', async () => {
  const { asked } = answering({
    'bookings.receivers': () => [ben],
    'bookings.planSeriesChange': () =>
      plan(date('11-30', 'fine'), date('12-01', 'closed'), date('12-07', 'fine'), date('12-14', 'left_out')),
    'bookings.changeSeries': () => changed,
    'bookings.undoSeriesChange': () => ({ restored: 2 }),
  });
  const { onClose, bookingId } = show();
  await choose('This and following');
  await choose('Ben');
  expect(await screen.findByText('2 dates go to Ben, as a series of Ben’s own.')).toBeTruthy();
  expect(screen.getByText('Tue 1 Dec: Restoration Day')).toBeTruthy();
  await userEvent.click(screen.getByRole('radio', { name: /Give it back/ }));
  await userEvent.click(await button('Give them to Ben'));
  await waitFor(() => expect(onClose).toHaveBeenCalled());
  const sent = asked.find(({ path }) => path === 'bookings.changeSeries')?.input;
  expect(sent).toMatchObject({
    ...{ bookingId, scope: 'following', toMemberId: id(6), planToken: 'as shown' },
    decisions: [{ act: 'skip', localStart: '2026-12-01T09:00' }],
  });
  await screen.findByText('Ben has 2 dates of Desk 4 now');
  await userEvent.click(await button('Undo'));
  await screen.findByText('Desk 4 is yours again');
  expect(asked.find(({ path }) => path === 'bookings.undoSeriesChange')?.input).toMatchObject({ changeId: id(9) });
});

test('what stands in the way of all of it is said, and nothing can be sent', async () => {
  const notTheirs = new Refused({ kind: 'forbidden', code: 'booking.not_for_visitors', details: {} }, 403);
  let answer = (): object => {
    throw notTheirs;
  };
  answering({ 'bookings.receivers': () => [ben], 'bookings.planSeriesChange': () => answer() });
  show();
  await choose('All');
  expect((await button('Hand over')).getAttribute('aria-disabled')).toBe('true');
  await choose('Ben');
  expect(await screen.findByText('This is for members')).toBeTruthy();
  expect((await button('Give them to Ben')).getAttribute('aria-disabled')).toBe('true');
  answer = () => plan(date('11-30', 'closed'));
  await choose('This and following');
  expect(await screen.findByText('Ben may have none of these dates.')).toBeTruthy();
  expect((await button('Give them to Ben')).getAttribute('aria-disabled')).toBe('true');
});

test('a booking by itself, and a date of a series that has ended, has no following', async () => {
  answering({ 'bookings.receivers': () => [ben] });
  show({ ...booking, series: { ...booking.series!, live: false } });
  await screen.findByRole('radio', { name: 'Ben' });
  expect(screen.queryByRole('radio', { name: 'This and following' })).toBeNull();
});

test('only one date is kept, a booking by itself, and the others end where that is said', async () => {
  const { asked } = answering({
    'bookings.planSeriesChange': ({ keepOnly, scope }: { keepOnly: string; scope: string }) =>
      plan(date('11-30', 'own'), ...(keepOnly === 'others_end' ? [date('12-07', 'gone'), date('12-14', 'gone')] : []), {
        ...date('12-21', scope === 'all' ? 'same' : 'left_out'),
      }),
    'bookings.changeSeries': () => changed,
    'bookings.undoSeriesChange': () => ({ restored: 3 }),
  });
  const { onClose, bookingId } = show(booking, 'keep_only');
  expect(await screen.findByText(/^Desk 4 on Mon 30 Nov leaves every Monday/)).toBeTruthy();
  await waitFor(async () => expect((await button('Keep it')).getAttribute('aria-disabled')).not.toBe('true'));
  await userEvent.click(screen.getByRole('radio', { name: /Those after it end/ }));
  await userEvent.click(await button('Keep it, give back 2 dates'));
  await waitFor(() => expect(onClose).toHaveBeenCalled());
  expect(asked.find(({ path }) => path === 'bookings.changeSeries')?.input).toMatchObject({
    ...{ bookingId, scope: 'following', keepOnly: 'others_end', planToken: 'as shown' },
  });
  await userEvent.click(await button('Undo'));
  await screen.findByText('The series is as it was');
});

test('the other times of the week go too, unless not', async () => {
  const { asked } = answering({
    'bookings.receivers': () => [ben],
    'bookings.planSeriesChange': () => ({ ...plan(date('11-30', 'fine')), otherTimes: [WEDNESDAYS] }),
  });
  show();
  await choose('This and following');
  await choose('Ben');
  const others = await screen.findByRole('checkbox', { name: /^The other times of the week too/ });
  expect(screen.getByText('Also in this series: every Wednesday, 13:00–18:00.')).toBeTruthy();
  const last = () => asked.findLast(({ path }) => path === 'bookings.planSeriesChange')?.input;
  expect(last()).toMatchObject({ others: true });
  await userEvent.click(others);
  await waitFor(() => expect(last()).toMatchObject({ others: false }));
});
