import '@/testing/jsdom-gaps';
import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { answering, TestScreen } from '@/client/testing-api';
import { Toaster } from '@/ui/toaster';
import type { BookingView } from '../bookings.contract';
import { BookingList } from './booking-list';

vi.mock('next/navigation', () => ({
  useRouter: () => ({ replace: () => undefined, push: () => undefined }),
  useSearchParams: () => new URLSearchParams(),
}));

const NOW = new Date('2026-11-24T10:00:00Z');
const booking = (id: string, changes: Partial<BookingView>): BookingView => ({
  id,
  operatorId: 'o',
  operatorName: 'Harbour',
  operatorSlug: 'harbour',
  spaceId: 's',
  spaceName: 'Harbour House',
  spaceSlug: 'harbour-house',
  timeZone: 'Europe/Lisbon',
  resourceId: 'r',
  resourceName: 'Desk 4',
  resourceKind: 'desk',
  startsAt: '2026-11-25T09:00:00.000Z',
  endsAt: '2026-11-25T17:00:00.000Z',
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
  series: null,
  createdAt: '2026-11-01T09:00:00.000Z',
  ...changes,
});

function show(bookings: BookingView[], props: Partial<Parameters<typeof BookingList>[0]> = {}) {
  render(
    <TestScreen>
      <BookingList
        bookings={bookings}
        failed={false}
        past={false}
        more={false}
        loadingMore={false}
        onMore={() => undefined}
        now={NOW}
        locale="en-GB"
        bookHref="/o/harbour/s/harbour-house/book"
        {...props}
      />
      <Toaster />
    </TestScreen>,
  );
}

test('days are those of the wall clock of each space, and today and tomorrow are called so', () => {
  show([
    booking('a', { startsAt: '2026-11-24T11:00:00.000Z', endsAt: '2026-11-24T12:00:00.000Z' }),
    booking('b', {}),
    // Still Tuesday in Lisbon, Wednesday morning on Lord Howe.
    booking('c', {
      timeZone: 'Australia/Lord_Howe',
      spaceName: 'Lagoon Hut',
      startsAt: '2026-11-24T22:00:00.000Z',
      endsAt: '2026-11-25T06:00:00.000Z',
    }),
  ]);
  const headings = screen.getAllByRole('heading', { level: 2 }).map((heading) => heading.textContent);
  expect(headings).toEqual(['TodayTue 24 Nov', 'TomorrowWed 25 Nov']);
  expect(within(screen.getByRole('region', { name: /Tomorrow/ })).getByText('Lagoon Hut, Harbour')).toBeTruthy();
});

test('a skipped date stands there with its reason and its series', () => {
  const series = { id: 's', words: 'every Wednesday', rrule: 'FREQ=WEEKLY;BYDAY=WE', live: true };
  show([booking('a', { status: 'skipped', skipReason: 'taken', series })]);
  expect(screen.getByText('Taken when you booked')).toBeTruthy();
  expect(screen.getByText('every Wednesday')).toBeTruthy();
});

test('what has begun cannot be cancelled, and says so', async () => {
  show([booking('a', { startsAt: '2026-11-24T09:00:00.000Z', endsAt: '2026-11-24T17:00:00.000Z' })]);
  const cancel = screen.getByRole('button', { name: /^Cancel Desk 4/ });
  expect(cancel.getAttribute('aria-disabled')).toBe('true');
  await userEvent.click(cancel);
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(screen.getAllByText('It has already begun.').length).toBeGreaterThan(0);
});

test('an empty list teaches', () => {
  show([]);
  expect(screen.getByRole('link', { name: 'Open the floor plan' }).getAttribute('href')).toContain('/book');
});

test('a request says until when it is held, and is withdrawn', () => {
  show([booking('a', { status: 'requested', requestExpiresAt: '2026-11-24T15:00:00.000Z' })]);
  expect(screen.getByText(/Waits for a yes, held until Tue.* 24 Nov.*15:00/)).toBeTruthy();
  expect(screen.getByRole('button', { name: /^Withdraw Desk 4/ })).toBeTruthy();
});

test('what came to nothing says so, with the note, and has nothing to press', () => {
  show([
    booking('a', { status: 'declined', answerNote: 'We paint' }),
    booking('b', { status: 'no_show', releaseAt: '2026-11-24T09:15:00.000Z' }),
  ]);
  expect(screen.getByText('“We paint”')).toBeTruthy();
  expect(screen.getByText(/nobody checked in by Tue.*09:15/)).toBeTruthy();
  expect(screen.queryByRole('button')).toBeNull();
});

test('check-in says when it opens, then is one press; check-out follows', async () => {
  const { asked } = answering({
    'bookings.checkIn': () => ({
      ...{ bookingId: 'b', checkedInAt: NOW.toISOString(), how: 'member', already: false },
      change: { changeId: 'c', undoUntil: new Date(Date.now() + 20_000).toISOString() },
    }),
    'bookings.undoChange': () => ({ bookings: [] }),
  });
  const today = { startsAt: '2026-11-24T10:10:00.000Z', endsAt: '2026-11-24T12:00:00.000Z' };
  show([
    booking('a', { ...today, resourceName: 'Desk 1', checkInOpensAt: '2026-11-24T10:05:00.000Z' }),
    booking('b', { ...today, resourceName: 'Desk 2', checkInOpensAt: '2026-11-24T10:00:00.000Z' }),
    booking('c', {
      ...today,
      resourceName: 'Desk 3',
      startsAt: '2026-11-24T09:00:00.000Z',
      checkInOpensAt: '2026-11-24T08:00:00.000Z',
      checkedInAt: '2026-11-24T09:00:00.000Z',
    }),
    booking('d', { ...today, resourceName: 'Desk 4' }),
  ]);
  expect(screen.getByRole('button', { name: /^Check in: Desk 1/ }).getAttribute('aria-disabled')).toBe('true');
  expect(screen.queryByRole('button', { name: /Check in: Desk 4/ })).toBeNull();
  expect(screen.getByRole('button', { name: /^Check out: Desk 3/ })).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: /^Check in: Desk 2/ }));
  expect(asked.filter(({ path }) => path === 'bookings.checkIn')).toMatchObject([{ input: { bookingId: 'b' } }]);
  const undo = await screen.findByRole('button', { name: 'Undo' });
  // The place of messages lets presses through until it has drawn its first.
  await waitFor(() => expect(undo.closest('[style*="pointer-events: none"]')).toBeNull());
  await userEvent.click(undo);
  expect(await screen.findByText('You are not checked in, as before')).toBeTruthy();
  expect(asked.filter(({ path }) => path === 'bookings.undoChange')).toMatchObject([{ input: { changeId: 'c' } }]);
});
