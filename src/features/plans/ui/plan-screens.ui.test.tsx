import '@/testing/jsdom-gaps';
import { cleanup, configure, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { answering, TestScreen } from '@/client/testing-api';
import { newId, type MemberId, type OperatorId } from '@/kernel/ids';
import { Toaster } from '@/ui/toaster';
import type { MembershipOf, PlanHolder, PlanView } from '../plans.contract';
import { termsOf } from '../testing-plans';
import { PlanSection } from './plan-section';
import { PlansScreen } from './plans-screen';

configure({ asyncUtilTimeout: 8000 });
vi.setConfig({ testTimeout: 30_000 });
afterEach(cleanup);

const TODAY = '2026-11-26';
const planOf = (name: string, terms: object, more: Partial<PlanView> = {}): PlanView => ({
  ...{ id: newId(), name, description: '', public: true, retired: false, version: 1, holders: 3 },
  terms: termsOf(terms),
  ...more,
});
const TEN = { unit: 'minutes', amount: 600, kinds: ['meeting_room'], rollOver: { cap: 120, periods: 1 } };
const FLEX = planOf('Flex', { price: 12900, allowances: [TEN], noticeDays: 30 });
const FULL = planOf('Full', { price: 23900, allowances: [{ unit: 'unlimited', amount: 0, kinds: ['desk'] }] });
const onFlex = (more: Partial<MembershipOf> = {}): MembershipOf => ({
  ...{ id: newId(), startsOn: '2026-09-10', endsOn: null, trialUntil: null, change: null, pause: null },
  plan: { id: FLEX.id, name: 'Flex', terms: FLEX.terms },
  period: { from: '2026-11-10', to: '2026-12-09', fee: 12900, state: 'runs' },
  next: { from: '2026-12-10', to: '2027-01-09', fee: 12900, state: 'runs' },
  charge: { on: '2026-12-10', amount: 12900 },
  ...{ earliestEnd: '2027-01-09', nextPeriodOn: '2026-12-10' },
  ...more,
});

let operatorId: OperatorId;
beforeEach(() => {
  operatorId = newId<'operator'>();
});

function show(membership: MembershipOf | null, { staff = false, difference = 5867, newPeriod = false } = {}) {
  operatorId = newId<'operator'>();
  const first = {
    membership: { displayName: 'Ana Reis', currency: 'EUR', today: TODAY, membership },
    plans: { currency: 'EUR', today: TODAY, plans: [FLEX, FULL] },
  };
  const { asked } = answering({
    'plans.membership': () => first.membership,
    'plans.plans': () => first.plans,
    'plans.previewChange': () => ({
      now: { on: TODAY, difference, smaller: difference < 0, newPeriod },
      nextPeriod: { on: '2026-12-10' },
    }),
    'plans.join': () => ({ membershipId: newId() }),
    'plans.change': ({ when }: { when: string }) => ({ on: '2026-12-10', difference: when === 'now' ? difference : 0 }),
    'plans.cancel': ({ lastOn }: { lastOn: string }) => ({ lastOn }),
    'plans.pause': () => ({ from: '2026-12-10', to: null }),
    'plans.undo': () => ({ undone: 'cancellation' }),
  });
  const memberId = staff ? { memberId: newId<'member'>() as MemberId } : {};
  const whose = { operatorId, personId: newId<'person'>(), ...memberId };
  render(
    <TestScreen>
      <PlanSection whose={whose} first={first} staff={staff} locale="en-GB" />
      <Toaster />
    </TestScreen>,
  );
  return { asked, user: userEvent.setup() };
}
const sent = (asked: { path: string; input: unknown }[], what: string) =>
  asked.findLast(({ path }) => path === `plans.${what}`)?.input as Record<string, unknown> | undefined;

test('a member reads what their plan gives, what it costs next, and when', () => {
  show(onFlex());
  const card = within(screen.getByRole('region', { name: 'Flex' }));
  expect(card.getByText('€129.00 a month')).toBeTruthy();
  expect(
    card.getByText('10 h of meeting rooms a month; up to 2 h of what is left go over into the next month'),
  ).toBeTruthy();
  expect(card.getByText('Next: €129.00 on 10 December 2026, for 10 December 2026 to 9 January 2027.')).toBeTruthy();
});

test('who is on none takes one from a day on, with its terms as they were shown', async () => {
  const { asked, user } = show(null);
  expect(screen.getByText('Desks without limit')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Take Flex' }));
  await user.click(screen.getByRole('button', { name: 'Take it' }));
  await waitFor(() => expect(sent(asked, 'join')).toBeTruthy());
  expect(sent(asked, 'join')).toMatchObject({ planId: FLEX.id, version: 1, startsOn: TODAY });
});

test('changing it shows the difference, and takes what was shown', async () => {
  const { asked, user } = show(onFlex());
  await user.click(screen.getByRole('button', { name: 'Change plan' }));
  await user.click(await screen.findByRole('radio', { name: /Full, €239.00 a month/ }));
  expect(await screen.findByText('€58.67 more for the rest of this period.')).toBeTruthy();
  await user.click(screen.getByRole('radio', { name: 'At once' }));
  await user.click(screen.getByRole('button', { name: 'Change it' }));
  await waitFor(() => expect(sent(asked, 'change')).toBeTruthy());
  expect(sent(asked, 'change')).toMatchObject({ planId: FULL.id, when: 'now', difference: 5867 });
});

test('a smaller plan begins with the next period, for members', async () => {
  const { asked, user } = show(onFlex(), { difference: -2000 });
  await user.click(screen.getByRole('button', { name: 'Change plan' }));
  await user.click(await screen.findByRole('radio', { name: /Full/ }));
  expect(await screen.findByText('A smaller plan begins with the next period.')).toBeTruthy();
  expect(screen.getByRole<HTMLButtonElement>('radio', { name: 'At once' }).disabled).toBe(true);
  await user.click(screen.getByRole('button', { name: 'Change it' }));
  await waitFor(() => expect(sent(asked, 'change')).toMatchObject({ when: 'next_period', difference: 0 }));
});

test('it ends on the day that is said; at the desk sooner, which says what is waived; and goes on', async () => {
  const { asked, user } = show(onFlex());
  await user.click(screen.getByRole('button', { name: 'End the plan' }));
  expect(screen.getByText(/the last day is 9 January 2027/)).toBeTruthy();
  expect(screen.queryByLabelText('Last day')).toBeNull();
  await user.click(screen.getByRole('button', { name: 'End it on 9 January 2027' }));
  await waitFor(() => expect(sent(asked, 'cancel')).toMatchObject({ lastOn: '2027-01-09' }));
  cleanup();
  const ended = show(onFlex({ endsOn: '2027-01-09' }));
  expect(screen.getByText('Its last day is 9 January 2027.')).toBeTruthy();
  await ended.user.click(screen.getByRole('button', { name: 'Go on with it' }));
  await waitFor(() => expect(sent(ended.asked, 'undo')).toMatchObject({ what: 'cancellation' }));
});

test('a member’s pause begins with a period, that of staff on any day', async () => {
  const { asked, user } = show(onFlex());
  await user.click(screen.getByRole('button', { name: 'Pause' }));
  expect(screen.getByText('It begins with the next period, on 10 December 2026.')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Pause it' }));
  await waitFor(() => expect(sent(asked, 'pause')).toMatchObject({ from: '2026-12-10', to: null }));
  cleanup();
  const desk = show(onFlex(), { staff: true });
  await desk.user.click(screen.getByRole('button', { name: 'Pause' }));
  expect(screen.getByLabelText('First day of the pause')).toBeTruthy();
});

test('an owner writes a plan, and sees who would move to other terms', async () => {
  const holders: PlanHolder[] = [
    { memberId: newId(), displayName: 'Ana Reis', price: 12900, movesOn: '2026-12-10' },
    { memberId: newId(), displayName: 'Rui Costa', price: 11900, movesOn: '2026-12-20' },
  ];
  const plans = { currency: 'EUR', today: TODAY, plans: [FLEX, FULL] };
  const { asked } = answering({
    'plans.plans': () => plans,
    'plans.holders': () => holders,
    'plans.save': () => ({ planId: FLEX.id, version: 2, moved: 2 }),
  });
  const user = userEvent.setup();
  render(
    <TestScreen>
      <PlansScreen operatorId={operatorId} first={plans} taxes={[]} locale="en-GB" />
      <Toaster />
    </TestScreen>,
  );
  expect(screen.getAllByText('3 members are on it, version 1')).toHaveLength(2);
  await user.click(screen.getByRole('button', { name: 'Change Flex' }));
  const sheet = within(await screen.findByRole('dialog'));
  const price = sheet.getByLabelText('Price in EUR');
  await user.clear(price);
  await user.click(sheet.getByRole('button', { name: 'Save the plan' }));
  expect(sheet.getByText('Write an amount, like 129 or 99.90')).toBeTruthy();
  await user.type(price, '139');
  await user.click(await sheet.findByRole('radio', { name: 'And all 2 who are on it' }));
  expect(
    within(sheet.getByRole('list', { name: 'Who moves' })).getByText('€119.00 until 20 December 2026'),
  ).toBeTruthy();
  await user.click(sheet.getByRole('button', { name: 'Save the plan' }));
  await waitFor(() => expect(sent(asked, 'save')).toBeTruthy());
  expect(sent(asked, 'save')).toMatchObject({
    ...{ planId: FLEX.id, seen: 1, moves: 'everybody', name: 'Flex' },
    terms: { ...FLEX.terms, price: 13900 },
  });
});

test('a plan with other periods says that a new one begins', async () => {
  const { user } = show(onFlex(), { newPeriod: true });
  await user.click(screen.getByRole('button', { name: 'Change plan' }));
  await user.click(await screen.findByRole('radio', { name: /Full/ }));
  const words = '€58.67 more, and a new period begins: what is left of this one is given back.';
  expect(await screen.findByText(words)).toBeTruthy();
});
