import '@/testing/jsdom-gaps';
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import { answering, Refused, TestScreen } from '@/client/testing-api';
import type { EventDateView, EventPage } from '../event-pages.contract';
import { AnswerPanel } from './answer-panel';
import { eventDate, eventPage } from './testing-event-page';

afterEach(cleanup);

const NOW = new Date('2026-11-26T08:00:00Z');
type Mine = NonNullable<EventDateView['mine']>;
const mine = (more: Partial<Mine>): Mine => ({
  ...{ rsvpId: 'r', status: 'going', how: null, party: 1, guestNames: [], note: '', replies: [], ahead: 0 },
  ...{ offerExpiresAt: null, checkedInAt: null, ticket: null, paid: 0 },
  ...more,
});

function show(date: Partial<EventDateView>, page: Partial<EventPage> = {}, answer: () => unknown = () => coming) {
  const shown = eventPage([eventDate(date)], page);
  const { asked } = answering({ 'events.answer': answer });
  render(
    <TestScreen>
      <AnswerPanel page={shown} firstNow={NOW} locale="en-GB" />
    </TestScreen>,
  );
  const sent = () => asked.findLast(({ path }) => path === 'events.answer')?.input;
  return { sent, user: userEvent.setup() };
}
const coming = { rsvpId: 'r', status: 'going', party: 1, ahead: 0, offerExpiresAt: null };

test('one tap says that one comes', async () => {
  const { sent, user } = show({});
  expect(screen.getByText('17 are coming · 3 places left')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'I’m coming' }));
  await waitFor(() => expect(sent()).toBeDefined());
  expect(sent()).toMatchObject({ act: 'answer', party: 1, guestNames: [], note: '' });
});

test('guests come by name, no more than one may bring, and with a word for the host', async () => {
  const { sent, user } = show({});
  await user.click(screen.getByRole('button', { name: 'Bring somebody, or leave a note' }));
  await user.click(screen.getByRole('button', { name: 'Bring a guest' }));
  await user.type(screen.getByRole('textbox', { name: /Guest 1/ }), 'Jo');
  await user.click(screen.getByRole('button', { name: 'Bring a guest' }));
  expect(screen.getByRole('button', { name: 'Bring a guest' }).getAttribute('aria-disabled')).toBe('true');
  await user.type(screen.getByRole('textbox', { name: /A word for the host/ }), 'We bring jam');
  await user.click(screen.getByRole('button', { name: 'I’m coming' }));
  await waitFor(() => expect(sent()).toBeDefined());
  expect(sent()).toMatchObject({ party: 3, guestNames: ['Jo', ''], note: 'We bring jam' });
});

test('what the server refuses is said, and what was typed stays', async () => {
  const { user } = show({}, {}, () => {
    throw new Refused({ kind: 'invalid', code: 'event.group_too_large' }, 422);
  });
  await user.click(screen.getByRole('button', { name: 'Bring somebody, or leave a note' }));
  await user.type(screen.getByRole('textbox', { name: /A word for the host/ }), 'We bring jam');
  await user.click(screen.getByRole('button', { name: 'I’m coming' }));
  await screen.findByText('There are not that many places');
  expect(screen.getByDisplayValue('We bring jam')).toBeTruthy();
});

test('a full date has a line, with one’s place in it', () => {
  show({ placesLeft: 0 });
  expect(screen.getByRole('button', { name: 'Wait for a place' })).toBeTruthy();
  cleanup();
  show({ placesLeft: 0, mine: mine({ status: 'waiting', party: 2, ahead: 1 }) });
  expect(screen.getByText('You are 2nd in line with 1 guest.')).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Leave the line' })).toBeTruthy();
});

test('an offer says until when it holds, and is taken or given on', async () => {
  const { sent, user } = show({ mine: mine({ status: 'offered', offerExpiresAt: '2099-01-01T10:00:00.000Z' }) });
  expect(screen.getByText(/Take it by Thu,? 1 Jan 2099, 10:00/)).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Take the place' }));
  await waitFor(() => expect(sent()).toBeDefined());
  expect(sent()).toMatchObject({ act: 'accept' });
});

test('after the deadline one cannot cancel here, and hears what to do', () => {
  show({ phase: 'closed', mine: mine({}) });
  const leave = screen.getByRole('button', { name: 'I can’t come' });
  expect(leave.getAttribute('aria-disabled')).toBe('true');
  expect(screen.getByText(/Tell the host: they can give your place/)).toBeTruthy();
});

test('what the host asks is answered before anything is sent', async () => {
  const eats = {
    id: 'eats',
    ask: 'What do you eat?',
    kind: 'one' as const,
    options: ['Meat', 'No meat'],
    needed: true,
  };
  const brings = { ...eats, id: 'brings', ask: 'What do you bring?', kind: 'several' as const, needed: false };
  const { sent, user } = show({}, { questions: [eats, { ...brings, options: ['Bread', 'Jam'] }] });
  await user.click(screen.getByRole('button', { name: 'I’m coming' }));
  await screen.findByText('Choose one of these');
  const choice = screen.getByRole('combobox', { name: /What do you eat/ });
  await waitFor(() => expect(document.activeElement).toBe(choice));
  expect(sent()).toBeUndefined();
  await user.selectOptions(choice, 'No meat');
  await user.click(screen.getByRole('checkbox', { name: 'Jam' }));
  await user.click(screen.getByRole('button', { name: 'I’m coming' }));
  await waitFor(() => expect(sent()).toBeDefined());
  expect(sent()).toMatchObject({
    act: 'answer',
    replies: [
      { questionId: 'eats', words: ['No meat'] },
      { questionId: 'brings', words: ['Jam'] },
    ],
  });
});
