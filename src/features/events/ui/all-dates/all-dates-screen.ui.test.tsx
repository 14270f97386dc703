import '@/testing/jsdom-gaps';
import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import { answering, TestScreen } from '@/client/testing-api';
import { newId } from '@/kernel/ids';
import type { AllDates, DateOutcome } from '../../all-dates.contract';
import { AllDatesScreen } from './all-dates-screen';

afterEach(cleanup);

const date = (day: string, more: Partial<DateOutcome> = {}): DateOutcome => ({
  ...{ dateId: newId(), startsAt: `2026-12-${day}T18:00:00.000Z`, endsAt: `2026-12-${day}T20:00:00.000Z` },
  ...{ did: 'answers', status: 'going', why: null, mine: null },
  ...more,
});
const mine = (status: 'going' | 'waiting') => ({
  ...{ did: 'stays' as const, status, mine: { rsvpId: newId(), status, party: 1, in: false } },
});
const done = { going: 1, waiting: 1, asked: 0, cancelled: 0, stays: 1, refused: 1 };

function show(dates: DateOutcome[], more: Partial<AllDates> = {}) {
  const first: AllDates = {
    ...{ eventId: newId(), slug: 'show-and-tell', title: 'Show and tell', timeZone: 'Europe/Lisbon', endless: true },
    ...{ repeats: 'Every Thursday', guestsEach: 0, approval: false, standing: null, questions: [], replies: [], dates },
    ...{ tickets: [], ticketsAt: [], typeId: null, pays: 'account' },
    ...more,
  };
  const { asked } = answering({
    'events.allDates': () => first,
    'events.answerAllDates': () => done,
    'events.takeBackDates': () => ({ ...done, going: 0, waiting: 0, cancelled: 1 }),
  });
  const at = { operator: { id: newId<'operator'>(), slug: 'harbour' }, space: { id: newId<'space'>(), slug: 'house' } };
  render(
    <TestScreen>
      <AllDatesScreen {...at} first={first} readAt="2026-11-26T08:00:00.000Z" locale="en-GB" />
    </TestScreen>,
  );
  const sent = (path: string) => asked.findLast((one) => one.path === path)?.input;
  return { sent, user: userEvent.setup() };
}

test('what would become of each date is read before, then one answer goes to all of them, and to those still to come', async () => {
  const { sent, user } = show([
    date('03'),
    date('10', { status: 'waiting' }),
    date('17', mine('going')),
    date('24', { did: 'refused', status: null, why: 'event.not_open_yet' }),
  ]);
  expect(screen.getByRole('status').textContent).toBe(
    'You would come to 1 date, wait for a place on 1, 1 date is answered already, 1 can’t be answered now.',
  );
  const rows = within(screen.getByRole('list', { name: 'What becomes of each date' })).getAllByRole('listitem');
  expect(rows.map((row) => row.children[1]?.textContent)).toEqual([
    'You would come',
    'Full: you would wait',
    'You are coming',
    'Answers are not open yet',
  ]);
  await user.click(screen.getByRole('checkbox', { name: /And the dates that are still to come/ }));
  await user.click(screen.getByRole('button', { name: 'Come to 2 dates and new ones' }));
  await waitFor(() => expect(sent('events.answerAllDates')).toMatchObject({ standing: true, party: 1 }));
});

test('one date is taken back, all from it on, or only what was said of new ones', async () => {
  const [first, second] = [date('03', mine('going')), date('10', mine('waiting'))];
  const { sent, user } = show([first, second], { standing: { since: '2026-11-20T08:00:00.000Z', party: 1 } });
  const [row] = within(screen.getByRole('list', { name: 'What becomes of each date' })).getAllByRole('listitem');
  await user.click(within(row!).getByRole('button', { name: 'Not from here on' }));
  const { dateId } = first;
  await waitFor(() => expect(sent('events.takeBackDates')).toMatchObject({ which: 'later', dateId }));
  await waitFor(() => expect(screen.getByRole('button', { name: 'Not to new ones' }).ariaBusy).not.toBe('true'));
  await user.click(screen.getByRole('button', { name: 'Not to new ones' }));
  await waitFor(() => expect(sent('events.takeBackDates')).toMatchObject({ which: 'new', dateId: null }));
  expect(screen.getByRole('button', { name: 'All is answered' }).getAttribute('aria-disabled')).toBe('true');
});

test('a ticket is picked, its sum over all dates stands there before, and it goes with the answer', async () => {
  const ticket = (name: string, price: number) => ({
    ...{ typeId: newId(), name, words: '', pricing: 'fixed' as const, price, least: 0, currency: 'EUR' },
    ...{ forWhom: [], byCode: false },
  });
  const tickets = [ticket('Early bird', 1200), ticket('Regular', 1800)];
  const at = tickets.map(({ typeId }) => ({
    ...{ typeId, state: 'on_sale' as const, placesLeft: null, opensAt: null, endsAt: null },
  }));
  const typeId = tickets[0]!.typeId;
  const { sent, user } = show([date('03'), date('10')], { tickets, ticketsAt: at, typeId });
  expect(screen.getByText('Early bird for 2 dates: €24.00, on your account.')).toBeTruthy();
  await user.click(screen.getByRole('radio', { name: /Regular/ }));
  await waitFor(() => expect(sent('events.allDates')).toMatchObject({ typeId: tickets[1]!.typeId }));
  await user.click(screen.getByRole('button', { name: 'Come to 2 dates' }));
  await waitFor(() =>
    expect(sent('events.answerAllDates')).toMatchObject({ ticket: { typeId: tickets[1]!.typeId, each: 1800 } }),
  );
});
