import '@/testing/jsdom-gaps';
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import { answering, Refused, TestScreen } from '@/client/testing-api';
import type { EventDateView, EventPage } from '../event-pages.contract';
import type { DateTicket, TicketView } from '../tickets.contract';
import { AnswerPanel } from './answer-panel';
import { eventDate, eventPage } from './testing-event-page';

afterEach(cleanup);
const NOW = new Date('2026-11-26T08:00:00Z');

const view = (typeId: string, name: string, more: Partial<TicketView> = {}): TicketView => ({
  ...{ typeId, name, words: '', pricing: 'fixed', price: 3500, least: 0, currency: 'EUR', forWhom: [], byCode: false },
  ...more,
});
const at = (typeId: string, more: Partial<DateTicket> = {}): DateTicket => ({
  ...{ typeId, state: 'on_sale', placesLeft: 3, opensAt: null, endsAt: null },
  ...more,
});
const TICKETS = [
  view('studio', 'Studio', { pricing: 'free', price: 0, forWhom: ['Studio'] }),
  view('early', 'Early bird', { price: 2500 }),
  view('regular', 'Regular'),
  view('open', 'Pay what you want', { pricing: 'open', least: 500, price: 1500 }),
];
const STANDS = [at('studio', { state: 'not_for_you' }), at('early', { placesLeft: 0 }), at('regular'), at('open')];
const coming = { rsvpId: 'r', status: 'going', party: 1, ahead: 0, offerExpiresAt: null };

function show(more: Partial<EventPage> = {}, date: Partial<EventDateView> = {}, answer: () => unknown = () => coming) {
  const page = eventPage([eventDate({ tickets: STANDS, ...date })], { tickets: TICKETS, ticketed: true, ...more });
  const speaker = view('speaker', 'Speaker', { pricing: 'free', price: 0, byCode: true });
  const unlocked = ({ code }: { code: string }) => {
    if (code !== 'SPEAK-UP') throw new Refused({ kind: 'invalid', code: 'event.code_unknown' }, 422);
    const dates = page.dates.map((one) => ({ ...one, tickets: [...one.tickets, at('speaker')] }));
    return { ...page, tickets: [...page.tickets, speaker], dates };
  };
  const { asked } = answering({ 'events.answer': answer, 'events.page': unlocked });
  render(
    <TestScreen>
      <AnswerPanel page={page} firstNow={NOW} locale="en-GB" />
    </TestScreen>,
  );
  const sent = () => asked.findLast(({ path }) => path === 'events.answer')?.input;
  return { sent, user: userEvent.setup() };
}
const pick = (name: RegExp) => screen.getByRole('radio', { name });

test('each ticket says what it costs, for whom it is and what is left; the first that can be had is picked, and its price is sent', async () => {
  const { sent, user } = show();
  expect(pick(/Studio: Free/).hasAttribute('disabled')).toBe(true);
  screen.getByText('For Studio');
  screen.getByText('Sold out: you can wait for one');
  expect(pick(/Regular: €35.00/).getAttribute('aria-checked')).toBe('true');
  screen.getByText('Total: €35.00, on your account.');
  await user.click(screen.getByRole('button', { name: 'I’m coming' }));
  await waitFor(() => expect(sent()).toMatchObject({ ticket: { typeId: 'regular', each: 3500, code: '' } }));
});

test('guests are multiplied before the tap; of one that is sold out one waits', async () => {
  const { user } = show();
  await user.click(screen.getByRole('button', { name: 'Bring somebody, or leave a note' }));
  await user.click(screen.getByRole('button', { name: 'Bring a guest' }));
  screen.getByText('Total: 2 × €35.00 = €70.00, on your account.');
  await user.click(pick(/Early bird/));
  screen.getByText('Total: 2 × €25.00 = €50.00, on your account.');
  screen.getByRole('button', { name: 'Wait for a place' });
});

test('what everybody pays themselves is begun at what most give, and less than the least is said before it is sent', async () => {
  const { sent, user } = show({ membersPay: 'door' });
  await user.click(pick(/Pay what you want: from €5.00, most give €15.00/));
  const amount = screen.getByRole('textbox', { name: /You pay, in EUR/ });
  await user.clear(amount);
  await user.type(amount, '4');
  screen.getByText('At least €5.00');
  expect(screen.getByRole('button', { name: 'I’m coming' }).getAttribute('aria-disabled')).toBe('true');
  await user.type(amount, '0');
  screen.getByText('Total: €40.00, at the door.');
  await user.click(screen.getByRole('button', { name: 'I’m coming' }));
  await waitFor(() => expect(sent()).toMatchObject({ ticket: { typeId: 'open', each: 4000 } }));
});

test('a code shows its ticket, whatever its case; one that is not known says so', async () => {
  const { sent, user } = show({ hasCodes: true });
  await user.click(screen.getByRole('button', { name: 'You have a code?' }));
  await user.type(screen.getByRole('textbox', { name: 'Your code' }), 'guess-me{Enter}');
  await screen.findByText(/We do not know this code/);
  await user.clear(screen.getByRole('textbox', { name: 'Your code' }));
  await user.type(screen.getByRole('textbox', { name: 'Your code' }), 'speak-up{Enter}');
  await user.click(await screen.findByRole('radio', { name: /Speaker: Free/ }));
  await user.click(screen.getByRole('button', { name: 'I’m coming' }));
  await waitFor(() => expect(sent()).toMatchObject({ ticket: { typeId: 'speaker', each: 0, code: 'SPEAK-UP' } }));
});

test('a price that has changed meanwhile is said with what it is now', async () => {
  const { user } = show({}, {}, () => {
    const details = { ticket: 'Regular', price: 4000, least: 0, currency: 'EUR' };
    throw new Refused({ kind: 'conflict', code: 'event.price_changed', details }, 409);
  });
  await user.click(screen.getByRole('button', { name: 'I’m coming' }));
  await screen.findByText('Regular is now €40.00');
});

test('whoever waits is told what it will cost, and whoever comes how it is paid', () => {
  const ticket = { typeId: 'regular', name: 'Regular', each: 3500, currency: 'EUR', pays: 'door' as const };
  const mine = {
    ...{ rsvpId: 'r', how: null, party: 2, guestNames: [], note: '', replies: [], ahead: 0, offerExpiresAt: null },
    ...{ checkedInAt: null, ticket, paid: 0 },
  };
  show({}, { mine: { ...mine, status: 'waiting' } });
  screen.getByText('It costs, once you have a place: Regular, 2 × €35.00 = €70.00, at the door.');
  cleanup();
  show({}, { mine: { ...mine, status: 'going', paid: 3500 } });
  screen.getByText('Regular, 2 × €35.00 = €70.00, of which €35.00 is open, at the door.');
});
