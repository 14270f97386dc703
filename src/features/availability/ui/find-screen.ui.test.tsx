import '@/testing/jsdom-gaps';
import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { NuqsTestingAdapter, type UrlUpdateEvent } from 'nuqs/adapters/testing';
import { afterEach, expect, test, vi } from 'vitest';
import { answering, TestScreen } from '@/client/testing-api';
import type { SpaceId } from '@/kernel/ids';
import { NO_WISH, type Wish } from '../domain/wish';
import type { FoundPlaceView, SearchAnswer } from '../search.contract';
import { FindScreen } from './find-screen';

vi.mock('next/navigation', () => ({
  useRouter: () => ({ replace: () => undefined, push: () => undefined }),
  usePathname: () => '/',
  useSearchParams: () => new URLSearchParams(),
}));
afterEach(cleanup);

// A Thursday.
const NOW = new Date('2026-11-26T08:00:00Z');
const range = (from: string, to: string) => ({ startsAt: `${from}:00.000Z`, endsAt: `${to}:00.000Z` });
const time = (date: string) => ({
  ...range(`${date}T13:00`, `${date}T14:30`),
  date,
  free: range(`${date}T13:00`, `${date}T20:00`),
  whole: false,
  byRule: false,
  open: [range(`${date}T08:00`, `${date}T20:00`)],
  taken: [range(`${date}T11:00`, `${date}T13:00`)],
});
const library: FoundPlaceView = {
  resource: {
    id: '0197b6c4-0000-7000-8000-000000000004',
    name: 'Library',
    kind: 'meeting_room',
    capacity: 6,
    amenities: ['Screen'],
    openToVisitors: false,
    groupName: null,
    floorName: 'First floor',
  },
  reasons: ['exact_fit', 'soonest'],
  onRequest: false,
  times: [time('2026-12-01'), time('2026-12-03')],
};
const answer = (items: FoundPlaceView[], more: Partial<SearchAnswer> = {}): SearchAnswer => ({
  timeZone: 'Europe/Lisbon',
  dates: ['2026-12-01'],
  items,
  total: items.length,
  page: 1,
  pages: 1,
  yours: [],
  nearest: [],
  ...more,
});

function show(first = answer([library]), wish: Wish = NO_WISH, searchParams = '') {
  const addresses: string[] = [];
  const { asked } = answering({ 'availability.search': () => answer([library]) });
  render(
    <TestScreen>
      <NuqsTestingAdapter
        searchParams={searchParams}
        hasMemory
        onUrlUpdate={(event: UrlUpdateEvent) => addresses.push(event.queryString)}
      >
        <FindScreen
          space={{
            id: '0197b6c4-0000-7000-8000-000000000001' as SpaceId,
            slug: 'harbour-house',
            name: 'Harbour House',
            operator: 'harbour',
            timeZone: 'Europe/Lisbon',
          }}
          vocabulary={{
            resources: [{ id: library.resource.id, name: 'Library' }],
            groups: ['Quiet room'],
            amenities: ['Screen'],
          }}
          kinds={['desk', 'meeting_room']}
          shutDays={{ shut: { '2026-12-01': 'closed, Restoration' }, closesAt: '2026-11-26T20:00:00.000Z' }}
          first={first}
          firstAsked={{ wish, page: 1 }}
          firstNow={NOW}
          locale="en-GB"
        />
      </NuqsTestingAdapter>
    </TestScreen>,
  );
  return { addresses, asked };
}

const box = () => screen.getByLabelText<HTMLInputElement>('What, for how many, when');

test('each place says when, why it stands there, and leads to exactly that time on Book', () => {
  show();
  const place = screen.getByRole('article');
  expect(within(place).getByRole('heading', { name: 'Library' })).toBeDefined();
  expect(within(place).getByText('Seats just as many')).toBeDefined();
  expect(within(place).getByRole('img', { name: /^Free .*; taken 11:00–13:00$/ })).toBeDefined();
  const book = within(place).getByRole('link', { name: 'Book Library, Tue 1 Dec, 13:00–14:30' });
  expect(book.getAttribute('href')).toBe(
    `/o/harbour/s/harbour-house/book?date=2026-12-01&from=13%3A00&to=14%3A30&desk=${library.resource.id}`,
  );
});

test('another day of a place is chosen with its strip and its way to Book', async () => {
  show();
  await userEvent.click(screen.getByRole('button', { name: 'Thu 3 Dec 13:00–14:30' }));
  expect(screen.getByRole('link', { name: 'Book Library, Thu 3 Dec, 13:00–14:30' }).getAttribute('href')).toContain(
    'date=2026-12-03',
  );
});

test('what is typed goes into the address and the fields, and is read back; what was not understood is said', async () => {
  const { addresses, asked } = show();
  await userEvent.type(box(), 'room for 6 with a jacuzzi, 90 min, next tue afternoon{Enter}');
  await waitFor(() => expect(box().value).toBe('Meeting room for 6, 90 min, Tue 1 Dec, afternoon'));
  expect(screen.getByText('Not understood: “jacuzzi”. The rest counts.')).toBeDefined();
  expect(Object.fromEntries(new URLSearchParams(addresses.at(-1)))).toEqual({
    kind: 'meeting_room',
    people: '6',
    minutes: '90',
    days: '2026-12-01',
    part: 'afternoon',
  });
  await waitFor(() => expect(asked.some(({ path }) => path === 'availability.search')).toBe(true));
  expect(asked.at(-1)?.input).toMatchObject({ kinds: ['meeting_room'], people: 6, minutes: 90, parts: ['afternoon'] });
  expect(screen.getByLabelText<HTMLInputElement>('People').value).toBe('6');
  expect(screen.getByRole('button', { name: 'Meeting room' }).getAttribute('aria-pressed')).toBe('true');
  // A changed wish has nothing to do with words from before.
  await userEvent.click(screen.getByRole('button', { name: 'Without “for 6”' }));
  await waitFor(() => expect(box().value).toBe('Meeting room, 90 min, Tue 1 Dec, afternoon'));
  expect(screen.queryByText(/Not understood/)).toBeNull();
});

test('a weekday that is shut means the one after, and says so; the shut day is marked, and can still be chosen', async () => {
  show();
  const shut = screen.getByRole('button', { name: 'Tue 1 Dec, closed, Restoration' });
  expect(shut.title).toBe('closed, Restoration');
  await userEvent.type(box(), 'room, tuesday afternoon{Enter}');
  await waitFor(() => expect(box().value).toBe('Meeting room, Tue 8 Dec, afternoon'));
  expect(screen.getByText('Tue 1 Dec is closed, Restoration: Tue 8 Dec is meant.')).toBeDefined();
  await userEvent.click(shut);
  await waitFor(() => expect(box().value).toBe('Meeting room, Tue 1 Dec or Tue 8 Dec, afternoon'));
  expect(screen.queryByText(/is meant/)).toBeNull();
});

test('what is chosen field by field stands in the sentence', async () => {
  show();
  await userEvent.click(screen.getByRole('button', { name: 'Screen' }));
  await userEvent.click(screen.getByRole('button', { name: 'Fri 27 Nov' }));
  await userEvent.click(screen.getByRole('button', { name: 'Morning' }));
  await userEvent.selectOptions(screen.getByLabelText('Desk group'), 'Quiet room');
  await waitFor(() => expect(box().value).toBe('Quiet room with Screen, Fri 27 Nov, morning'));
});

test('a wish in words in the address is read, and its unread words are said', () => {
  const wish = { ...NO_WISH, kinds: ['desk' as const] };
  show(answer([library]), wish, '?q=blue+desk');
  expect(box().value).toBe('Desk');
  expect(screen.getByText('Not understood: “blue”. The rest counts.')).toBeDefined();
});

test('what one has already is said so, with the way to it', () => {
  const yours = [
    { ...range('2026-11-30T09:00', '2026-11-30T17:00'), bookingId: 'b1', resourceName: 'Desk 4', date: '2026-11-30' },
  ];
  const wish = { ...NO_WISH, places: [library.resource.id], days: ['2026-11-30'] };
  show(answer([], { yours }), wish, `?place=${library.resource.id}&days=2026-11-30`);
  expect(screen.getByText('You have Desk 4 already')).toBeDefined();
  expect(screen.getByText('Mon 30 Nov, 09:00–17:00')).toBeDefined();
  expect(screen.getByRole('link', { name: 'My bookings' }).getAttribute('href')).toBe('/bookings?booking=b1');
  expect(screen.queryByText(/Nothing/)).toBeNull();
});

test('where nothing is found, what nearly works is offered, and one press asks for it', async () => {
  const near = { ...NO_WISH, people: 6, amenities: [] as string[] };
  const wish = { ...NO_WISH, people: 6, amenities: ['Screen'] };
  const nearest: SearchAnswer['nearest'] = [
    { by: 'without', wish: { ...near, kinds: [], places: [], days: [], parts: [] }, first: library, total: 3 },
  ];
  const { addresses } = show(answer([], { nearest }), wish, '?people=6&with=Screen');
  expect(screen.getByText('Without Screen')).toBeDefined();
  expect(screen.getByText(/Library, Tue 1 Dec, 13:00–14:30, and 2 more/)).toBeDefined();
  await userEvent.click(screen.getByRole('button', { name: 'Show them' }));
  expect(addresses.at(-1)).toBe('?people=6');
});
