import '@/testing/jsdom-gaps';
import { configure, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { answering, Refused, TestScreen } from '@/client/testing-api';
import { ToastOutlet } from '@/ui/toast-outlet';
import { newId, type OperatorId } from '@/kernel/ids';
import type { NamedRule, RuleScope } from '../booking-rules.contract';
import { ANA, DESK, lengthRule, limitRule, noticeRule, ROOM } from '../testing-rules';
import { RulesScreen } from './rules-screen';

// The form comes when it is first wanted, and nine cards answer to each key.
configure({ asyncUtilTimeout: 8000 });
vi.setConfig({ testTimeout: 30_000 });

beforeEach(() =>
  vi.stubGlobal('matchMedia', () => ({
    matches: true,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  })),
);
afterEach(() => vi.unstubAllGlobals());

const named = (rule: ReturnType<typeof noticeRule>, names: Partial<NamedRule> = {}): NamedRule =>
  ({ resourceName: null, memberName: null, ...rule, ...names }) as NamedRule;
type Scope = Partial<RuleScope> & { words?: string };
const notice = (minMinutes: number | null, maxDays: number | null, scope: Scope = {}) =>
  named(noticeRule({ minMinutes, maxDays }, scope));

// A Monday morning.
const NOW = new Date('2026-11-23T10:00:00Z');
const weekdays = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opensMinute: 480, closesMinute: 1200 }));
// What was asked for one space is kept while a page stands: each test has its own.
let space = { ...asSpace(), id: newId<'space'>(), plans: [] };
beforeEach(() => (space = { ...space, id: newId<'space'>() }));
function asSpace() {
  return {
    hours: { timeZone: 'Europe/Lisbon', weekly: weekdays, exceptions: [] },
    resources: [
      { id: DESK, name: 'Desk 4', kind: 'desk' as const, hours: null },
      { id: ROOM, name: 'Anchor', kind: 'meeting_room' as const, hours: null },
    ],
  };
}

type Answers = Parameters<typeof answering>[0];
function show(first: NamedRule[] = [], answers: Answers = {}) {
  vi.useFakeTimers({ now: NOW, toFake: ['Date'] });
  const { asked } = answering({ 'bookingRules.list': () => first, ...answers });
  render(
    <TestScreen>
      <RulesScreen
        space={space}
        operatorId={'01930000-0000-7000-8000-000000000002' as OperatorId}
        first={first}
        firstNow={NOW}
        locale="en-GB"
      />
      <ToastOutlet />
    </TestScreen>,
  );
  return { asked, user: userEvent.setup() };
}
afterEach(() => vi.useRealTimers());

const card = (name: string) => within(screen.getByRole('region', { name }));
const sent = (asked: { path: string; input: unknown }[], path: string) =>
  asked.filter((one) => one.path === path).map(({ input }) => input);
const saves = (rule: object) => ({ 'bookingRules.save': () => ({ rule }) });

describe('the cards', () => {
  test('without rules they teach: what holds, and what many houses begin with', () => {
    show();
    expect(screen.getByText(/There are no rules yet/)).toBeTruthy();
    expect(card('Notice and horizon').getByText(/Up to the last moment, and as far ahead as two years/)).toBeTruthy();
    expect(card('Notice and horizon').getByRole('button', { name: 'Book at most 60 days ahead' })).toBeTruthy();
    expect(screen.getAllByRole('region')).toHaveLength(9);
    // No kind that the space does not have.
    expect(screen.queryByText('Phone booths at most 2 hours')).toBeNull();
  });

  test('rules stand from wide to narrow, in words', () => {
    show(
      [
        notice(null, 7, { resourceId: ROOM }),
        notice(60, 14, { role: 'visitor', words: 'Guests are announced.' }),
        notice(null, 60),
        notice(30, null, { kind: 'desk' }),
      ].map((rule) => (rule.resourceId ? { ...rule, resourceName: 'Anchor' } : rule)),
    );
    const lines = card('Notice and horizon')
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent);
    expect(lines.slice(0, 4)).toEqual([
      'Everything: at most 60 days ahead',
      'Everything, for visitors: at least 1 hour before it begins, at most 14 days ahead“Guests are announced.”',
      'Desks: at least 30 minutes before it begins',
      'Anchor: at most 7 days ahead',
    ]);
    expect(screen.getByText(/the narrowest counts, as a whole/)).toBeTruthy();
  });
});

describe('trying it', () => {
  test('one types who, where and when, and every card answers at once, with the rule and what would work', async () => {
    const { user } = show([
      notice(120, null, { role: 'visitor', words: 'Guests are announced.' }),
      named(lengthRule({ minMinutes: 60 })),
    ]);
    await user.click(card('Notice and horizon').getByRole('button', { name: 'Try something else' }));
    const fields = card('Notice and horizon');
    await user.selectOptions(fields.getByLabelText('Try it as'), 'As a visitor');
    await user.clear(fields.getByLabelText('Day and time to try'));
    await user.type(fields.getByLabelText('Day and time to try'), 'today 11-11:30');
    expect(fields.getByRole('status').textContent).toContain(
      'Guests are announced. Book at least 2 hours before it begins. Mon 23 Nov, 12:00–13:00 works.',
    );
    expect(
      fields.getByText('By the rule for everything, for visitors: at least 2 hours before it begins.'),
    ).toBeTruthy();
    // The other cards try the same.
    expect(card('Length and start').getByText('At least 1 hour at a time.')).toBeTruthy();
    await user.selectOptions(fields.getByLabelText('Try it as'), 'As a member');
    expect(fields.getByText('1 hour ahead is fine.')).toBeTruthy();
    expect(fields.getByText('No rule says anything here.')).toBeTruthy();
  });

  test('what cannot be read says how to type it', async () => {
    const { user } = show();
    await user.click(card('Buffers').getByRole('button', { name: 'Try something else' }));
    await user.clear(card('Buffers').getByLabelText('Day and time to try'));
    expect(card('Buffers').getByText(/Type a day and a time/)).toBeTruthy();
    await user.type(card('Buffers').getByLabelText('Day and time to try'), 'yesterday 9-12');
    expect(card('Buffers').getByText('That time has passed. Try a later one.')).toBeTruthy();
  });

  test('limits count what somebody has already', async () => {
    const { user } = show([named(limitRule({ hoursPerWeek: 10, atOnce: 3 }))]);
    const limits = card('Limits');
    await user.click(limits.getByRole('button', { name: 'Try something else' }));
    expect(limits.getByText('3 h more is fine.')).toBeTruthy();
    await user.clear(limits.getByLabelText('Hours on other days of that week'));
    await user.type(limits.getByLabelText('Hours on other days of that week'), '8');
    expect(limits.getByRole('status').textContent).toContain(
      'At most 10 hours a week. You have 2 hours left that week. Tue 24 Nov, 09:00–11:00 works.',
    );
    await user.clear(limits.getByLabelText('Bookings ahead'));
    await user.type(limits.getByLabelText('Bookings ahead'), '3');
    expect(limits.getByText('At most 3 bookings at once.')).toBeTruthy();
  });

  test('hours and holidays are not forgotten', async () => {
    const { user } = show();
    const length = card('Length and start');
    await user.click(length.getByRole('button', { name: 'Try something else' }));
    await user.clear(length.getByLabelText('Day and time to try'));
    await user.type(length.getByLabelText('Day and time to try'), 'sat 9-12');
    expect(length.getByText(/But it is outside opening hours/)).toBeTruthy();
    expect(card('Round the clock').getByText('Outside opening hours.')).toBeTruthy();
  });
});

describe('setting a rule', () => {
  test('a preset takes two presses', async () => {
    const saved = notice(30, 14, { role: 'visitor' });
    let there: NamedRule[] = [];
    const { asked, user } = show([], {
      'bookingRules.list': () => there,
      'bookingRules.save': () => {
        there = [saved];
        return { rule: saved };
      },
    });
    await user.click(card('Notice and horizon').getByRole('button', { name: '30 minutes notice for visitors' }));
    await user.click(await screen.findByRole('button', { name: 'Set the rule' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(sent(asked, 'bookingRules.save')).toMatchObject([
      {
        spaceId: space.id,
        ruleId: null,
        rule: { topic: 'notice', role: 'visitor', kind: null, settings: { minMinutes: 30, maxDays: 14 }, words: '' },
      },
    ]);
    expect(await card('Notice and horizon').findByText('Everything, for visitors')).toBeTruthy();
  });

  test('the line under the form answers by what is typed, before anything is saved', async () => {
    const { asked, user } = show([notice(null, 60)]);
    await user.click(card('Notice and horizon').getByRole('button', { name: 'Change the rule for Everything' }));
    const dialog = within(await screen.findByRole('dialog'));
    const before = dialog.getByLabelText(/At least this long before/);
    expect(dialog.getByText('23 hours ahead is fine.')).toBeTruthy();
    await user.type(before, '2 days');
    expect(dialog.getByText('Book at least 2 days before it begins.')).toBeTruthy();
    await user.type(dialog.getByLabelText(/In your words/), 'We tidy first.');
    expect(dialog.getByText('We tidy first.', { selector: 'span' })).toBeTruthy();
    await user.clear(before);
    await user.type(before, 'soon');
    expect(dialog.getByText('Mend the marked fields, and the answer stands here.')).toBeTruthy();
    expect(sent(asked, 'bookingRules.save')).toEqual([]);
  });

  test('what is wrong stands at its field, which gets the focus, and nothing is sent', async () => {
    const { asked, user } = show([named(lengthRule({ minMinutes: 30 }))]);
    await user.click(card('Length and start').getByRole('button', { name: 'Change the rule for Everything' }));
    const dialog = within(await screen.findByRole('dialog'));
    await user.type(dialog.getByLabelText(/Longest/), '10');
    await user.click(dialog.getByRole('button', { name: 'Save the rule' }));
    expect(dialog.getByText('This is shorter than the shortest')).toBeTruthy();
    await waitFor(() => expect(document.activeElement).toBe(dialog.getByLabelText(/Longest/)));
    expect(sent(asked, 'bookingRules.save')).toEqual([]);
  });

  test('a refusal is said, what was typed stays, and trying again is the same request', async () => {
    const { asked, user } = show([notice(null, 60)], {
      'bookingRules.save': () => {
        throw new Refused({ kind: 'not_found', code: 'rule.not_found' }, 404);
      },
    });
    await user.click(card('Notice and horizon').getByRole('button', { name: 'Change the rule for Everything' }));
    const dialog = within(await screen.findByRole('dialog'));
    await user.type(dialog.getByLabelText(/At least this long before/), '1 h');
    await user.click(dialog.getByRole('button', { name: 'Save the rule' }));
    expect((await dialog.findByRole('alert')).textContent).toContain('This rule is gone');
    await user.click(dialog.getByRole('button', { name: 'Save the rule' }));
    await waitFor(() => expect(sent(asked, 'bookingRules.save')).toHaveLength(2));
    const ids = sent(asked, 'bookingRules.save').map((input) => (input as { requestId: string }).requestId);
    expect(ids[0]).toBe(ids[1]);
    expect(dialog.getByLabelText<HTMLInputElement>(/At least this long before/).value).toBe('1 h');
  });

  test('a new rule begins where there is none yet; for a place that has one, that one is offered', async () => {
    const { asked, user } = show([notice(null, 60)]);
    await user.click(card('Notice and horizon').getByRole('button', { name: 'Add a rule: Notice and horizon' }));
    let dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByLabelText<HTMLSelectElement>('Place').value).toBe('kind:desk');
    await user.selectOptions(dialog.getByLabelText('Place'), 'Everything');
    expect(dialog.getByText('There is a rule for everything already.')).toBeTruthy();
    await user.click(dialog.getByRole('button', { name: 'Set the rule' }));
    expect(sent(asked, 'bookingRules.save')).toEqual([]);
    await user.click(dialog.getByRole('button', { name: 'Open that rule' }));
    dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByRole('heading', { name: 'Change: notice and horizon' })).toBeTruthy();
  });

  test('one person is found by name', async () => {
    const person = { memberId: ANA, displayName: 'Ana Reis', email: 'ana@example.org', role: 'member' };
    const saved = named(noticeRule({ maxDays: 60 }, { memberId: ANA }), { memberName: 'Ana Reis' });
    const { asked, user } = show([], {
      'members.people': () => ({ items: [person], nextCursor: null }),
      ...saves(saved),
    });
    await user.click(card('Notice and horizon').getByRole('button', { name: 'Add a rule: Notice and horizon' }));
    const dialog = within(await screen.findByRole('dialog'));
    await user.selectOptions(dialog.getByLabelText('For whom'), 'One person');
    await user.click(dialog.getByRole('button', { name: 'Set the rule' }));
    expect(dialog.getByText('Choose who it is for')).toBeTruthy();
    await user.click(await dialog.findByRole('radio', { name: 'Ana Reis' }));
    await user.click(dialog.getByRole('button', { name: 'Set the rule' }));
    await waitFor(() =>
      expect(sent(asked, 'bookingRules.save')).toMatchObject([{ rule: { memberId: ANA, role: null } }]),
    );
  });

  test('leaving what is not saved asks first', async () => {
    const { user } = show([notice(null, 60)]);
    const confirm = vi.spyOn(window, 'confirm').mockReturnValue(false);
    await user.click(card('Notice and horizon').getByRole('button', { name: 'Change the rule for Everything' }));
    const dialog = within(await screen.findByRole('dialog'));
    await user.click(dialog.getByRole('button', { name: 'Leave it' }));
    expect(confirm).not.toHaveBeenCalled();
    await user.click(card('Notice and horizon').getByRole('button', { name: 'Change the rule for Everything' }));
    await user.type(within(await screen.findByRole('dialog')).getByLabelText(/In your words/), 'x');
    await user.keyboard('{Escape}');
    expect(confirm).toHaveBeenCalledOnce();
    expect(screen.getByRole('dialog')).toBeTruthy();
    confirm.mockReturnValue(true);
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });
});

test('removing is done at once, and can be taken back', async () => {
  const rule = notice(60, 14, { kind: 'desk', words: 'Ours.' });
  const { asked, user } = show([rule], {
    'bookingRules.remove': () => ({ removed: rule }),
    ...saves({ ...rule, id: 'again' }),
  });
  await user.click(screen.getByRole('button', { name: 'Remove the rule for Desks' }));
  await waitFor(() =>
    expect(sent(asked, 'bookingRules.remove')).toMatchObject([{ ruleId: rule.id, spaceId: space.id }]),
  );
  await user.click(await screen.findByRole('button', { name: 'Undo' }));
  await waitFor(() =>
    expect(sent(asked, 'bookingRules.save')).toMatchObject([
      { rule: { kind: 'desk', words: 'Ours.', settings: { minMinutes: 60 } } },
    ]),
  );
});
