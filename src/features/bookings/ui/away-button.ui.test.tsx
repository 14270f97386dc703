import '@/testing/jsdom-gaps';
import { act, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { answering, Refused, TestScreen } from '@/client/testing-api';
import { dismissToast, toastMessages } from '@/ui/toast-store';
import type { BookingView } from '../bookings.contract';
import { BookingList } from './booking-list';

vi.mock('next/navigation', () => ({
  useRouter: () => ({ replace: () => undefined, push: () => undefined }),
  useSearchParams: () => new URLSearchParams(),
}));
afterEach(() => {
  act(() => toastMessages.now().forEach((message) => dismissToast(message.id)));
  vi.unstubAllGlobals();
});

const NOW = new Date('2026-11-26T10:00:00Z');
const id = (last: number) => `01930000-0000-7000-8000-00000000000${last}`;
const series = { id: id(7), words: 'every Thursday', rrule: 'FREQ=WEEKLY;BYDAY=TH', live: true };
const thursday: BookingView = {
  ...{ id: id(1), operatorId: id(2), operatorName: 'Harbour', operatorSlug: 'harbour', spaceId: id(3) },
  ...{ spaceName: 'Harbour House', spaceSlug: 'harbour-house', timeZone: 'Europe/Lisbon' },
  ...{ resourceId: id(4), resourceName: 'Desk 4', resourceKind: 'desk', status: 'confirmed', skipReason: null },
  ...{ startsAt: '2026-12-03T09:00:00.000Z', endsAt: '2026-12-03T17:00:00.000Z', note: '', guests: [] },
  ...{ guestName: null, requestExpiresAt: null, checkedInAt: null, checkedOutAt: null, releaseAt: null },
  ...{ checkInOpensAt: null, answerNote: '', overrideReason: null, series, createdAt: '2026-11-01T09:00:00.000Z' },
};
const soon = () => new Date(Date.now() + 20_000).toISOString();

function show(...bookings: BookingView[]) {
  const list = (rows: BookingView[]) => (
    <TestScreen>
      <BookingList
        {...{ bookings: rows, failed: false, past: false, more: false, loadingMore: false, now: NOW }}
        onMore={() => undefined}
        locale="en-GB"
        bookHref={null}
      />
    </TestScreen>
  );
  const { rerender } = render(list(bookings));
  return (...rows: BookingView[]) => rerender(list(rows));
}
const tap = async (name: string | RegExp) => userEvent.click(await screen.findByRole('button', { name }));
const said = () => toastMessages.now().at(-1);

test('a date is given up in two taps, named, and undone', async () => {
  const { asked } = answering({
    'bookings.cancel': () => ({
      ...{ cancellationId: id(9), scope: 'one', cancelled: 1, bookingIds: [id(1)], undoUntil: soon() },
    }),
    'bookings.undoCancel': () => ({ restored: 1, takenMeanwhile: [] }),
  });
  const becomes = show(thursday, { ...thursday, id: id(5), resourceName: 'Desk 5', series: null });
  await tap(/^I’m away: Desk 4/);
  const question = await screen.findByRole('dialog', { name: /^Give up Desk 4/ });
  expect(await within(question).findByText(/Give up Desk 4 on Thursday,? 3 Dec\?/)).toBeTruthy();
  expect(within(question).getByText('Others can book it at once.')).toBeTruthy();
  expect(asked).toEqual([]);
  await tap('Give it up');
  await waitFor(() => expect(said()?.title).toMatch(/^Desk 4 is free for others on Thursday,? 3 Dec$/));
  const sent = asked.find(({ path }) => path === 'bookings.cancel');
  expect(sent?.input).toMatchObject({ bookingId: id(1), operatorId: id(2), scope: 'one' });
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  // The row goes, and the focus stays with the list.
  becomes({ ...thursday, id: id(5), resourceName: 'Desk 5', series: null });
  await waitFor(() => expect(document.activeElement).not.toBe(document.body));
  expect(document.activeElement?.contains(screen.getByText('Desk 5'))).toBe(true);
  act(() => said()?.action?.onPress());
  await waitFor(() => expect(said()?.title).toBe('Your booking is back'));
});

test('who comes later says when, in quarters of an hour', async () => {
  const { asked } = answering({
    'bookings.move': () => ({ change: { changeId: id(9), undoUntil: soon() }, booking: thursday, dryRun: false }),
    'bookings.undoChange': () => ({ bookings: [] }),
  });
  show(thursday);
  await tap(/^I’m away: Desk 4/);
  await tap('I come later');
  const when = screen.getByRole('combobox', { name: 'I come at' });
  expect(document.activeElement).toBe(when);
  const times = within(when)
    .getAllByRole('option')
    .map((option) => option.textContent);
  expect([times[0], times[1], times.at(-1), times.length]).toEqual(['09:15', '09:30', '16:45', 31]);
  await userEvent.selectOptions(when, '10:30');
  await tap('Come at 10:30');
  await waitFor(() => expect(said()?.title).toMatch(/^Desk 4 is free for others until 10:30 on Thursday,? 3 Dec$/));
  const { input } = asked.find(({ path }) => path === 'bookings.move')!;
  expect(input).toMatchObject({ bookingId: id(1), startsAt: '2026-12-03T10:30:00.000Z' });
  expect(input).not.toHaveProperty('endsAt');
  act(() => said()?.action?.onPress());
  await waitFor(() => expect(said()?.title).toBe('Desk 4 is yours from 09:00 again'));
});

test('a refusal stays where it was asked', async () => {
  answering({
    'bookings.move': () => {
      throw new Refused({ kind: 'not_now', code: 'booking.only_end_changes' }, 412);
    },
  });
  show(thursday);
  await tap(/^I’m away: Desk 4/);
  await tap('I come later');
  await tap('Come at 10:00');
  expect((await screen.findByRole('alert')).textContent).toBeTruthy();
  expect(screen.getByRole('dialog')).toBeTruthy();
});

test('only a date to come of a repeat that lives, and that is one’s own, can be given up so', () => {
  show(
    { ...thursday, series: null },
    { ...thursday, id: id(5), series: { ...series, live: false } },
    { ...thursday, id: id(6), status: 'requested', requestExpiresAt: '2026-12-01T09:00:00.000Z' },
    { ...thursday, id: id(8), startsAt: '2026-11-26T09:00:00.000Z', endsAt: '2026-11-26T17:00:00.000Z' },
  );
  expect(screen.queryByRole('button', { name: /^I’m away/ })).toBeNull();
});
