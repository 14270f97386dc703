import '@/testing/jsdom-gaps';
import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { answering, TestScreen } from '@/client/testing-api';
import { newId, type SpaceId } from '@/kernel/ids';
import { newDraft } from '../../domain/event-draft';
import { EventEditorScreen } from './event-editor';

vi.mock('next/navigation', () => ({ useRouter: () => ({ push: vi.fn(), refresh: vi.fn() }), usePathname: () => '/' }));
afterEach(cleanup);

const VAT = { id: 'vat', name: 'VAT', percent: 23 };
const CULTURE = { id: 'culture', name: 'VAT on culture', percent: 6 };
const TAXES = { taxes: [VAT, CULTURE], otherwise: VAT };
const STUDIO = { id: newId<'plan'>(), name: 'Studio' };
function show() {
  const room = { id: newId(), name: 'Hall', capacity: 40, usual: true };
  const at = {
    localStart: '2026-12-03T18:00',
    startsAt: '2026-12-03T18:00:00.000Z',
    endsAt: '2026-12-03T20:00:00.000Z',
  };
  const date = { ...at, state: 'fine', clash: null, outsideHours: false, options: [], proposed: false, was: null };
  const plan = { words: 'Once', dates: [date], ending: [], needsYes: false, planToken: 'seen' };
  const saved = { eventId: newId(), slug: 'letterpress', version: 1, status: 'published' };
  const { asked } = answering({ 'events.plan': () => plan, 'events.save': () => saved });
  const where = { id: newId() as SpaceId, slug: 'house', name: 'House', operator: 'harbour' };
  render(
    <TestScreen>
      <EventEditorScreen
        space={{ ...where, operatorId: newId(), timeZone: 'Europe/Lisbon', currency: 'EUR', taxes: TAXES }}
        first={{ ...newDraft('2026-12-03', room), title: 'Letterpress' }}
        editing={null}
        rooms={[room]}
        plans={[STUDIO]}
        readAt="2026-11-26T08:00:00.000Z"
        locale="en-GB"
      />
    </TestScreen>,
  );
  const sent = () =>
    (asked.findLast(({ path }) => path === 'events.save')?.input as { wish: Record<string, unknown> } | undefined)
      ?.wish;
  return { sent, user: userEvent.setup() };
}
const ticket = (name: string) => within(screen.getByRole('listitem', { name }));
const publish = async (user: ReturnType<typeof userEvent.setup>) => {
  await screen.findByText('1 free');
  await user.click(screen.getByRole('button', { name: 'Publish' }));
};

test('tickets are added with a press each, priced as one types, and for whom they are', async () => {
  const { sent, user } = show();
  screen.getByText(/Free for everybody/);
  await user.click(screen.getByRole('button', { name: 'A price' }));
  await user.type(ticket('Regular').getByRole('textbox', { name: 'Price in EUR' }), '35');
  await user.click(screen.getByRole('button', { name: 'Early bird' }));
  await user.type(ticket('Early bird').getByRole('textbox', { name: 'Price in EUR' }), '25,50');
  await user.type(ticket('Early bird').getByRole('textbox', { name: /How many/ }), '4');
  await user.click(screen.getByRole('button', { name: 'Pay what you want' }));
  await user.type(ticket('Pay what you want').getByRole('textbox', { name: 'The least, in EUR' }), '5');
  await user.click(screen.getByRole('button', { name: 'Free' }));
  await user.click(ticket('Free').getByRole('button', { name: 'For whom, when, code' }));
  await user.click(ticket('Free').getByRole('checkbox', { name: 'On Studio' }));
  await user.click(screen.getByRole('radio', { name: 'At the door' }));
  await publish(user);
  await waitFor(() => expect(sent()).toBeDefined());
  expect(sent()).toMatchObject({
    membersPay: 'door',
    tickets: [
      { name: 'Regular', pricing: 'fixed', price: 3500, places: null, closesMinutes: null },
      { name: 'Early bird', pricing: 'fixed', price: 2550, places: 4, closesMinutes: 20_160 },
      // Nothing said of what most give: the least.
      { name: 'Pay what you want', pricing: 'open', least: 500, price: 500 },
      { name: 'Free', pricing: 'free', price: 0, planIds: [STUDIO.id] },
    ],
  });
});

test('a price that is none, or is missing, is said at its field, and nothing is sent', async () => {
  const { sent, user } = show();
  await user.click(screen.getByRole('button', { name: 'A price' }));
  await publish(user);
  await screen.findByText('Say what it costs');
  await user.type(screen.getByRole('textbox', { name: 'Price in EUR' }), 'lots');
  await screen.findByText('Write an amount, like 12 or 4.50');
  expect(sent()).toBeUndefined();
});

test('a ticket says which tax is in its price, where there is more than one', async () => {
  const { sent, user } = show();
  await user.click(screen.getByRole('button', { name: 'A price' }));
  await user.type(screen.getByRole('textbox', { name: 'Price in EUR' }), '35');
  await user.click(screen.getByRole('button', { name: 'For whom, when, code' }));
  const tax = screen.getByRole('combobox', { name: 'Tax in the price' });
  expect(tax.textContent).toContain('As usual: VAT, 23 %');
  await user.selectOptions(tax, 'VAT on culture, 6 %');
  await publish(user);
  await waitFor(() => expect(sent()).toBeDefined());
  expect(sent()).toMatchObject({ tickets: [{ price: 3500, tax: 'culture' }] });
});

test('one with a code gets one that nobody guesses, and says it to its host', async () => {
  const { sent, user } = show();
  await user.click(screen.getByRole('button', { name: 'With a code' }));
  screen.getByText(/^Code [A-Z2-9]{8}$/);
  await publish(user);
  await waitFor(() => expect(sent()).toBeDefined());
  const [{ code }] = sent()?.tickets as [{ code: string }];
  expect(code).toMatch(/^[A-HJ-NP-Z2-9]{8}$/);
});
