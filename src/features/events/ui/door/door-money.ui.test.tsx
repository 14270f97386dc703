import '@/testing/jsdom-gaps';
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { answering, TestScreen } from '@/client/testing-api';
import type { EventDateId, OperatorId, SpaceId } from '@/kernel/ids';
import type { Door, DoorGuest } from '../../door.contract';
import { DoorScreen } from './door-screen';

const id = (n: number) => `01930000-0000-7000-8000-0000000001${n}`;
const AT = '2026-11-26T18:42:00.000Z';
const ticket = { typeId: id(31), name: 'Regular', each: 3500, currency: 'EUR', pays: 'door' as const };
const guest = (n: number, name: string, more: Partial<DoorGuest> = {}): DoorGuest => ({
  ...{ rsvpId: id(n), name, status: 'going', party: 1, guestNames: [], note: '', checkedInAt: null },
  ...{ ticket, paid: 0, payment: null },
  ...more,
});

/** A server that takes each payment once, and a line to it that can be cut. */
function aDoor(date: number) {
  const ana = guest(11, 'Ana', { party: 2 });
  const guests = [ana, guest(12, 'Ben', { ticket: { ...ticket, pays: 'account' } })];
  const view = { typeId: id(31), name: 'Regular', words: '', pricing: 'fixed' as const, price: 3500, least: 0 };
  const door = (): Door => ({
    ...{ title: 'Letterpress', startsAt: AT, endsAt: AT, timeZone: 'Europe/Lisbon', status: 'stands', capacity: 20 },
    guests: guests.map((one) => ({ ...one })),
    tickets: [{ ...view, currency: 'EUR', forWhom: [], byCode: false }],
  });
  const line = { cut: false };
  const paidOf = (before: boolean) => ({
    ...{ rsvpId: ana.rsvpId, name: 'Ana', paid: ana.paid, owed: 7000 - ana.paid, currency: 'EUR', before },
  });
  const pay = ({ paymentId, amount, how }: { paymentId: string; amount: number; how: 'cash' }) => {
    const before = ana.paid > 0;
    if (!before) Object.assign(ana, { paid: amount, payment: { paymentId, amount, how } });
    return paidOf(before);
  };
  const takeBack = () => {
    Object.assign(ana, { paid: 0, payment: null });
    return paidOf(false);
  };
  const wire = answering({
    ...{ 'events.door': door, 'events.payTicket': pay, 'events.takeBackTicketPayment': takeBack },
    'events.walkIn': () => ({ rsvpId: id(13), name: 'Zed', party: 1, guestNames: [], at: AT, before: false }),
  });
  const through = fetch;
  vi.stubGlobal('fetch', (...args: Parameters<typeof fetch>) =>
    line.cut ? Promise.reject(new TypeError('no connection')) : through(...args),
  );
  render(
    <TestScreen>
      <DoorScreen
        {...{ operatorId: id(17) as OperatorId, spaceId: id(18) as SpaceId, dateId: id(date) as EventDateId }}
        {...{ first: door(), when: 'Thursday', locale: 'en-GB', printHref: '/o/harbour' }}
      />
    </TestScreen>,
  );
  return { wire, line, user: userEvent.setup() };
}
const money = () => screen.getByTestId('door-money').textContent;

beforeEach(() => window.localStorage.clear());
afterEach(cleanup);

test('what is paid without a connection counts here at once, is sent once when it is back, and can be taken back', async () => {
  const { wire, line, user } = aDoor(21);
  expect(money()).toBe('€0.00 paid at the door, €70.00 open');
  screen.getByText('€70.00 to pay');
  screen.getByText('Regular: €35.00 on account');
  line.cut = true;
  await user.click(screen.getByRole('button', { name: 'Paid: Ana' }));
  await user.click(screen.getByRole('button', { name: 'Cash: Ana' }));
  await screen.findByText('Payment waiting to be sent');
  expect(money()).toBe('€70.00 paid at the door, nothing open');
  expect(screen.queryByRole('button', { name: 'Paid: Ana' })).toBeNull();
  line.cut = false;
  window.dispatchEvent(new Event('online'));
  await screen.findByText('Ana paid');
  await screen.findByText('€70.00 paid, cash');
  expect(wire.asked.filter(({ path }) => path === 'events.payTicket')).toHaveLength(1);
  await user.click(screen.getByRole('button', { name: 'Take back the payment of Ana' }));
  await screen.findByText('The payment is taken back: €70.00 is open.');
  await expect.poll(money).toBe('€0.00 paid at the door, €70.00 open');
});

test('who walks in takes a ticket at the price that is shown', async () => {
  const { wire, user } = aDoor(22);
  await user.type(screen.getByRole('textbox', { name: 'Walk-in: name' }), 'Zed');
  await user.click(screen.getByRole('button', { name: 'Let walk in' }));
  await screen.findByText('In you go.');
  expect(wire.asked.findLast(({ path }) => path === 'events.walkIn')?.input).toMatchObject({
    ...{ name: 'Zed', party: 1, ticket: { typeId: id(31), each: 3500 } },
  });
});
