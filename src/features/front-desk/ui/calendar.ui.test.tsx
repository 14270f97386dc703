import '@/testing/jsdom-gaps';
import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { NuqsTestingAdapter } from 'nuqs/adapters/testing';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { answering, TestScreen } from '@/client/testing-api';
import { newId } from '@/kernel/ids';
import type { DeskBooking, DeskCalendar } from '../front-desk.contract';
import { CalendarScreen } from './calendar-screen';

vi.mock('next/navigation', () => ({
  useRouter: () => ({ replace: () => undefined, push: () => undefined }),
  useSearchParams: () => new URLSearchParams(),
  usePathname: () => '/o/harbour/s/house/calendar',
}));

const NOW = new Date('2026-11-24T10:07:00Z');
const [desk, room] = [newId<'resource'>(), newId<'resource'>()];
const open = [{ startsAt: '2026-11-24T08:00:00.000Z', endsAt: '2026-11-24T20:00:00.000Z' }];
const booking: DeskBooking = {
  bookingId: newId<'booking'>(),
  operatorId: newId<'operator'>(),
  memberId: newId<'member'>(),
  name: 'Ana Reis',
  photoVersion: 0,
  role: 'member',
  guest: false,
  isNew: false,
  resourceId: desk,
  resourceName: 'Desk 1',
  resourceKind: 'desk',
  floorName: 'Ground floor',
  startsAt: '2026-11-24T11:00:00.000Z',
  endsAt: '2026-11-24T13:00:00.000Z',
  madeAt: '2026-11-20T10:00:00.000Z',
  status: 'confirmed',
  recurring: false,
  note: 'Needs a screen',
  guests: [],
  overrideReason: null,
  checkInAsked: false,
  checkInOpensAt: '2026-11-24T00:00:00.000Z',
  checkedInAt: null,
  checkedOutAt: null,
  releaseAt: null,
};
const calendar: DeskCalendar = {
  dates: ['2026-11-24'],
  timeZone: 'Europe/Lisbon',
  spaceName: 'Harbour House',
  places: [
    { id: desk, name: 'Desk 1', kind: 'desk', floorName: 'Ground floor', capacity: 1, groupName: null, open },
    { id: room, name: 'Anchor', kind: 'meeting_room', floorName: 'First floor', capacity: 6, groupName: null, open },
  ],
  bookings: [booking],
  claims: [
    { resourceId: room, kind: 'closure', words: 'Closed: Paint', startsAt: open[0]!.startsAt, endsAt: open[0]!.endsAt },
    {
      ...{ resourceId: room, kind: 'event', words: 'Reading', eventSlug: 'reading' },
      ...{ startsAt: '2026-11-24T16:00:00.000Z', endsAt: '2026-11-24T17:00:00.000Z' },
    },
  ],
};

const length = {
  ...{
    id: 'r',
    topic: 'length',
    kind: null,
    resourceId: null,
    role: null,
    memberId: null,
    words: 'Two hours are plenty',
  },
  settings: { minMinutes: null, maxMinutes: 120, step: { unit: 'minutes', every: 15 }, starts: [] },
};
const ground = {
  booking: {
    ...{ id: booking.bookingId, operatorId: booking.operatorId, spaceId: newId<'space'>(), timeZone: 'Europe/Lisbon' },
    ...{ resourceId: desk, resourceName: 'Desk 1', startsAt: booking.startsAt, endsAt: booking.endsAt, series: null },
  },
  rules: {
    timeZone: 'Europe/Lisbon',
    weekly: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opensMinute: 480, closesMinute: 1200 })),
    exceptions: [],
  },
  bookingRules: [length],
  who: { memberId: booking.memberId, role: 'member' },
  mayOverride: true,
  places: [{ id: desk, name: 'Desk 1', kind: 'desk', openToVisitors: false, hours: null }],
};
const day = {
  ...{ date: '2026-11-24', startsAt: new Date('2026-11-24T00:00:00Z'), endsAt: new Date('2026-11-25T00:00:00Z') },
  ...{ open: [], holiday: null },
};

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOW });
  answering({
    'frontDesk.calendar': () => calendar,
    'members.people': () => ({ items: [], nextCursor: null }),
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const show = (search = '') =>
  render(
    <TestScreen>
      <NuqsTestingAdapter searchParams={search} hasMemory>
        <CalendarScreen
          spaceId={newId<'space'>()}
          operatorId={booking.operatorId}
          where={{ operator: 'harbour', space: 'house' }}
          first={calendar}
          firstNow={NOW}
          locale="en-GB"
        />
      </NuqsTestingAdapter>
    </TestScreen>,
  );

test('each place has its day: what is booked, what is shut, and what is free from now on', () => {
  show();
  const grid = within(screen.getByRole('group', { name: 'Calendar' }));
  const row = within(grid.getByRole('group', { name: 'Desk 1' }));
  expect(row.getAllByRole('button').map((one) => one.getAttribute('aria-label'))).toEqual([
    'Desk 1, free 10:07–11:00: book',
    'Desk 1, free 13:00–20:00: book',
    'Ana Reis, Desk 1, 11:00–13:00, Desk',
  ]);
  expect(within(grid.getByRole('group', { name: 'Anchor' })).getByText('Closed: Paint')).toBeDefined();
  const event = grid.getByRole('link', { name: /^Reading, Anchor/ });
  expect(event.getAttribute('href')).toMatch(/\/events\/reading$/);
});

test('a booking opens with what is known and what can be done; what cannot says why', async () => {
  show();
  await userEvent.click(screen.getByRole('button', { name: /^Ana Reis/ }));
  const card = within(await screen.findByRole('dialog', { name: 'Ana Reis' }));
  expect(card.getByText('Needs a screen')).toBeDefined();
  expect(card.getByRole('button', { name: 'Check out' }).getAttribute('aria-disabled')).toBe('true');
  expect(card.getByRole('button', { name: 'Check in' }).getAttribute('aria-disabled')).toBeNull();
});

test('what is free is booked by a press: place and time are chosen already', async () => {
  show();
  screen.getByRole('button', { name: 'Desk 1, free 13:00–20:00: book' }).focus();
  await userEvent.keyboard('{Enter}');
  expect(await screen.findByRole('dialog', { name: 'Who is it for?' })).toBeDefined();
  expect(screen.getByText('Tue 24 Nov, 13:00–14:00')).toBeDefined();
});

test('from its card anybody’s booking is changed, in the windows that members know', async () => {
  const { asked } = answering({
    'frontDesk.calendar': () => calendar,
    'bookings.placesFor': () => ground,
    'bookings.receivers': () => [{ memberId: newId<'member'>(), name: 'Ben Costa' }],
    'bookings.handOver': () => ({ change: null, booking: ground.booking, to: { memberId: '', name: 'Ben Costa' } }),
  });
  show();
  await userEvent.click(screen.getByRole('button', { name: /^Ana Reis/ }));
  await userEvent.click(await screen.findByRole('button', { name: 'Hand over' }));
  const window = within(await screen.findByRole('dialog', { name: 'Hand over Desk 1' }));
  await userEvent.click(await window.findByRole('radio', { name: 'Ben Costa' }));
  await userEvent.click(window.getByRole('button', { name: 'Give it to Ben Costa' }));
  await waitFor(() => expect(asked.map(({ path }) => path)).toContain('bookings.handOver'));
});

test('taken hold of by M, a booking goes by arrows; staff break a rule with a reason, and never what somebody has', async () => {
  const { asked } = answering({
    'frontDesk.calendar': () => calendar,
    'availability.day': () => ({ ...day, busy: [] }),
    'bookings.placesFor': () => ground,
    'bookings.move': () => ({ change: null, booking: ground.booking, dryRun: false }),
  });
  show();
  const block = screen.getByRole('button', { name: /^Ana Reis/ });
  block.focus();
  await userEvent.keyboard('{ArrowRight}');
  expect(screen.queryByRole('group', { name: 'What would change' })).toBeNull();
  await userEvent.keyboard('m');
  expect(screen.getByText(/^Ana Reis is taken hold of/)).toBeDefined();
  await userEvent.keyboard('{Shift>}{ArrowRight}{/Shift}');
  expect(await screen.findByText('Extend Ana Reis to 11:00–13:15?')).toBeDefined();
  expect(await screen.findByText(/^Two hours are plenty/, { selector: 'p' })).toBeDefined();
  await userEvent.keyboard('{Enter}');
  expect(document.activeElement).toBe(screen.getByLabelText('All the same, because'));
  await userEvent.keyboard('Their train is late{Enter}');
  await waitFor(() => expect(asked.map(({ path }) => path)).toContain('bookings.move'));
  expect(asked.find(({ path }) => path === 'bookings.move')?.input).toMatchObject({
    endsAt: '2026-11-24T13:15:00.000Z',
    override: 'Their train is late',
  });
});

test('a kind alone, and colours by standing with their legend', () => {
  show('?kind=meeting_room&color=state');
  const grid = within(screen.getByRole('group', { name: 'Calendar' }));
  expect(grid.queryByRole('group', { name: 'Desk 1' })).toBeNull();
  expect(within(screen.getByRole('list', { name: 'What the colours mean' })).getByText('Did not come')).toBeDefined();
});
