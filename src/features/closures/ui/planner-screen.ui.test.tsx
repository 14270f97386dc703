import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { answering, Refused, TestScreen } from '@/client/testing-api';
import '@/testing/jsdom-gaps';
import type { SpaceId } from '@/kernel/ids';
import type { ChangePlan, ClosuresView } from '../closures.contract';
import { optionView, rowView } from '../testing-rows';
import type { PlanPart } from './plan-part';
import { PlannerScreen } from './planner-screen';

vi.mock('next/navigation', () => ({ useRouter: () => ({ push: () => undefined, refresh: () => undefined }) }));
afterEach(cleanup);

const CLOSURES: ClosuresView = {
  timeZone: 'Europe/Lisbon',
  spaceName: 'Harbour House',
  upcoming: [],
  past: [],
  places: [
    { id: 'd1', name: 'Desk 1', kind: 'desk' },
    { id: 'r1', name: 'Room 1', kind: 'meeting_room' },
  ],
};
const ROWS = [
  rowView('a', 'Ana', { proposed: true, options: [optionView('Desk 2', { metres: 4 }), optionView('Desk 3')] }),
  rowView('b', 'Ben', { proposed: true, options: [optionView('Desk 3')] }),
  rowView('c', 'Cleo', { begun: true }),
  rowView('w', 'Wanda', { guest: true, reachable: false }),
];
const planOf = (wish: Partial<ChangePlan> = {}): ChangePlan => ({
  kind: 'closure',
  timeZone: 'Europe/Lisbon',
  resourceName: 'Desk 1',
  shut: { startsAt: '2026-12-03T12:00:00.000Z', endsAt: '2026-12-03T18:00:00.000Z' },
  mayKeep: true,
  rows: ROWS,
  waiting: [],
  events: [],
  shifting: { bookings: 0, people: 0, waiting: 0 },
  planToken: 'token 1',
  ...wish,
});
const ANSWER = { changeId: 'x', closureId: 'y', moved: 2, cancelled: 1, kept: 1, people: 3 };
const NOW = new Date('2026-11-26T10:00:00Z');

function show(part: PlanPart = { kind: 'closure', resourceId: null }) {
  const space = { id: 's' as SpaceId, slug: 'house', operatorSlug: 'harbour' };
  const zones = ['Europe/Lisbon', 'Europe/Helsinki'];
  render(
    <TestScreen>
      <PlannerScreen space={space} part={part} closures={CLOSURES} zones={zones} firstNow={NOW} locale="en-GB" />
    </TestScreen>,
  );
  return userEvent.setup();
}
const press = (name: string | RegExp) => userEvent.click(screen.getByRole('button', { name }));
const rowOf = (who: string) =>
  within(screen.getByRole('list', { name: 'Touched bookings' }))
    .getByRole('heading', { name: who })
    .closest('li')!;
const wayOut = (who: string) => within(rowOf(who)).getByRole('combobox');
const summary = () => within(screen.getByRole('region', { name: 'What was decided' }));

async function planned(answers: Parameters<typeof answering>[0] = {}) {
  const api = answering({ 'closures.plan': () => planOf(), 'closures.carryOut': () => ANSWER, ...answers });
  const user = show();
  await user.type(screen.getByLabelText(/^Reason/), 'Paint');
  await press('Show what it touches');
  await screen.findByRole('heading', { name: /^Close the whole space/ });
  return { ...api, user };
}

describe('closing something', () => {
  it('asks what, when and why before it looks, and says what is missing', async () => {
    const { asked } = answering({ 'closures.plan': () => planOf() });
    const user = show();
    await press('Show what it touches');
    expect(await screen.findByText('Say in a few words why.')).toBeTruthy();
    expect(asked).toEqual([]);
    await user.selectOptions(screen.getByLabelText('What'), 'All desks');
    await user.type(screen.getByLabelText(/^Reason/), 'Paint');
    await press('Show what it touches');
    await screen.findByRole('heading', { name: 'Close all desks: Thu 3 Dec, 12:00–18:00' });
    expect(asked[0]!.input).toMatchObject({
      wish: {
        kind: 'closure',
        resourceId: null,
        resourceKind: 'desk',
        startsAt: '2026-11-27T00:00',
        endsAt: '2026-11-28T00:00',
        reason: 'Paint',
      },
    });
  });

  it('takes next week’s, where the times of a weekday are over today', async () => {
    const { asked } = answering({ 'closures.plan': () => planOf() });
    const user = show();
    const day = screen.getByLabelText('First day');
    await user.clear(day);
    await user.type(day, 'thu 8-10');
    await user.type(screen.getByLabelText(/^Reason/), 'Paint');
    await press('Show what it touches');
    await screen.findByRole('heading', { name: /^Close the whole space/ });
    expect(asked.at(-1)).toMatchObject({
      input: { wish: { startsAt: '2026-12-03T08:00', endsAt: '2026-12-03T10:00' } },
    });
  });

  it('says what a wish is refused for, and keeps what was typed', async () => {
    answering({
      'closures.plan': () => {
        throw new Refused({ kind: 'invalid', code: 'space_change.nothing_there' }, 422);
      },
    });
    const user = show();
    await user.type(screen.getByLabelText(/^Reason/), 'Paint');
    await press('Show what it touches');
    expect(await screen.findByRole('alert')).toHaveProperty(
      'textContent',
      expect.stringContaining('nothing of this kind'),
    );
    expect(screen.getByLabelText<HTMLInputElement>(/^Reason/).value).toBe('Paint');
  });
});

describe('the plan, row by row', () => {
  it('is decided by accepting, choosing another way, or cancelling, and then done in one go', async () => {
    const { asked, user } = await planned();
    expect(screen.getByText('It touches 4 bookings of 4 people.')).toBeTruthy();
    expect(document.activeElement?.id).toBe('plan');
    expect(rowOf('Cleo').textContent).toContain('It has begun');
    const doIt = summary().getByRole('button', { name: 'Close it' });
    await user.click(doIt);
    expect(screen.queryByRole('alertdialog')).toBeNull();
    await user.click(within(rowOf('Ana')).getByRole('button', { name: /^Accept/ }));
    expect(summary().getByRole('status').textContent).toBe('1 moves, 1 stays, 2 to decide');
    await user.selectOptions(wayOut('Ben'), 'Let it stay, although it is closed');
    expect(rowOf('Wanda').textContent).toContain('Nothing like it is free');
    await user.click(within(rowOf('Wanda')).getByRole('button', { name: /^Cancel/ }));
    await user.click(doIt);
    const dialog = await screen.findByRole('alertdialog');
    expect(dialog.textContent).toMatch(
      /1\s*move.*1\s*is cancelled.*2\s*stay.*3\s*get one mail each.*1\s*to speak with.*Wanda/,
    );
    await user.click(within(dialog).getByRole('button', { name: 'Close it' }));
    await screen.findByRole('heading', { name: 'Closed: the whole space, Thu 3 Dec, 12:00–18:00' });
    expect(screen.getByText(/No mail address is known of Wanda/)).toBeTruthy();
    expect(screen.getByRole('button', { name: /^Lift/ })).toBeTruthy();
    const sent = asked.find(({ path }) => path === 'closures.carryOut')!.input as {
      decisions: unknown[];
      planToken: string;
    };
    expect(sent.planToken).toBe('token 1');
    expect(sent.decisions).toMatchObject([
      { act: 'move', bookingId: 'a', version: 'a 1', resourceId: 'id of Desk 2' },
      { act: 'keep', bookingId: 'b' },
      { act: 'keep', bookingId: 'c' },
      { act: 'cancel', bookingId: 'w' },
    ]);
  });

  it('accepts all proposals at once, then asks about the rest, and takes a yes back', async () => {
    const { user } = await planned();
    await press('Accept all 2');
    expect(summary().getByRole('status').textContent).toBe('2 move, 1 stays, 1 to decide');
    await press('Cancel the one without a place');
    expect(summary().getByRole('status').textContent).toBe('2 move, 1 is cancelled, 1 stays');
    await user.click(within(rowOf('Ana')).getByRole('button', { name: /^Decided/ }));
    expect(summary().getByRole('status').textContent).toBe('1 moves, 1 is cancelled, 1 stays, 1 to decide');
  });

  it('shows those that are to be decided, and they stay in sight once they are', async () => {
    const { user } = await planned();
    await press(/^To decide/);
    expect(screen.queryByRole('heading', { name: 'Cleo' })).toBeNull();
    await user.click(within(rowOf('Ana')).getByRole('button', { name: /^Accept/ }));
    expect(rowOf('Ana').textContent).toContain('Decided');
    await press(/^All/);
    await user.type(screen.getByRole('searchbox'), 'cleo');
    expect(screen.queryByRole('heading', { name: 'Ana' })).toBeNull();
    expect(rowOf('Cleo')).toBeTruthy();
  });

  it('does not give two the same', async () => {
    const { user } = await planned();
    await press('Accept all 2');
    await press('Cancel the one without a place');
    await user.selectOptions(wayOut('Ana'), 'Desk 3, same time');
    expect(rowOf('Ana').textContent).toContain('Ben was given that too');
    expect(rowOf('Ben').textContent).toContain('Ana was given that too');
    await user.click(summary().getByRole('button', { name: 'Close it' }));
    expect(screen.queryByRole('alertdialog')).toBeNull();
  });

  it('that no longer holds says so, keeps what was decided, and asks about the rest alone', async () => {
    let looks = 0;
    const fresh = [
      { ...ROWS[0]!, options: [optionView('Desk 4')] },
      ROWS[1]!,
      ROWS[2]!,
      rowView('n', 'Nia', { proposed: true, options: [optionView('Desk 5')] }),
    ];
    const { user } = await planned({
      'closures.plan': () => (looks++ === 0 ? planOf() : planOf({ rows: fresh, planToken: 'token 2' })),
      'closures.carryOut': () => {
        if (looks > 1) return ANSWER;
        const rows = [
          { bookingId: 'a', why: 'taken' },
          { bookingId: 'w', why: 'gone' },
          { bookingId: 'n', why: 'new' },
        ];
        throw new Refused({ kind: 'conflict', code: 'space_change.plan_changed', details: { rows } });
      },
    });
    await press('Accept all 2');
    await press('Cancel the one without a place');
    await user.click(summary().getByRole('button', { name: 'Close it' }));
    await user.click(within(await screen.findByRole('alertdialog')).getByRole('button', { name: 'Close it' }));
    const told = await screen.findByRole('alert');
    await waitFor(() => expect(told.textContent).toContain('Not booked any more: Wanda'));
    expect(told.textContent).toContain('Nothing was written');
    expect(screen.getAllByText('Something changed while you were deciding')).toHaveLength(1);
    expect(rowOf('Ana').textContent).toContain('What you chose was taken meanwhile');
    expect(rowOf('Nia').textContent).toContain('Came meanwhile');
    expect(rowOf('Ben').textContent).toContain('Decided');
    expect(summary().getByRole('status').textContent).toBe('1 moves, 1 stays, 2 to decide');
    await press('Accept all 2');
    await user.click(summary().getByRole('button', { name: 'Close it' }));
    await user.click(within(await screen.findByRole('alertdialog')).getByRole('button', { name: 'Close it' }));
    await screen.findByRole('heading', { name: 'Closed: the whole space, Thu 3 Dec, 12:00–18:00' });
  });
});

it('can be wished for otherwise, with what was typed still there', async () => {
  await planned();
  await press('Change what you want');
  expect(screen.queryByRole('heading', { name: /^Close the whole space/ })).toBeNull();
  expect(screen.getByLabelText<HTMLInputElement>(/^Reason/).value).toBe('Paint');
  await waitFor(() => expect(document.activeElement?.id).toBe('wish'));
});

describe('other changes', () => {
  it('retires a desk, where nobody can stay', async () => {
    const { asked } = answering({ 'closures.plan': () => planOf({ kind: 'retire', mayKeep: false, shut: null }) });
    const user = show({ kind: 'retire', resourceId: 'd1' });
    await user.type(screen.getByLabelText(/^Reason/), 'Broken');
    await press('Show what it touches');
    await screen.findByRole('heading', { name: 'Retire Desk 1' });
    expect(asked[0]!.input).toMatchObject({ wish: { kind: 'retire', resourceId: 'd1', reason: 'Broken' } });
    expect(within(wayOut('Ben')).queryByRole('option', { name: /stay/ })).toBeNull();
  });

  it('changes the time zone, and tells in numbers what keeps its time', async () => {
    const { asked } = answering({
      'closures.plan': () =>
        planOf({
          kind: 'zone',
          timeZone: 'Europe/Helsinki',
          rows: [],
          shut: null,
          shifting: { bookings: 98, people: 12, waiting: 1 },
        }),
    });
    const user = show({ kind: 'zone', resourceId: null });
    await user.type(screen.getByLabelText(/^Reason/), 'It was wrong');
    await user.selectOptions(screen.getByLabelText('Time zone'), 'Europe/Helsinki');
    await press('Show what it touches');
    await screen.findByText(
      '98 bookings of 12 people keep their time on the wall. Nothing meets. 1 wish on the waitlist stays in line, at the same time on the wall.',
    );
    expect(asked[0]!.input).toMatchObject({ wish: { kind: 'zone', timeZone: 'Europe/Helsinki' } });
  });

  it('takes new hours over from where they were typed, or says that there are none', async () => {
    answering({ 'closures.plan': () => planOf({ kind: 'hours', shut: null }) });
    show({ kind: 'hours', resourceId: null });
    expect(await screen.findByText(/no new hours on their way here/)).toBeTruthy();
    cleanup();
    const hours = { weekly: [], exceptions: [], own: [] };
    sessionStorage.setItem('coworkflow:hours:s', JSON.stringify({ hours, version: 'v1' }));
    const { asked } = answering({ 'closures.plan': () => planOf({ kind: 'hours', shut: null }) });
    const user = show({ kind: 'hours', resourceId: null });
    await user.type(await screen.findByLabelText(/^Reason/), 'Winter');
    await press('Show what it touches');
    await screen.findByRole('heading', { name: 'New opening hours' });
    expect(asked[0]!.input).toMatchObject({ wish: { kind: 'hours', hours, version: 'v1', reason: 'Winter' } });
  });
});
