import '@/testing/jsdom-gaps';
import { configure, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { answering, TestScreen } from '@/client/testing-api';
import { newId } from '@/kernel/ids';
import type { NamedRule } from '../booking-rules.contract';
import { DESK, FLEX, noticeRule, rule } from '../testing-rules';
import { RulesScreen } from './rules-screen';

configure({ asyncUtilTimeout: 8000 });
vi.setConfig({ testTimeout: 30_000 });

const NOW = new Date('2026-11-23T10:00:00Z');
beforeEach(() => {
  vi.stubGlobal('matchMedia', () => ({
    matches: true,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }));
  vi.useFakeTimers({ now: NOW, toFake: ['Date'] });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

function show(first: NamedRule[]) {
  const saved = rule('series', { aheadMonths: 18 });
  const { asked } = answering({ 'bookingRules.list': () => first, 'bookingRules.save': () => ({ rule: saved }) });
  const hours = { timeZone: 'Europe/Lisbon', weekly: [], exceptions: [] };
  const resources = [{ id: DESK, name: 'Desk 4', kind: 'desk' as const, hours: null }];
  render(
    <TestScreen>
      <RulesScreen
        space={{ id: newId<'space'>(), hours, resources, plans: [{ id: FLEX, name: 'Flex' }] }}
        operatorId={newId<'operator'>()}
        first={first}
        firstNow={NOW}
        locale="en-GB"
      />
    </TestScreen>,
  );
  return { asked, user: userEvent.setup(), card: within(screen.getByRole('region', { name: 'Repeating bookings' })) };
}

test('says up to which day a series would be made, with a rule and without', () => {
  const halfYear = {
    ...rule('series', { aheadMonths: 6 }, { kind: 'meeting_room' }),
    resourceName: null,
    memberName: null,
  };
  const { card } = show([halfYear]);
  expect(card.getAllByRole('listitem')[0]?.textContent).toBe(
    'Meeting rooms: repeating bookings are made 6 months ahead and go on by themselves',
  );
  // Desk 4 is no meeting room.
  expect(card.getByText('Repeated without an end, it is made up to 23 November 2027 for now.')).toBeTruthy();
  expect(card.getByText(/A year ahead, and on by a day every night/)).toBeTruthy();
});

test('the owner types months, sees what that means before it is saved, and is told what cannot be', async () => {
  const { asked, user, card } = show([]);
  await user.click(card.getByRole('button', { name: 'Add a rule: Repeating bookings' }));
  const dialog = within(await screen.findByRole('dialog'));
  const months = await dialog.findByLabelText('Made so many months ahead');
  const save = () => user.click(dialog.getByRole('button', { name: 'Set the rule' }));
  for (const [typed, wrong] of [
    ['0', 'Type a number of months, from 1 to 24'],
    ['25', 'At most 24'],
    ['', 'Type a number of months, from 1 to 24'],
  ] as const) {
    await user.clear(months);
    if (typed) await user.type(months, typed);
    await save();
    expect(await dialog.findByText(wrong)).toBeTruthy();
  }
  await user.clear(months);
  await user.type(months, '18 months');
  expect(dialog.getByText('Repeated without an end, it is made up to 23 May 2028 for now.')).toBeTruthy();
  await save();
  await waitFor(() =>
    expect(asked.filter(({ path }) => path === 'bookingRules.save').map(({ input }) => input)).toMatchObject([
      { rule: { topic: 'series', settings: { aheadMonths: 18 }, kind: null } },
    ]),
  );
});

test('a rule for whoever is on a plan reads so, is tried as one of them, and is set for it', async () => {
  const far = { ...noticeRule({ maxDays: 60 }, { planId: FLEX, onPlan: [] }), planName: 'Flex' } as NamedRule;
  const near = { ...noticeRule({ maxDays: 7 }), resourceName: null, memberName: null } as NamedRule;
  const { asked, user } = show([near, { ...far, resourceName: null, memberName: null }]);
  const card = within(screen.getByRole('region', { name: 'Notice and horizon' }));
  expect(card.getByText(/^Everything, for whoever is on Flex/)).toBeTruthy();
  await user.click(card.getByRole('button', { name: 'Change the rule for Everything, for whoever is on Flex' }));
  const dialog = within(await screen.findByRole('dialog'));
  await user.selectOptions(dialog.getByLabelText('Try it as'), 'As a member on Flex');
  const when = dialog.getByLabelText('Day and time to try');
  await user.clear(when);
  await user.type(when, '14 jan 9-12');
  expect(await dialog.findByText('51 days ahead is fine.')).toBeTruthy();
  await user.selectOptions(dialog.getByLabelText('Try it as'), 'As a member');
  expect(dialog.queryByText('51 days ahead is fine.')).toBeNull();
  await user.selectOptions(dialog.getByLabelText('Place'), 'Desk 4');
  await user.click(dialog.getByRole('button', { name: 'Save the rule' }));
  await waitFor(() =>
    expect(asked.filter(({ path }) => path === 'bookingRules.save').map(({ input }) => input)).toMatchObject([
      { rule: { topic: 'notice', planId: FLEX, memberId: null, role: null, resourceId: DESK } },
    ]),
  );
});
