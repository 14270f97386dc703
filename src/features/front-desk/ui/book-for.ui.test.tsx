import '@/testing/jsdom-gaps';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { answering, Refused, TestScreen } from '@/client/testing-api';
import { newId } from '@/kernel/ids';
import { BookForDialog } from './book-for-dialog';

vi.mock('next/navigation', () => ({
  useRouter: () => ({ replace: () => undefined, push: () => undefined }),
  useSearchParams: () => new URLSearchParams(),
}));
afterEach(() => vi.unstubAllGlobals());

const NOW = new Date('2026-11-24T10:07:00Z');
const desk = newId<'resource'>();
const ana = {
  memberId: newId<'member'>(),
  displayName: 'Ana Reis',
  role: 'member',
  email: 'ana@example.test',
  photoVersion: 0,
};
const booked = {
  booking: { id: newId(), resourceId: desk, resourceName: 'Desk 4', status: 'confirmed' },
  dryRun: false,
};
const answers = (book: (input: { dryRun?: boolean; override: string | null }) => unknown = () => booked) => ({
  'members.people': () => ({ items: [ana], nextCursor: null }),
  'frontDesk.places': () => ({
    groups: [{ id: newId(), name: 'Window desks', free: 2 }],
    places: [
      { id: desk, name: 'Desk 4', kind: 'desk', floorName: 'Ground floor', capacity: 1, free: true, usual: true },
      { id: newId(), name: 'Desk 5', kind: 'desk', floorName: 'Ground floor', capacity: 1, free: false, usual: false },
    ],
  }),
  'bookings.book': book,
  'bookings.checkIn': () => ({}),
});

function show() {
  const onDone = vi.fn();
  const setting = {
    spaceId: newId<'space'>(),
    operatorId: newId<'operator'>(),
    timeZone: 'Europe/Lisbon',
    locale: 'en-GB',
    today: '2026-11-24',
  };
  const open = [{ startsAt: new Date('2026-11-24T08:00:00Z'), endsAt: new Date('2026-11-24T20:00:00Z') }];
  render(
    <TestScreen>
      <BookForDialog setting={setting} open={open} now={NOW} onDone={onDone} onClose={() => undefined} />
    </TestScreen>,
  );
  return onDone;
}
const press = async (name: RegExp) => userEvent.click(await screen.findByRole('button', { name }));
const written = (asked: { path: string; input: unknown }[], path = 'bookings.book') =>
  asked.filter((one) => one.path === path).map((one) => one.input as Record<string, unknown>);

test('a member is booked in three presses, from the quarter hour that is running until five', async () => {
  const { asked } = answering(answers());
  const onDone = show();
  await press(/^Ana Reis|Ana Reis/);
  await press(/^Desk 4/);
  await press(/^Book$/);
  await vi.waitFor(() => expect(onDone).toHaveBeenCalled());
  expect(written(asked).at(-1)).toMatchObject({
    resourceId: desk,
    startsAt: '2026-11-24T10:00:00.000Z',
    endsAt: '2026-11-24T17:00:00.000Z',
    onBehalfOf: { memberId: ana.memberId },
    override: null,
  });
  expect(written(asked, 'bookings.checkIn')).toHaveLength(0);
});

test('a walk-in is booked in three presses too, and is in', async () => {
  const { asked } = answering(answers());
  const onDone = show();
  await press(/Walk-in/);
  await press(/^Any of Window desks/);
  await press(/^Book$/);
  await vi.waitFor(() => expect(onDone).toHaveBeenCalled());
  expect(written(asked).at(-1)).toMatchObject({ onBehalfOf: { guest: { name: 'Walk-in', email: null } } });
  expect(written(asked, 'bookings.checkIn')).toHaveLength(1);
});

test('a guest has a name, and an address where they leave one', async () => {
  const { asked } = answering(answers());
  const onDone = show();
  await userEvent.type(screen.getByLabelText('Name'), 'Rosa Lima');
  await press(/Guest “Rosa Lima”/);
  await press(/^Desk 4/);
  await userEvent.type(screen.getByLabelText(/Mail address/), 'rosa@example.test');
  await press(/^Book$/);
  await vi.waitFor(() => expect(onDone).toHaveBeenCalled());
  expect(written(asked).at(-1)).toMatchObject({
    onBehalfOf: { guest: { name: 'Rosa Lima', email: 'rosa@example.test' } },
  });
});

test('a rule says no before anybody presses, and is broken only with a reason', async () => {
  const { asked } = answering(
    answers(({ override }) => {
      if (override) return booked;
      throw new Refused({ kind: 'invalid', code: 'booking.outside_hours' }, 422);
    }),
  );
  const onDone = show();
  await press(/Ana Reis/);
  await press(/^Desk 4/);
  await screen.findByText('Outside opening hours');
  await press(/^Book anyway$/);
  expect(written(asked).every((one) => one.dryRun === true)).toBe(true);
  await userEvent.type(screen.getByLabelText('Book anyway, because'), 'The owner agreed');
  await press(/^Book anyway$/);
  await vi.waitFor(() => expect(onDone).toHaveBeenCalled());
  expect(written(asked).at(-1)).toMatchObject({ override: 'The owner agreed' });
});

test('what somebody else has is not to be had', async () => {
  const { asked } = answering(answers());
  show();
  await press(/Ana Reis/);
  await press(/^Desk 5/);
  expect(written(asked)).toHaveLength(0);
});

test('a code and extras are chosen with their price for whoever it is, also where any of a group will do', async () => {
  const lunch = newId<'extra'>();
  const price = {
    ...{ currency: 'EUR', amount: 2000, due: 2000, dueNow: 2000, dueLater: null, credits: [], parts: [], taxes: [] },
    ...{ taxesIncluded: true, cancellation: [] },
  };
  const { asked } = answering({
    ...answers(),
    'pricing.price': ({ extras, code }: { extras?: string; code?: string }) => ({
      ...{ type: 'price', gaps: [], takesCodes: true },
      offers: [{ extraId: lunch, name: 'Lunch', per: 'booking', price: 1200 }],
      price: { ...price, due: (extras ? 3200 : 2000) - (code ? 200 : 0) },
      ...(code ? { code: { code, refused: null, off: { type: 'percent', percent: 10 }, amount: 200 } } : {}),
    }),
  });
  const onDone = show();
  await press(/Ana Reis/);
  await press(/^Any of Window desks/);
  expect(await screen.findByText('€20.00')).toBeTruthy();
  await press(/^One Lunch more$/);
  expect(await screen.findByText('€32.00')).toBeTruthy();
  await press(/^I have a code$/);
  await userEvent.keyboard('ten{Enter}');
  expect(await screen.findByText('€30.00')).toBeTruthy();
  // The code is a form of its own: its Enter books nothing.
  expect(written(asked).every(({ dryRun }) => dryRun === true)).toBe(true);
  expect(written(asked, 'pricing.price').at(-1)).toMatchObject({ resourceId: desk, forMember: ana.memberId });
  await press(/^Book$/);
  await vi.waitFor(() => expect(onDone).toHaveBeenCalled());
  expect(written(asked).at(-1)).toMatchObject({ code: 'TEN', extras: [{ extraId: lunch, count: 1 }] });
});

test('a price that has changed meanwhile is told, and booked at with the next press', async () => {
  const price = (due: number) => ({
    ...{ currency: 'EUR', amount: due, due, dueNow: due, dueLater: null, credits: [], parts: [], taxes: [] },
    ...{ taxesIncluded: true, cancellation: [] },
  });
  let now = 2500;
  const { asked } = answering({
    ...answers(),
    'bookings.book': ({ dryRun, toldPrice }: { dryRun?: boolean; toldPrice?: number }) => {
      if (dryRun || toldPrice === 2700) return booked;
      now = 2700;
      const details = { amount: 2700, currency: 'EUR' };
      throw new Refused({ kind: 'conflict', code: 'pricing.price_changed', details });
    },
    'pricing.price': () => ({ type: 'price', gaps: [], price: price(now) }),
  });
  const onDone = show();
  await press(/Ana Reis/);
  await press(/^Desk 4/);
  await screen.findByText('€25.00');
  await press(/^Book$/);
  await screen.findByText('It costs €27.00 by now');
  await screen.findByText('€27.00');
  await press(/^Book$/);
  await vi.waitFor(() => expect(onDone).toHaveBeenCalled());
  expect(written(asked).at(-1)).toMatchObject({ toldPrice: 2700 });
});
