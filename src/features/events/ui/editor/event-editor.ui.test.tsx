import '@/testing/jsdom-gaps';
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { answering, Refused, TestScreen } from '@/client/testing-api';
import { newId, type OperatorId, type SpaceId } from '@/kernel/ids';
import { newDraft } from '../../domain/event-draft';
import type { EventPlan, PlannedDate } from '../../events.contract';
import { EventEditorScreen } from './event-editor';

const router = vi.hoisted(() => ({ push: vi.fn(), refresh: vi.fn() }));
vi.mock('next/navigation', () => ({ useRouter: () => router, usePathname: () => '/' }));
afterEach(() => {
  cleanup();
  router.push.mockClear();
});

const ROOM = { id: newId(), name: 'Hall', capacity: 40, usual: true };
const date = (day: string, more: Partial<PlannedDate> = {}): PlannedDate => ({
  ...{ localStart: `2026-12-${day}T18:00`, startsAt: `2026-12-${day}T18:00:00.000Z` },
  ...{ endsAt: `2026-12-${day}T20:00:00.000Z`, state: 'fine', clash: null, outsideHours: false, options: [] },
  ...{ proposed: false, was: null },
  ...more,
});
const taken = (day: string) => date(day, { state: 'taken', clash: { kind: 'booking', who: 'Ana Reis', reason: null } });

function show(dates: PlannedDate[], more: Partial<EventPlan> = {}, save: () => unknown = () => saved) {
  const plan = { words: 'Once', dates, ending: [], needsYes: false, planToken: 'seen', ...more };
  const { asked } = answering({ 'events.plan': () => plan, 'events.save': save });
  const space = {
    id: newId() as SpaceId,
    slug: 'house',
    name: 'House',
    operator: 'harbour',
    timeZone: 'Europe/Lisbon',
    currency: 'EUR',
    taxes: { taxes: [], otherwise: null },
  };
  const operatorId = newId<'operator'>() as OperatorId;
  render(
    <TestScreen>
      <EventEditorScreen
        space={{ ...space, operatorId }}
        first={newDraft('2026-12-03', ROOM)}
        editing={null}
        rooms={[ROOM]}
        plans={[]}
        readAt="2026-11-26T08:00:00.000Z"
        locale="en-GB"
      />
    </TestScreen>,
  );
  const sent = () => asked.findLast(({ path }) => path === 'events.save')?.input;
  return { sent, user: userEvent.setup() };
}
const saved = { eventId: newId(), slug: 'open-breakfast', version: 1, status: 'published' };

test('a title is enough to publish it: the room’s places are its places, and the plan that was seen is what is written', async () => {
  const { sent, user } = show([date('03')]);
  await screen.findByText('1 free');
  await user.type(screen.getByRole('textbox', { name: /Title/ }), 'Open breakfast');
  await user.click(screen.getByRole('button', { name: 'Publish' }));
  await waitFor(() => expect(router.push).toHaveBeenCalledWith('/o/harbour/s/house/events/open-breakfast'));
  expect(sent()).toMatchObject({
    ...{ as: 'publish', eventId: null, planToken: 'seen', decisions: [] },
    wish: { title: 'Open breakfast', capacity: 40, localStart: '2026-12-03T18:00', durationMinutes: 120 },
  });
});

test('without a title nothing is sent, and the field says so', async () => {
  const { sent, user } = show([date('03')]);
  await screen.findByText('1 free');
  await user.click(screen.getByRole('button', { name: 'Publish' }));
  await screen.findByText('Give it a title');
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('textbox', { name: /Title/ })));
  expect(sent()).toBeUndefined();
});

test('a date whose room is taken says by whom, and is left out; where it is the only one nothing can be published', async () => {
  const { sent, user } = show([date('03'), taken('10')]);
  await screen.findByText('Ana Reis has booked it');
  expect(screen.getByText(/1 date will be left out/)).toBeTruthy();
  await user.type(screen.getByRole('textbox', { name: /Title/ }), 'Open breakfast');
  await user.click(screen.getByRole('button', { name: 'Publish' }));
  await waitFor(() => expect(router.push).toHaveBeenCalled());
  expect(sent()).toMatchObject({ decisions: [{ act: 'skip', localStart: '2026-12-10T18:00' }] });
  cleanup();
  show([taken('10')]);
  await screen.findByText('Ana Reis has booked it');
  expect(screen.getByRole('button', { name: 'Publish' }).getAttribute('aria-disabled')).toBe('true');
});

test('who needs a yes is told before, and a refusal leaves what was typed', async () => {
  const { user } = show([date('03')], { needsYes: true }, () => {
    throw new Refused({ kind: 'conflict', code: 'event.room_taken', details: { resourceName: 'Hall' } });
  });
  await screen.findByText('Somebody says yes first');
  await user.type(screen.getByRole('textbox', { name: /Title/ }), 'Open breakfast');
  await user.click(screen.getByRole('button', { name: 'Send it for a yes' }));
  await screen.findByText('Hall is not free');
  expect(screen.getByDisplayValue('Open breakfast')).toBeTruthy();
});

test('a question is written with what there is to choose from; half of one is said where it stands', async () => {
  const { sent, user } = show([date('03')]);
  await screen.findByText('1 free');
  await user.type(screen.getByRole('textbox', { name: /Title/ }), 'Open breakfast');
  await user.click(screen.getByText('More'));
  await user.click(screen.getByRole('button', { name: 'Ask something' }));
  await user.click(screen.getByRole('button', { name: 'Publish' }));
  await screen.findByText('Write the question');
  expect(sent()).toBeUndefined();
  await user.type(screen.getByRole('textbox', { name: 'Question 1' }), 'What do you eat?');
  await user.selectOptions(screen.getByRole('combobox', { name: 'Answered' }), 'Choosing one');
  await screen.findByText('Give at least two answers to choose from');
  await user.type(screen.getByRole('textbox', { name: 'To choose from' }), 'Meat{Enter}No meat');
  await user.click(screen.getByRole('checkbox', { name: 'Has to be answered' }));
  await user.click(screen.getByRole('button', { name: 'Publish' }));
  await waitFor(() => expect(sent()).toBeDefined());
  const question = { ask: 'What do you eat?', kind: 'one', options: ['Meat', 'No meat'], needed: true };
  expect(sent()).toMatchObject({ wish: { questions: [question] } });
});

test('further dates stand beside the first, a day later and at its hour, until somebody says otherwise', async () => {
  const { sent, user } = show([date('03'), date('04')]);
  await screen.findByText('2 free');
  await user.type(screen.getByRole('textbox', { name: /Title/ }), 'Two evenings');
  await user.click(screen.getByRole('button', { name: 'Add another date' }));
  await user.click(screen.getByRole('button', { name: 'Add another date' }));
  await user.click(screen.getByRole('button', { name: 'Leave out further date 1' }));
  const publish = screen.getByRole('button', { name: 'Publish' });
  // The dates are looked at first.
  await waitFor(() => expect(publish.getAttribute('aria-disabled')).not.toBe('true'));
  await user.click(publish);
  await waitFor(() => expect(sent()).toBeDefined());
  expect(sent()).toMatchObject({ wish: { rdates: ['2026-12-05T18:00'] } });
});

test('a description is read as it will be, and written on', async () => {
  const { user } = show([date('03')]);
  await user.click(screen.getByText('More'));
  const words = screen.getByRole('textbox', { name: /What happens/ });
  await user.type(words, 'Bring **jam**');
  await user.click(screen.getByRole('radio', { name: 'Read it' }));
  expect(screen.getByText('jam').tagName).toBe('STRONG');
  await user.click(screen.getByRole('radio', { name: 'Write' }));
  expect(screen.getByDisplayValue('Bring **jam**')).toBeTruthy();
});
