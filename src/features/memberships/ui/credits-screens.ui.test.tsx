import '@/testing/jsdom-gaps';
import { cleanup, configure, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { answering, Refused, TestScreen } from '@/client/testing-api';
import { newId, type MemberId, type OperatorId, type PersonId } from '@/kernel/ids';
import { Toaster } from '@/ui/toaster';
import type { BucketView, EarningTerms, PassView, StatementEntry } from '../memberships.contract';
import { CreditsScreen } from './credits-screen';
import { PassesScreen } from './passes-screen';
import type { CreditsFirst } from './use-credits';

configure({ asyncUtilTimeout: 8000 });
vi.setConfig({ testTimeout: 30_000 });
afterEach(cleanup);

// A Thursday morning.
const NOW = new Date('2026-11-26T08:00:00Z');
const PASS: PassView = {
  ...{ id: newId(), name: 'Ten days', unit: 'half_days', amount: 20, kinds: ['desk'], halfDayMinutes: 240 },
  ...{ validDays: 90, price: 15000, tax: null, onSale: true },
};
const bucket = (more: Partial<BucketView>): BucketView => ({
  ...{ id: newId(), name: 'Hours', source: 'time', unit: 'minutes', given: 300, left: 210, kinds: ['meeting_room'] },
  ...{ coversFrom: null, coversTo: null, expiresAt: '2026-12-31T00:00:00.000Z', halfDayMinutes: 240 },
  ...more,
});
const spent: StatementEntry = {
  ...{ number: 7, kind: 'spent', amount: -90, unit: 'minutes', bucketName: 'Hours', reason: '' },
  booking: { resourceName: 'Anchor', startsAt: '2026-11-27T09:00:00Z', timeZone: 'Europe/Lisbon' },
  at: '2026-11-25T10:00:00Z',
};

let operatorId: OperatorId;
beforeEach(() => {
  operatorId = newId<'operator'>();
});

function show(
  { buckets = [bucket({})], memberId }: { buckets?: BucketView[]; memberId?: MemberId } = {},
  answers: Parameters<typeof answering>[0] = {},
) {
  const first: CreditsFirst = {
    credits: { displayName: 'Ana Reis', currency: 'EUR', timeZone: 'Europe/Lisbon', buckets },
    passes: { currency: 'EUR', passes: [PASS], earning: null },
    statement: { items: [spent], nextCursor: null },
  };
  const { asked } = answering({
    'memberships.credits': () => first.credits,
    'memberships.passes': () => first.passes,
    'memberships.statement': () => first.statement,
    'memberships.buyPass': () => ({ bucketId: newId(), purchaseId: newId() }),
    'memberships.grant': () => ({ bucketId: newId() }),
    'memberships.takeBack': () => ({ left: 0 }),
    ...answers,
  });
  const whose = { operatorId, personId: newId<'person'>() as PersonId, ...(memberId ? { memberId } : {}) };
  render(
    <TestScreen>
      <CreditsScreen whose={whose} grants={memberId !== undefined} first={first} firstNow={NOW} locale="en-GB" />
      <Toaster />
    </TestScreen>,
  );
  return { asked, user: userEvent.setup() };
}
const sent = (asked: { path: string; input: unknown }[], what: string) =>
  asked.findLast(({ path }) => path === `memberships.${what}`)?.input as Record<string, unknown> | undefined;

test('a member reads what is left of what they hold, what it pays, when it ends, and where it went', () => {
  show({ buckets: [bucket({}), bucket({ name: 'Old', left: 0, expiresAt: null, kinds: [] })] });
  const held = within(screen.getByRole('list', { name: 'Held' })).getAllByRole('listitem');
  expect(held[0]?.textContent).toContain('3 h 30 min of 5 h');
  expect(held[0]?.textContent).toContain('Meeting rooms · until Wed, 30 Dec 2026');
  expect(held[1]?.textContent).toContain('Used up');
  expect(held[1]?.textContent).toContain('Everything · without an end');
  expect(screen.getByRole('row', { name: /Used · Hours.*Anchor, Fri.* 27 Nov, 09:00.*−1 h 30 min/ })).toBeTruthy();
  expect(screen.queryByRole('button', { name: /Take back|Give/ })).toBeNull();
});

test('a pass is bought in two presses, at the price that stands there', async () => {
  const { asked, user } = show();
  await user.click(screen.getByRole('button', { name: 'Buy Ten days' }));
  const dialog = screen.getByRole('dialog', { name: 'Buy Ten days?' });
  expect(dialog.textContent).toContain('10 days · Desks · within 90 days of buying');
  await user.click(within(dialog).getByRole('button', { name: 'Buy for €150.00' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(sent(asked, 'buyPass')).toMatchObject({ operatorId, passId: PASS.id, price: 15000 });
});

test('a price that has changed is said, and nothing is bought', async () => {
  const { user } = show(
    {},
    {
      'memberships.buyPass': () => {
        throw new Refused({
          kind: 'conflict',
          code: 'passes.price_changed',
          details: { price: 16000, currency: 'EUR' },
        });
      },
    },
  );
  await user.click(screen.getByRole('button', { name: 'Buy Ten days' }));
  await user.click(screen.getByRole('button', { name: 'Buy for €150.00' }));
  expect(await screen.findByText('The pass costs €160.00 by now')).toBeTruthy();
});

test('whoever runs the space gives credit, with what is wrong at its field', async () => {
  const memberId = newId<'member'>();
  const { asked, user } = show({ memberId });
  await user.click(screen.getByRole('button', { name: 'Give credit' }));
  const dialog = within(screen.getByRole('dialog', { name: 'Give Ana Reis credit' }));
  await user.type(dialog.getByLabelText('How many'), '2.7x');
  await user.click(dialog.getByRole('button', { name: 'Give it' }));
  expect(dialog.getByText('Write hours, like 3 or 2.5')).toBeTruthy();
  expect(sent(asked, 'grant')).toBeUndefined();
  await user.clear(dialog.getByLabelText('How many'));
  await user.type(dialog.getByLabelText('How many'), '2.5');
  await user.type(dialog.getByLabelText('Name'), 'For the noise');
  await user.click(dialog.getByRole('button', { name: 'Phone booths' }));
  await user.click(dialog.getByRole('button', { name: 'Give it' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(sent(asked, 'grant')).toMatchObject({
    ...{ operatorId, memberId, unit: 'minutes', amount: 150, name: 'For the noise', kinds: ['phone_booth'] },
    until: null,
  });
});

test('and takes back what is left, with a reason', async () => {
  const { asked, user } = show({ memberId: newId<'member'>() });
  await user.click(screen.getByRole('button', { name: 'Take back from Hours' }));
  const dialog = within(screen.getByRole('dialog', { name: 'Take back from Hours' }));
  await user.type(dialog.getByLabelText('Hours'), '4');
  await user.click(dialog.getByRole('button', { name: 'Take it back' }));
  expect(dialog.getByText('Only 3 h 30 min are left')).toBeTruthy();
  expect(dialog.getByText('Say why: they will read it')).toBeTruthy();
  await user.clear(dialog.getByLabelText('Hours'));
  await user.type(dialog.getByLabelText('Hours'), '1');
  await user.type(dialog.getByLabelText('Why'), 'Given twice');
  await user.click(dialog.getByRole('button', { name: 'Take it back' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(sent(asked, 'takeBack')).toMatchObject({ amount: 60, reason: 'Given twice' });
});

test('an owner adds a pass, and what does not fit is said at its field', async () => {
  const { asked } = answering({
    'memberships.passes': () => ({ currency: 'EUR', passes: [PASS], earning: null }),
    'memberships.savePass': () => ({ passId: newId() }),
  });
  const user = userEvent.setup();
  const first = { currency: 'EUR', passes: [PASS], earning: null };
  const taxes = [{ id: 'vat', name: 'VAT', percent: 23 }];
  render(
    <TestScreen>
      <PassesScreen operatorId={operatorId} first={first} taxes={taxes} locale="en-GB" />
      <Toaster />
    </TestScreen>,
  );
  expect(screen.getByRole('list', { name: 'Passes' }).textContent).toContain('€150.00');
  await user.click(screen.getByRole('button', { name: 'Add a pass' }));
  const sheet = within(screen.getByRole('dialog', { name: 'A new pass' }));
  await user.click(sheet.getByRole('button', { name: 'Save the pass' }));
  expect(sheet.getByText('Give it a name, like “Ten days”')).toBeTruthy();
  await user.type(sheet.getByLabelText('Name'), 'Five mornings');
  await user.type(sheet.getByLabelText('How many'), '2.5');
  await user.type(sheet.getByLabelText('Price in EUR'), '45');
  await user.selectOptions(sheet.getByLabelText('Tax'), 'vat');
  await user.click(sheet.getByRole('button', { name: 'Save the pass' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(sent(asked, 'savePass')).toMatchObject({
    passId: null,
    pass: {
      name: 'Five mornings',
      unit: 'half_days',
      amount: 5,
      price: 4500,
      tax: 'vat',
      validDays: null,
      onSale: true,
    },
  });
});

test('an owner says what giving back a day earns, and takes it away again', async () => {
  let now = { currency: 'EUR', passes: [PASS], earning: null as EarningTerms | null };
  const { asked } = answering({
    'memberships.passes': () => now,
    'memberships.saveEarning': ({ earning }: { earning: EarningTerms }) => {
      now = { ...now, earning: earning.amount > 0 ? earning : null };
      return earning;
    },
  });
  const user = userEvent.setup();
  render(
    <TestScreen>
      <PassesScreen operatorId={operatorId} first={now} taxes={[]} locale="en-GB" />
      <Toaster />
    </TestScreen>,
  );
  const card = within(screen.getByRole('region', { name: 'Days that are given back' }));
  await user.selectOptions(card.getByLabelText('They get'), 'Hours');
  await user.click(card.getByRole('button', { name: 'Save what they get' }));
  expect(card.getByText('Write hours, like 3 or 2.5')).toBeTruthy();
  await user.type(card.getByLabelText('For each hour'), '0,5');
  await user.click(card.getByRole('button', { name: 'Save what they get' }));
  await card.findByText(/gets 30 min for each hour that others book of it/);
  expect(sent(asked, 'saveEarning')).toMatchObject({ earning: { unit: 'minutes', amount: 30, validDays: null } });
  await user.selectOptions(card.getByLabelText('They get'), 'Nothing');
  await user.click(card.getByRole('button', { name: 'Save what they get' }));
  await card.findByText(/gets nothing for it/);
});
