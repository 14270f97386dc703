import '@/testing/jsdom-gaps';
import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { NuqsTestingAdapter } from 'nuqs/adapters/testing';
import { afterEach, expect, it } from 'vitest';
import { answering, Refused, TestScreen } from '@/client/testing-api';
import type { MemberId, OperatorId, ResourceId, SpaceId } from '@/kernel/ids';
import type { ChangeSeriesAnswer } from '../../series-change.contract';
import { changedDate, changePlanView, patternView, takenBy, wayView } from '../../testing-series-rows';
import { ChangeSeriesScreen } from './change-series-screen';
import type { SeriesSpace } from './series-space';

afterEach(cleanup);

const place = (id: string, name: string) => ({ id: id as ResourceId, name, kind: 'desk' as const, groupName: null });
const viewer = { memberId: 'm' as MemberId, role: 'member' as const };
const space: SeriesSpace = {
  id: 's' as SpaceId,
  slug: 'house',
  name: 'Harbour House',
  operator: { id: 'o' as OperatorId, slug: 'harbour' },
  rules: { timeZone: 'Europe/Lisbon', weekly: [], exceptions: [] },
  bookingRules: [],
  places: [place('d4', 'Desk 4'), place('d7', 'Desk 7')],
};
const NOW = new Date('2026-11-26T10:00:00Z');

const DATES = ['2026-12-01', '2026-12-08', '2026-12-15', '2026-12-22'];
// Moved by hand to the afternoon: no change of clocks.
const own = changedDate('2026-12-29', { state: 'own', startsAt: '2026-12-29T13:00:00.000Z' });
const AS_IT_IS = changePlanView([...DATES.map((date) => changedDate(date)), own]);
/** A day later: one is taken, one is shut, and one more comes. */
const moved = (date: string, day: string) => changedDate(date, { ...changedDate(day), was: changedDate(date).was });
const taken = {
  ...moved('2026-12-08', '2026-12-09'),
  ...takenBy('Rui'),
  options: [wayView('2026-12-09', 'Desk 7')],
  proposed: true,
};
const LATER = changePlanView(
  [
    { ...moved('2026-12-01', '2026-12-02'), state: 'fine', bookingId: 'booking of 2026-12-01' },
    { ...taken, state: 'taken' },
    { ...moved('2026-12-15', '2026-12-16'), state: 'closed', holiday: 'Harbour day' },
    changedDate('2026-12-22', { state: 'gone' }),
    changedDate('2026-12-23', { state: 'fine', bookingId: null, was: null }),
    own,
  ],
  { after: patternView({ words: 'every Wednesday', rrule: 'FREQ=WEEKLY;BYDAY=WE' }), planToken: 'change 2' },
);
const ANSWER: ChangeSeriesAnswer = {
  ...{ changeId: 'c', undoUntil: new Date(Date.now() + 60_000).toISOString(), seriesId: 'x', words: 'every Wednesday' },
  ...{ changed: 2, added: 1, givenBack: 1, kept: 1, skipped: 0, waiting: 0 },
};
type Asked = { localStart?: string; keepOwn?: boolean; scope?: string };
const isMoved = ({ localStart }: Asked) => localStart !== undefined;

async function open(bookingId: string, answers: Parameters<typeof answering>[0] = {}) {
  const chosen = { ...AS_IT_IS.occurrences[0]!, bookingId };
  const first = { ...AS_IT_IS, occurrences: [chosen, ...AS_IT_IS.occurrences.slice(1)] };
  const api = answering({
    'bookings.planSeriesChange': (wish: Asked) => (isMoved(wish) ? LATER : first),
    'bookings.changeSeries': () => ANSWER,
    'bookings.undoSeriesChange': () => ({ restored: 4 }),
    ...answers,
  });
  render(
    <TestScreen>
      <NuqsTestingAdapter searchParams="" hasMemory>
        <ChangeSeriesScreen space={space} bookingId={bookingId} viewer={viewer} locale="en-GB" firstNow={NOW} />
      </NuqsTestingAdapter>
    </TestScreen>,
  );
  await screen.findByLabelText(/The chosen date moves to|The first date/);
  return { ...api, user: userEvent.setup() };
}
const rowOf = (date: string) => document.getElementById(`date-${date}T09:00`)!;
const bar = () => within(screen.getByRole('region', { name: 'What was decided' }));
const save = () => bar().getByRole('button', { name: /^Change/ });
const sent = (asked: { path: string; input: unknown }[], path: string) =>
  asked.findLast((one) => one.path === `bookings.${path}`)?.input as Record<string, unknown>;
async function moveToWednesday(user: ReturnType<typeof userEvent.setup>) {
  const date = screen.getByLabelText('The chosen date moves to');
  await user.clear(date);
  await user.type(date, '2 dec{Enter}');
  await screen.findByText('Others can book it then');
}

it('is shown as it is, with nothing to save, and what stays folded', async () => {
  await open('a');
  expect(screen.getByText('Desk 4, every Tuesday')).toBeTruthy();
  expect(screen.getByLabelText<HTMLInputElement>('The chosen date moves to').value).toBe('Tue 1 Dec');
  expect(screen.getByLabelText<HTMLInputElement>('From').value).toBe('09:00');
  expect(screen.getByLabelText<HTMLTextAreaElement>(/^Note/).value).toBe('By the window');
  await screen.findByText('4 stay as they are');
  expect(screen.getByText('1 changed by hand, stays as it is')).toBeTruthy();
  expect(save().getAttribute('aria-disabled')).toBe('true');
  expect(screen.queryByText(/Clocks change/)).toBeNull();
  expect(screen.getByLabelText<HTMLInputElement>(/^Dates I changed by hand/).checked).toBe(true);
});

it('is moved: each date old and new, clashes decided row by row, one left as it is, all saved at once and undone', async () => {
  const { asked, user } = await open('b');
  await moveToWednesday(user);
  expect(sent(asked, 'planSeriesChange')).toEqual({
    ...{ operatorId: 'o', bookingId: 'b', scope: 'following', keepOwn: true, repeats: true },
    localStart: '2026-12-02T09:00',
  });
  expect(screen.getByText('every Wednesday', { selector: 'span' }).parentElement?.textContent).toBe(
    'every Tuesday becomes every Wednesday.',
  );
  expect(rowOf('2026-12-02').textContent).toContain('Was Tue 1 Dec, 09:00–17:00, Desk 4');
  expect(rowOf('2026-12-23').textContent).toContain('A new date');
  expect(rowOf('2026-12-22').textContent).toContain('Others can book it then');
  await user.click(within(rowOf('2026-12-09')).getByRole('button', { name: /^Accept/ }));
  await user.selectOptions(within(rowOf('2026-12-16')).getByRole('combobox'), 'Leave it as it is');
  expect(save().textContent).toBe('Change 2 dates, 1 elsewhere, 1 as it is, 1 given back');
  await user.click(save());
  const heading = await screen.findByRole('heading', { name: '2 dates changed' });
  expect(document.activeElement).toBe(heading);
  expect(screen.getByText('1 added, 1 given back, 1 as it was.')).toBeTruthy();
  expect(sent(asked, 'changeSeries')).toMatchObject({
    ...{ bookingId: 'b', scope: 'following', localStart: '2026-12-02T09:00', planToken: 'change 2' },
    decisions: [
      { act: 'move', localStart: '2026-12-09T09:00', resourceId: 'id of Desk 7' },
      { act: 'stay', localStart: '2026-12-16T09:00' },
    ],
  });
  await user.click(screen.getByRole('button', { name: 'Undo' }));
  await screen.findByLabelText('The chosen date moves to');
  expect(sent(asked, 'undoSeriesChange')).toMatchObject({ operatorId: 'o', changeId: 'c' });
});

it('asks for all of it, with the dates that were changed by hand, and for what else is different alone', async () => {
  const { asked, user } = await open('c');
  await user.click(screen.getByRole('radio', { name: 'All' }));
  await waitFor(() => expect(sent(asked, 'planSeriesChange')).toMatchObject({ scope: 'all' }));
  await user.click(await screen.findByLabelText(/^Dates I changed by hand/));
  await user.selectOptions(screen.getByLabelText('Where'), 'Desk 7');
  await waitFor(() =>
    expect(sent(asked, 'planSeriesChange')).toEqual({
      ...{ operatorId: 'o', bookingId: 'c', scope: 'all', keepOwn: false, repeats: true, resourceId: 'd7' },
    }),
  );
  await user.selectOptions(screen.getByLabelText('Repeat'), 'Every two weeks on Tuesday');
  await waitFor(() =>
    expect(sent(asked, 'planSeriesChange')).toMatchObject({
      rrule: expect.stringContaining('INTERVAL=2') as unknown,
    }),
  );
  expect(sent(asked, 'planSeriesChange')).not.toHaveProperty('localStart');
});

it('is typed: the pattern with its times and from when on', async () => {
  const { asked, user } = await open('t');
  await user.click(screen.getByLabelText(/^Or type it/));
  await user.paste('every wed 10-12 from 2 dec');
  expect(screen.getByLabelText<HTMLInputElement>('The chosen date moves to').value).toBe('Wed 2 Dec');
  expect(screen.getByLabelText<HTMLInputElement>('From').value).toBe('10:00');
  await waitFor(() =>
    expect(sent(asked, 'planSeriesChange')).toMatchObject({
      ...{ localStart: '2026-12-02T10:00', durationMinutes: 120, rrule: 'FREQ=WEEKLY;BYDAY=WE' },
    }),
  );
});

it('that changed meanwhile keeps what was said, and says what cannot be', async () => {
  let tries = 0;
  const { user } = await open('d', {
    'bookings.changeSeries': () => {
      if (tries++ > 0) return ANSWER;
      const gone = [{ localStart: '2026-12-09T09:00', why: 'taken' }];
      throw new Refused({ kind: 'conflict', code: 'series.plan_changed', details: { gone } });
    },
  });
  await moveToWednesday(user);
  await user.click(bar().getByRole('button', { name: /^Best for/ }));
  await user.click(bar().getByRole('button', { name: 'Skip the one left' }));
  await user.click(save());
  expect((await screen.findByRole('alert')).textContent).toContain('1 date changed, marked below');
  expect(rowOf('2026-12-09').textContent).toContain('What you chose was taken meanwhile');
  expect(rowOf('2026-12-16').textContent).toContain('Decided');
  await user.selectOptions(within(rowOf('2026-12-09')).getByRole('combobox'), 'Skip it: give it back');
  await user.click(save());
  await screen.findByRole('heading', { name: '2 dates changed' });
});

it('of a booking that is in none says so', async () => {
  answering({
    'bookings.planSeriesChange': () => {
      throw new Refused({ kind: 'invalid', code: 'booking.not_in_series' }, 422);
    },
  });
  render(
    <TestScreen>
      <NuqsTestingAdapter searchParams="" hasMemory>
        <ChangeSeriesScreen space={space} bookingId="e" viewer={viewer} locale="en-GB" firstNow={NOW} />
      </NuqsTestingAdapter>
    </TestScreen>,
  );
  await screen.findByText('This booking does not repeat');
});

it('pauses for a while: only that is asked for, and what was left out can be taken again', async () => {
  const asked: unknown[] = [];
  const paused = changePlanView([...DATES.map((date) => changedDate(date))], {
    before: patternView({ exdates: ['2026-12-15T09:00', '2026-12-22T09:00'] }),
  });
  await open('booking of 2026-12-01', {
    'bookings.planSeriesChange': (wish: object) => {
      asked.push(wish);
      return paused;
    },
  });
  const user = userEvent.setup();
  await screen.findByText(/2 days left out, from Tue 15 Dec to Tue 22 Dec/);
  await user.click(screen.getByRole('button', { name: 'I am back: take them again' }));
  await waitFor(() =>
    expect(asked.at(-1)).toMatchObject({ pause: { from: '2026-12-15', until: '2026-12-22', back: true } }),
  );
  await user.click(screen.getByRole('button', { name: 'Leave them out' }));
  await user.click(screen.getByRole('button', { name: 'Pause for a while…' }));
  await waitFor(() =>
    expect(asked.at(-1)).toMatchObject({ pause: { from: '2026-11-27', until: '2026-12-03', back: false } }),
  );
  expect(screen.queryByLabelText('Note')).toBeNull();
});

it('of a booking by itself plans its repeat, every week on its day until something else is said', async () => {
  const alone = { ...AS_IT_IS, alone: true, occurrences: [{ ...AS_IT_IS.occurrences[0]!, bookingId: 'by itself' }] };
  const more = {
    ...alone,
    occurrences: [...alone.occurrences, changedDate('2026-12-08', { state: 'fine', was: null })],
  };
  const { asked, user } = await open('by itself', {
    'bookings.planSeriesChange': ({ rrule }: { rrule?: string }) => (rrule ? more : alone),
    'bookings.changeSeries': () => ({ ...ANSWER, changed: 0, added: 1 }),
  });
  expect(screen.getByRole('heading', { name: 'Repeat this booking' })).toBeTruthy();
  expect(screen.queryByText('This and following')).toBeNull();
  await user.click(await screen.findByRole('button', { name: 'Book 1 date' }));
  await screen.findByText('1 date added');
  expect(sent(asked, 'changeSeries')).toMatchObject({ repeats: true, rrule: 'FREQ=WEEKLY;BYDAY=TU' });
});

it('brings guests along on every date, once their addresses are whole', async () => {
  const { asked, user } = await open('guests');
  await user.click(screen.getByRole('button', { name: 'Add a guest' }));
  await user.type(screen.getByLabelText('Name'), 'Rui');
  await user.type(screen.getByLabelText(/^Mail address/), 'rui@');
  expect(await screen.findAllByText('The mail address of a guest is not whole.')).not.toEqual([]);
  expect(save().getAttribute('aria-disabled')).toBe('true');
  await user.type(screen.getByLabelText(/^Mail address/), 'example.org');
  await waitFor(() => expect(save().getAttribute('aria-disabled')).not.toBe('true'));
  await user.click(save());
  await screen.findByText('2 dates changed');
  expect(sent(asked, 'changeSeries')).toMatchObject({ guests: [{ name: 'Rui', email: 'rui@example.org' }] });
});

it('dates that the series could not have by itself stand there to be decided, with nothing else to be different', async () => {
  const skipped = (date: string) => ({ ...changedDate(date), ...takenBy('Rui'), options: [wayView(date, 'Desk 7')] });
  const waiting = changePlanView(
    DATES.map((date) =>
      date === '2026-12-08' || date === '2026-12-15'
        ? { ...skipped(date), state: 'taken' as const, was: { ...changedDate(date).was!, skipped: true } }
        : changedDate(date),
    ),
  );
  const { asked, user } = await open('a', { 'bookings.planSeriesChange': () => waiting });
  expect(await screen.findByText('2 dates want you')).toBeTruthy();
  expect(within(screen.getByRole('list', { name: 'Dates' })).getAllByRole('listitem')).toHaveLength(2);
  expect(save().getAttribute('aria-disabled')).toBe('true');
  await user.selectOptions(within(rowOf('2026-12-08')).getByRole('combobox'), '0');
  await user.click(bar().getByRole('button', { name: 'Skip the one left' }));
  await user.click(save());
  await screen.findByText(/dates changed/);
  expect(sent(asked, 'changeSeries')).toMatchObject({
    ...{ bookingId: 'a', scope: 'following' },
    decisions: [
      { act: 'move', localStart: '2026-12-08T09:00', resourceId: 'id of Desk 7' },
      { act: 'skip', localStart: '2026-12-15T09:00' },
    ],
  });
});
