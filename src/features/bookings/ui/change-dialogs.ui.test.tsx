import '@/testing/jsdom-gaps';
import { act, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { answering, Refused, TestScreen } from '@/client/testing-api';
import { Toaster } from '@/ui/toaster';
import { dismissToast, toastMessages } from '@/ui/toast-store';
import type { BookingView } from '../bookings.contract';
import type { ChangeAsked } from './booking-menu';
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
const NOW = new Date('2026-11-23T08:00:00Z');
const booking: BookingView = {
  ...{ id: id(1), operatorId: id(2), operatorName: 'Harbour', operatorSlug: 'harbour' },
  ...{ spaceId: id(3), spaceName: 'Harbour House', spaceSlug: 'harbour-house', timeZone: 'Europe/Lisbon' },
  ...{ resourceId: id(4), resourceName: 'Desk 4', resourceKind: 'desk' },
  startsAt: '2026-11-24T09:00:00.000Z',
  endsAt: '2026-11-24T11:00:00.000Z',
  ...{ status: 'confirmed', skipReason: null, note: '', guests: [], guestName: null, requestExpiresAt: null },
  ...{ checkedInAt: null, checkedOutAt: null, releaseAt: null, checkInOpensAt: null, answerNote: '' },
  ...{ overrideReason: null, series: null, createdAt: '2026-11-01T09:00:00.000Z' },
};
const weekly = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opensMinute: 480, closesMinute: 1200 }));
const place = (n: number, name: string) => ({ id: id(n), name, kind: 'desk', openToVisitors: false, hours: null });
const ground = (more = {}) => ({
  rules: { timeZone: 'Europe/Lisbon', weekly, exceptions: [] },
  bookingRules: [],
  who: { memberId: id(7), role: 'member' },
  mayOverride: false,
  places: [place(4, 'Desk 4'), place(5, 'Desk 5')],
  ...more,
});
const claim = (resource: number, from: string, to: string, who: string) => ({
  resourceId: id(resource),
  startsAt: new Date(`2026-11-24T${from}:00Z`),
  endsAt: new Date(`2026-11-24T${to}:00Z`),
  ...{ kind: 'booking', mine: false, who, bookingId: null, reason: null },
});
const day = (busy: object[] = []) => ({
  date: '2026-11-24',
  startsAt: new Date('2026-11-24T00:00:00Z'),
  endsAt: new Date('2026-11-25T00:00:00Z'),
  ...{ open: [], holiday: null, busy },
});
const change = { changeId: id(9), undoUntil: new Date(Date.now() + 20_000).toISOString() };

// What was asked about one booking is remembered for a while: each test has its own.
let shown = 100;
function show(what: ChangeAsked, given: BookingView = booking, now = NOW, whose?: string) {
  const onClose = vi.fn();
  const own = String((shown += 1));
  const of = {
    ...given,
    id: `01930000-0000-7000-8000-000000000${own}`,
    spaceId: `01930000-0000-7000-8000-000000001${own}`,
  };
  render(
    <TestScreen>
      <ChangeDialog what={what} booking={of} whose={whose} now={now} locale="en-GB" onClose={onClose} />
      <Toaster />
    </TestScreen>,
  );
  return onClose;
}
const button = (name: RegExp | string) => screen.findByRole('button', { name });
const type = async (label: string, text: string) => {
  const field = await screen.findByLabelText(label);
  await userEvent.clear(field);
  await userEvent.type(field, `${text}{Enter}`);
};

test('a move says from where to where, is sent as what changes, and can be undone', async () => {
  const { asked } = answering({
    'bookings.placesFor': () => ground(),
    'availability.day': () => day(),
    'bookings.move': () => ({ change, booking, dryRun: false }),
    'bookings.undoChange': () => ({ bookings: [] }),
  });
  const onClose = show('move');
  expect((await button('Move it')).getAttribute('aria-disabled')).toBe('true');
  await userEvent.selectOptions(await screen.findByLabelText('Where'), 'Desk 5');
  await screen.findByText('From Desk 4 to Desk 5, at the same time.');
  await userEvent.click(await button('Move it'));
  await waitFor(() => expect(onClose).toHaveBeenCalled());
  const sent = asked.find(({ path }) => path === 'bookings.move')?.input;
  expect(sent).toMatchObject({ resourceId: id(5), override: null });
  expect(sent).not.toHaveProperty('startsAt');
  const [said] = toastMessages.now();
  act(() => said?.action?.onPress());
  await waitFor(() => expect(toastMessages.now().at(-1)?.title).toMatch(/^Back: Desk 4/));
});

test('what is taken, and what a rule refuses, shows while choosing', async () => {
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
  const { asked } = answering({
    'bookings.placesFor': () => ground({ bookingRules: [length] }),
    'availability.day': () => day([claim(5, '10:00', '12:00', 'Ben')]),
  });
  show('move');
  await screen.findByRole('option', { name: 'Desk 5, taken then' });
  await userEvent.selectOptions(screen.getByLabelText('Where'), 'Desk 5, taken then');
  await screen.findByText('Ben has it 10:00–12:00.', { selector: 'p' });
  await userEvent.selectOptions(screen.getByLabelText('Where'), 'Desk 4, where it is');
  await type('Until', '12:00');
  await screen.findByText(/^Two hours are plenty/, { selector: 'p' });
  await userEvent.click(await button('Move it'));
  expect(asked.map(({ path }) => path)).not.toContain('bookings.move');
  // And the nearest that works is one press away.
  expect(await button(/^Take Tue.* 24 Nov, 09:00–11:00/)).toBeTruthy();
});

test('staff break a rule with a reason, no sooner', async () => {
  const { asked } = answering({
    'bookings.placesFor': () => ground({ mayOverride: true }),
    'availability.day': () => day(),
    'bookings.move': () => ({ change, booking, dryRun: false }),
  });
  show('move');
  await type('Until', '21:00');
  await screen.findByText(/^Outside opening hours/, { selector: 'p' });
  await userEvent.type(await screen.findByLabelText('Why you break the rule'), 'A late train');
  await userEvent.click(await button('Change it all the same'));
  await waitFor(() =>
    expect(asked.find(({ path }) => path === 'bookings.move')?.input).toMatchObject({ override: 'A late train' }),
  );
});

test('a refusal keeps what was typed and offers the nearest thing that works', async () => {
  answering({
    'bookings.placesFor': () => ground(),
    'availability.day': () => day(),
    'bookings.move': () => {
      const free = [{ startsAt: '2026-11-24T13:00:00.000Z', endsAt: '2026-11-24T20:00:00.000Z' }];
      const details = { resourceName: 'Desk 4', clashes: [], free, other: { id: id(5), name: 'Desk 5' } };
      throw new Refused({ kind: 'conflict', code: 'booking.slot_taken', details });
    },
  });
  const onClose = show('move');
  await type('Until', '12:00');
  await userEvent.click(await button('Move it'));
  await screen.findByText('Desk 4 was just taken');
  expect(onClose).not.toHaveBeenCalled();
  expect(screen.getByLabelText<HTMLInputElement>('Until').value).toBe('12:00');
  await userEvent.click(await button('Take Desk 5 instead'));
  await screen.findByText(/^From Desk 4, .* to Desk 5, /);
});

test('of what runs only the end can be moved', async () => {
  answering({ 'bookings.placesFor': () => ground(), 'availability.day': () => day() });
  show('move', booking, new Date('2026-11-24T10:00:00Z'));
  await screen.findByText(/Ask at the desk to be moved/);
  expect(screen.queryByLabelText('Date')).toBeNull();
  expect(screen.queryByLabelText('From')).toBeNull();
  await type('Until', '12:30');
  await screen.findByText('From 09:00–11:00 to 09:00–12:30, at Desk 4.');
});

test('what lasts over several days keeps its length', async () => {
  const { asked } = answering({
    'bookings.placesFor': () =>
      ground({
        rules: {
          timeZone: 'Europe/Lisbon',
          exceptions: [],
          weekly: weekly.map((one) => ({ ...one, opensMinute: 0, closesMinute: 1440 })),
        },
      }),
    'availability.day': () => day(),
    'bookings.move': () => ({ change, booking, dryRun: false }),
  });
  show('move', { ...booking, endsAt: '2026-11-26T17:00:00.000Z' });
  await screen.findByText('It keeps its length.');
  await userEvent.selectOptions(await screen.findByLabelText('Where'), 'Desk 5');
  await userEvent.click(await button('Move it'));
  await waitFor(() => expect(asked.map(({ path }) => path)).toContain('bookings.move'));
  expect(asked.find(({ path }) => path === 'bookings.move')?.input).not.toHaveProperty('endsAt');
});

test('guests, extras and note are saved together, and a guest without a name is not', async () => {
  const lunch = { extraId: id(9), name: 'Lunch', per: 'guest', price: 1200 };
  const { asked } = answering({
    'bookings.changeDetails': () => ({ change, booking, dryRun: false }),
    'pricing.extrasOnOffer': () => ({ currency: 'EUR', offers: [lunch] }),
  });
  const onClose = show('details');
  await userEvent.click(await button('Add a guest'));
  await userEvent.type(screen.getByLabelText(/^Mail address/), 'rui@example.test');
  expect((await button('Save')).getAttribute('aria-disabled')).toBe('true');
  await userEvent.type(screen.getByLabelText('Name'), 'Rui');
  await userEvent.type(screen.getByLabelText(/^Note/), 'Board');
  await userEvent.click(await button('One Lunch more'));
  expect(screen.getByText('€12.00 for each guest, comes to €12.00')).toBeTruthy();
  await userEvent.click(await button('Save'));
  await waitFor(() => expect(onClose).toHaveBeenCalled());
  expect(asked.find(({ path }) => path === 'bookings.changeDetails')?.input).toMatchObject({
    ...{ note: 'Board', guests: [{ name: 'Rui', email: 'rui@example.test' }], extras: [{ extraId: id(9), count: 1 }] },
  });
});

test('a swap is with one of one’s own at the same time, or says that there is none', async () => {
  const other = { ...booking, id: id(8), resourceId: id(5), resourceName: 'Desk 5' };
  const { asked } = answering({
    'bookings.swappable': () => [other],
    'bookings.swap': () => ({ change, bookings: [] }),
  });
  const onClose = show('swap');
  await userEvent.click(await button('Swap with Desk 5'));
  await waitFor(() => expect(onClose).toHaveBeenCalled());
  expect(asked.at(-1)?.path === 'bookings.swap' || asked.some(({ path }) => path === 'bookings.swap')).toBe(true);
});

test('a booking is handed over to whoever is picked by name', async () => {
  const { asked } = answering({
    'bookings.receivers': ({ name }: { name: string }) => (name === 'Be' ? [{ memberId: id(6), name: 'Ben' }] : []),
    'bookings.handOver': () => ({ change, booking, to: { memberId: id(6), name: 'Ben' } }),
  });
  const onClose = show('hand_over');
  await screen.findByText('Nobody of that name.');
  await userEvent.type(screen.getByLabelText('To whom'), 'Be');
  await userEvent.click(await screen.findByRole('radio', { name: 'Ben' }));
  await userEvent.click(await button('Give it to Ben'));
  await waitFor(() => expect(onClose).toHaveBeenCalled());
  expect(asked.find(({ path }) => path === 'bookings.handOver')?.input).toMatchObject({ toMemberId: id(6) });
});

test('staff swap anybody’s with anybody’s, found by name', async () => {
  const other = (n: number, name: string) => ({
    ...booking,
    id: id(n),
    resourceId: id(n),
    resourceName: `Desk ${n}`,
    name,
  });
  const { asked } = answering({
    'bookings.swappable': () => [1, 2, 3, 5, 6, 7, 8, 9].map((n) => other(n, `Member ${n}`)).concat(other(0, 'Zoë')),
    'bookings.swap': () => ({ change, bookings: [] }),
  });
  const onClose = show('swap', booking, NOW, 'Ana');
  await userEvent.type(await screen.findByLabelText('Who or where'), 'zo');
  await userEvent.click(await screen.findByRole('radio', { name: /^Zoë, Desk 0/ }));
  await userEvent.click(await button('Swap with Desk 0'));
  await waitFor(() => expect(onClose).toHaveBeenCalled());
  expect(asked[0]?.input).toMatchObject({ anybodys: true });
  expect(asked.find(({ path }) => path === 'bookings.swap')?.input).toMatchObject({ otherBookingId: id(0) });
});

test('staff hand over against a rule with a reason, and only then', async () => {
  const refused = new Refused({ kind: 'invalid', code: 'rule.limit_at_once', details: {} }, 422);
  const { asked } = answering({
    'bookings.receivers': () => [{ memberId: id(6), name: 'Ben' }],
    'bookings.handOver': ({ override }: { override: string | null }) => {
      if (override === null) throw refused;
      return { change, booking, to: { memberId: id(6), name: 'Ben' } };
    },
  });
  const onClose = show('hand_over', booking, NOW, 'Ana');
  await userEvent.click(await screen.findByRole('radio', { name: 'Ben' }));
  await userEvent.click(await button('Give it to Ben'));
  const why = await screen.findByLabelText('All the same, because');
  expect((await button('Give it to Ben')).getAttribute('aria-disabled')).toBe('true');
  await userEvent.type(why, 'Ana is ill');
  await userEvent.click(await button('Give it to Ben'));
  await waitFor(() => expect(onClose).toHaveBeenCalled());
  expect(asked.filter(({ path }) => path === 'bookings.handOver').at(-1)?.input).toMatchObject({
    override: 'Ana is ill',
  });
});
