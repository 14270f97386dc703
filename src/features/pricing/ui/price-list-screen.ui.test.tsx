import '@/testing/jsdom-gaps';
import { cleanup, configure, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { answering, Refused, TestScreen } from '@/client/testing-api';
import { newId, type OperatorId } from '@/kernel/ids';
import { Toaster } from '@/ui/toaster';
import type { PricePin } from '../domain/price-pins';
import type { HousedPlace } from '../domain/priced-place';
import type { PinPriceInput } from '../pins.contract';
import { priceList, priceRule, type PriceList, type PriceRule } from '../pricing.contract';
import { PriceListScreen } from './price-list-screen';
import type { PriceLists } from './use-price-list';

configure({ asyncUtilTimeout: 8000 });
vi.setConfig({ testTimeout: 30_000 });
afterEach(cleanup);

// A Thursday morning.
const NOW = new Date('2026-11-26T08:00:00Z');
const place = (name: string, kind: HousedPlace['kind']): HousedPlace => ({
  ...{ id: newId<'resource'>(), name, kind, groupId: null, groupName: null },
  ...{ floorId: 'f' as HousedPlace['floorId'], floorName: 'Ground floor', timeZone: 'Europe/Lisbon' },
  // Weekdays from eight to eight.
  weekly: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opensMinute: 480, closesMinute: 1200 })),
});
const DESK = place('Desk 4', 'desk');
const ROOM = place('Anchor', 'meeting_room');
const rule = (conditions: object, effect: object, how: PriceRule['how'] = 'sets'): PriceRule =>
  priceRule.parse({ id: newId(), conditions, how, effect });
const ROOMS = rule({ kinds: ['meeting_room'] }, { type: 'rate', per: 'hour', amount: 1200 });
const DESKS = rule({ kinds: ['desk'] }, { type: 'rate', per: 'day', amount: 2000 });
const MEMBERS = rule({ roles: ['member'] }, { type: 'percent', direction: 'off', percent: 20 }, 'adjusts');
const LIST = priceList.parse({ otherwise: 'not_bookable', rules: [ROOMS, DESKS, MEMBERS] });
const version = (number: number, effectiveFrom: string, list: PriceList = LIST): PriceLists['published'][number] => ({
  ...{ ...list, number, effectiveFrom, restores: null, changedAt: NOW, changedByName: 'Sofia' },
});
const draftOf = (content: PriceList): NonNullable<PriceLists['draft']> => ({
  ...{ id: 'draft 1', content, changedAt: NOW, changedByName: 'Sofia' },
});

let operatorId: OperatorId;
beforeEach(() => {
  operatorId = newId<'operator'>();
});

function show(lists: Partial<PriceLists> = {}, answers: Parameters<typeof answering>[0] = {}) {
  let now: PriceLists = {
    currency: 'EUR',
    places: [DESK, ROOM],
    plans: [],
    published: [],
    draft: null,
    pins: [],
    ...lists,
  };
  const { asked } = answering({
    'pricing.lists': () => now,
    'pricing.saveDraft': ({ list }: { list: PriceList }) => {
      now = { ...now, draft: draftOf(list) };
      return { draft: 'draft 1' };
    },
    'pricing.publish': () => ({ version: 2 }),
    'pricing.discardDraft': () => ({ discarded: LIST }),
    'pricing.rollBack': () => ({ version: 3 }),
    'pricing.pin': ({ resourceId, wish, asOf, expected }: PinPriceInput) => {
      const pin = { id: newId<'price_pin'>(), resourceId, wish, asOf: new Date(asOf), expected, pinnedAt: NOW };
      now = { ...now, pins: [...now.pins, { ...pin, pinnedByName: 'Sofia' }] };
      return { pinId: pin.id };
    },
    'pricing.unpin': ({ pinId }: { pinId: string }) => {
      const gone = now.pins.find(({ id }) => id === pinId)!;
      now = { ...now, pins: now.pins.filter((one) => one !== gone) };
      const { resourceId, wish, asOf, expected } = gone;
      return { unpinned: { resourceId, wish, asOf: asOf.toISOString(), expected } };
    },
    ...answers,
  });
  render(
    <TestScreen>
      <PriceListScreen
        operatorId={operatorId}
        spaceId={newId<'space'>()}
        first={now}
        timeZone="Europe/Lisbon"
        firstNow={NOW}
        locale="en-GB"
      />
      <Toaster />
    </TestScreen>,
  );
  return { asked, user: userEvent.setup() };
}
const sent = (asked: { path: string; input: unknown }[], what: string) =>
  asked.findLast(({ path }) => path === `pricing.${what}`)?.input as Record<string, unknown> | undefined;
const lines = () =>
  within(screen.getByRole('list', { name: 'Lines of the price list' }))
    .getAllByRole('listitem')
    .map((line) => line.textContent);
const tryIt = () => within(screen.getByRole('region', { name: 'Try it' }));

test('a list that counts is read as a sheet, tried, and every change of it is a draft first', async () => {
  const { asked, user } = show({ published: [version(1, '2026-01-01')] });
  expect(lines()).toEqual(['1Meeting rooms12.00 an hour', '2Desks20.00 a day', '3Membersthen 20 % off']);
  await user.selectOptions(tryIt().getByLabelText('Place'), 'Anchor');
  // Three hours at 12.00, a fifth off.
  expect(tryIt().getByRole('status').textContent).toBe('€28.80');
  expect(tryIt().getByText(/“Members · 20 % off” changes it from €36.00 to €28.80./)).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Line 3 up' }));
  expect(lines()[1]).toContain('Members');
  // The focus went along.
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Line 2 up' }));
  expect(screen.getByText('A draft, not saved yet')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Save the draft' }));
  await waitFor(() => expect(screen.getByText('A draft')).toBeTruthy());
  expect(sent(asked, 'saveDraft')).toMatchObject({ operatorId, draft: null });
  expect((sent(asked, 'saveDraft')?.list as PriceList).rules.map(({ id }) => id)).toEqual([
    ...[ROOMS.id, MEMBERS.id, DESKS.id],
  ]);
});

test('a line is added in words: it reads as it will, says what is missing, and its price stands beside today’s', async () => {
  const { user } = show({ published: [version(1, '2026-01-01')] });
  await user.selectOptions(tryIt().getByLabelText('Place'), 'Anchor');
  await user.click(screen.getByRole('button', { name: 'Add a line' }));
  const sheet = within(await screen.findByRole('dialog', { name: 'A new line' }));
  await user.selectOptions(sheet.getByLabelText('What it does'), 'An amount off');
  await user.click(sheet.getByRole('button', { name: 'Add the line' }));
  expect(await sheet.findByText('Like 12 or 12.50.')).toBeTruthy();
  await user.type(sheet.getByLabelText('Amount in EUR'), '2,50');
  await user.selectOptions(sheet.getByLabelText('For each'), 'booking');
  await user.click(sheet.getByRole('button', { name: 'Thursday' }));
  expect(sheet.getByText('Thursdays · 2.50 off a booking')).toBeTruthy();
  await user.click(sheet.getByRole('button', { name: 'Add the line' }));
  expect(lines()[3]).toBe('4Thursdaysthen 2.50 off a booking');
  expect(tryIt().getByRole('status').textContent).toBe('€26.30today €28.80');
});

test('what is wrong with it stands at its line, and where nothing sets a price', async () => {
  const later = rule({ kinds: ['meeting_room'], weekdays: [1] }, { type: 'rate', per: 'hour', amount: 900 });
  show({ draft: draftOf({ ...LIST, rules: [ROOMS, later, MEMBERS] }) });
  expect(await screen.findByText('Never counts: line 1 stands above it and takes all that it would.')).toBeTruthy();
  expect(lines()[1]).toContain('Never counts');
  expect(
    screen.getByText('No line sets a price for Desk 4 on weekdays 8–20, so they are not bookable then.'),
  ).toBeTruthy();
});

test('a draft is published from a day on, with what was typed since; a refusal is said and keeps it', async () => {
  let refuses = true;
  const { asked, user } = show(
    { published: [version(1, '2026-01-01')], draft: draftOf({ ...LIST, rules: [ROOMS] }) },
    {
      'pricing.publish': () => {
        if (refuses) throw new Refused({ kind: 'conflict', code: 'pricing.draft_changed' }, 409);
        return { version: 2 };
      },
    },
  );
  await user.click(screen.getByRole('radio', { name: /^Free/ }));
  await user.click(screen.getByRole('button', { name: 'Publish…' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Publish the prices' }));
  const day = dialog.getByLabelText('Counts from');
  await user.clear(day);
  await user.type(day, '1 dec{Enter}');
  await user.click(dialog.getByRole('button', { name: 'Publish' }));
  await waitFor(() => expect(sent(asked, 'publish')).toMatchObject({ draft: 'draft 1', effectiveFrom: '2026-12-01' }));
  expect(sent(asked, 'saveDraft')).toMatchObject({ draft: 'draft 1', list: { otherwise: 'free' } });
  expect(screen.getByRole('dialog', { name: 'Publish the prices' })).toBeTruthy();
  refuses = false;
  await user.click(dialog.getByRole('button', { name: 'Publish' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

test('prices are changed from the list that counts at last, not from one that is about to be replaced', async () => {
  const dearer = { ...ROOMS, effect: { ...ROOMS.effect, amount: 1500 } } as PriceRule;
  const { user } = show({
    published: [version(2, '2026-12-01', { ...LIST, rules: [dearer, DESKS, MEMBERS] }), version(1, '2026-01-01')],
  });
  expect(screen.getByText(/^Version 1 counts today. Below is what comes after it. Version 2 counts from/)).toBeTruthy();
  expect(lines()[0]).toBe('1Meeting rooms15.00 an hour');
  await user.selectOptions(tryIt().getByLabelText('Place'), 'Anchor');
  expect(tryIt().getByRole('status').textContent).toBe('€36.00today €28.80');
  // Published for an earlier day, it would count until then alone.
  await user.click(screen.getByRole('button', { name: 'Line 3 up' }));
  await user.click(screen.getByRole('button', { name: 'Publish…' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Publish the prices' }));
  expect(dialog.getByText('Version 2 takes its place on Tue, 1 Dec 2026.')).toBeTruthy();
});

test('what was published can be read, and brought back from a day on', async () => {
  const { asked, user } = show({ published: [version(2, '2026-11-01'), version(1, '2026-01-01')] });
  const versions = within(screen.getByRole('region', { name: 'What was published' }));
  expect(versions.getByText('counts now').closest('li')!.textContent).toContain('Version 2');
  await user.click(versions.getByRole('button', { name: 'Read version 1' }));
  expect(versions.getByText('Meeting rooms · 12.00 an hour')).toBeTruthy();
  await user.click(versions.getByRole('button', { name: 'Bring back version 1' }));
  await user.click(await screen.findByRole('button', { name: 'Bring it back' }));
  await waitFor(() => expect(sent(asked, 'rollBack')).toMatchObject({ to: 1, effectiveFrom: '2026-11-26' }));
});

test('with nothing published it says so, and a draft that is discarded can be brought back', async () => {
  const { user } = show({ draft: draftOf(LIST) });
  await user.click(screen.getByRole('button', { name: 'Discard' }));
  await user.click(await screen.findByRole('button', { name: 'Undo' }));
  expect(lines()).toHaveLength(3);
});

// Three hours at 12.00, a fifth off.
const pinOf = (expected: number | null, resourceId = ROOM.id): PricePin => ({
  ...{ id: newId<'price_pin'>(), resourceId, asOf: NOW, expected, pinnedAt: NOW, pinnedByName: 'Sofia' },
  wish: { date: '2026-12-01', from: '09:00', to: '12:00', role: 'member', guests: 0, recurring: false },
});
const pins = () =>
  within(screen.getByRole('list', { name: 'Pinned prices' }))
    .getAllByRole('listitem')
    .map((line) => line.textContent);

test('a price is pinned as it is seen, is held against what is typed, and can be let go', async () => {
  const { asked, user } = show({ published: [version(1, '2026-01-01')] });
  await user.selectOptions(tryIt().getByLabelText('Place'), 'Anchor');
  await user.click(tryIt().getByRole('button', { name: 'Pin this price' }));
  expect(await screen.findByText('All as they are to be')).toBeTruthy();
  expect(sent(asked, 'pin')).toMatchObject({ resourceId: ROOM.id, expected: 2880 });
  // As if booked at the moment at which it was seen.
  expect(Date.parse(sent(asked, 'pin')?.asOf as string)).toBeGreaterThanOrEqual(NOW.getTime());
  expect(sent(asked, 'pin')?.wish).toMatchObject({ date: '2026-11-26', from: '09:00', to: '12:00', role: 'member' });
  const which = 'Thu 26 Nov 09:00–12:00, members';
  expect(pins()).toEqual([`Anchor ${which}€28.80, as pinned by SofiaUnpin`]);
  // Without the line for members it would be something else.
  await user.click(screen.getByRole('button', { name: /^Remove line 3/ }));
  expect(pins()).toEqual([`Anchor ${which}would cost €36.00 instead of €28.80Unpin`]);
  expect(screen.getByText('1 of 1 would change')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: `Unpin Anchor, ${which}` }));
  await waitFor(() => expect(screen.queryByRole('list', { name: 'Pinned prices' })).toBeNull());
  const told = (await screen.findByText('Unpinned')).closest('li')!;
  await user.click(within(told).getByRole('button', { name: 'Undo' }));
  await waitFor(() => expect(pins()).toHaveLength(1));
});

test('a draft that changes pinned prices is published once each is accepted', async () => {
  const broken = [pinOf(2500), pinOf(null)];
  const gone = pinOf(100, newId<'resource'>());
  const { asked, user } = show({ draft: draftOf(LIST), pins: [...broken, pinOf(2880), gone] });
  expect(screen.getByText('2 of 4 would change')).toBeTruthy();
  expect(pins()[3]).toContain('The place is gone');
  await user.click(screen.getByRole('button', { name: 'Publish…' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Publish the prices' }));
  const [first, second] = dialog.getAllByRole('checkbox');
  expect(dialog.getByText('It would cost €28.80 instead of €25.00.')).toBeTruthy();
  expect(dialog.getByText('It would cost €28.80 instead of not being bookable.')).toBeTruthy();
  await user.click(first!);
  await user.click(dialog.getByRole('button', { name: 'Publish' }));
  expect(dialog.getByRole('alert').textContent).toContain('Accept each of them');
  expect(sent(asked, 'publish')).toBeUndefined();
  await user.click(second!);
  expect(dialog.queryByRole('alert')).toBeNull();
  await user.click(dialog.getByRole('button', { name: 'Publish' }));
  await waitFor(() =>
    expect(sent(asked, 'publish')?.accepted).toEqual(broken.map(({ id }) => ({ pinId: id, amount: 2880 }))),
  );
});

test('a line can be for those on a plan, by its name', async () => {
  const flex = newId<'plan'>();
  const { asked, user } = show({ published: [version(1, '2026-01-01')], plans: [{ id: flex, name: 'Flex' }] });
  await user.click(screen.getByRole('button', { name: /Change line 3|Members/ }));
  const sheet = within(await screen.findByRole('dialog'));
  await user.click(sheet.getByRole('button', { name: 'Flex' }));
  await user.click(sheet.getByRole('button', { name: 'Keep the line' }));
  expect(lines()[2]).toContain('plan Flex');
  await user.click(screen.getByRole('button', { name: 'Save the draft' }));
  await waitFor(() => expect(sent(asked, 'saveDraft')).toBeTruthy());
  expect((sent(asked, 'saveDraft')?.list as PriceList).rules[2]?.conditions.planIds).toEqual([flex]);
});
