import '@/testing/jsdom-gaps';
import { cleanup, configure, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import { answering, TestScreen } from '@/client/testing-api';
import { newId, type OperatorId } from '@/kernel/ids';
import { Toaster } from '@/ui/toaster';
import type { ExtraView } from '../extras.contract';
import { ExtrasField, wantedOf, type ExtraCounts } from './extras-field';
import { ExtrasScreen } from './extras-screen';

configure({ asyncUtilTimeout: 8000 });
vi.setConfig({ testTimeout: 30_000 });
afterEach(cleanup);

const LUNCH = { extraId: 'lunch', name: 'Lunch', per: 'guest' as const, price: 1200 };
const SCREEN = { extraId: 'screen', name: 'Screen', per: 'hour' as const, price: 300 };

test('extras are chosen with a count, by the keyboard too, and say what they come to', async () => {
  let said: ExtraCounts = {};
  function Choosing() {
    const [counts, setCounts] = useState<ExtraCounts>({});
    said = counts;
    const about = { minutes: 90, guests: 4 };
    return (
      <ExtrasField offers={[LUNCH, SCREEN]} {...{ counts, about }} currency="EUR" locale="en-GB" onChange={setCounts} />
    );
  }
  const user = userEvent.setup();
  render(<Choosing />);
  const extras = within(screen.getByRole('group', { name: 'Extras' }));
  expect(extras.getByText('€12.00 for each guest')).toBeTruthy();
  expect(extras.getByRole('button', { name: 'One Lunch less' }).getAttribute('aria-disabled')).toBe('true');
  extras.getByRole('button', { name: 'One Lunch more' }).focus();
  await user.keyboard('{Enter}{Enter}');
  expect(extras.getByText('€12.00 for each guest, comes to €96.00')).toBeTruthy();
  await user.click(extras.getByRole('button', { name: 'One Screen more' }));
  expect(extras.getByText('€3.00 an hour, comes to €4.50')).toBeTruthy();
  await user.click(extras.getByRole('button', { name: 'One Lunch less' }));
  expect(extras.getByLabelText('Lunch, how many').textContent).toBe('1');
  await user.click(extras.getByRole('button', { name: 'One Screen less' }));
  expect(wantedOf(said)).toEqual([{ extraId: 'lunch', count: 1 }]);
});

test('where nothing is offered there is nothing to choose', () => {
  const about = { minutes: 60, guests: 0 };
  render(
    <ExtrasField offers={[]} counts={{}} currency="EUR" locale="en-GB" about={about} onChange={() => undefined} />,
  );
  expect(screen.queryByRole('group')).toBeNull();
});

const ROOM = { id: newId<'resource'>(), name: 'Anchor', kind: 'meeting_room' as const };
const view = (more: Partial<ExtraView>): ExtraView => ({
  ...{ id: newId(), name: 'Lunch', per: 'guest', price: 1200, tax: 'food', kinds: ['meeting_room'], resourceIds: [] },
  ...{ onSale: true, ...more },
});
function show(extras: ExtraView[]) {
  const operatorId = newId<'operator'>() as OperatorId;
  const taxes = [{ id: 'food', name: 'VAT reduced', percent: 13 }];
  const first = { currency: 'EUR', places: [ROOM], taxes, extras };
  const { asked } = answering({
    'pricing.extras': () => first,
    'pricing.saveExtra': () => ({ extraId: newId() }),
  });
  render(
    <TestScreen>
      <ExtrasScreen operatorId={operatorId} first={first} locale="en-GB" />
      <Toaster />
    </TestScreen>,
  );
  const sent = () => asked.findLast(({ path }) => path === 'pricing.saveExtra')?.input as Record<string, unknown>;
  return { user: userEvent.setup(), sent };
}

test('an owner reads what each extra is, and adds one; what does not fit is said at its field', async () => {
  const { user, sent } = show([
    view({}),
    view({ name: 'Flip chart', per: 'booking', onSale: false, kinds: [], tax: null }),
  ]);
  const words = within(screen.getByRole('list', { name: 'Extras' }))
    .getAllByRole('listitem')
    .map(({ textContent }) => textContent);
  expect(words[0]).toMatch(/Lunch€12.00 for each guestMeeting rooms · VAT reduced, 13 %/);
  expect(words[1]).toMatch(/Flip chartNot offered€12.00Everything/);
  await user.click(screen.getByRole('button', { name: 'Add an extra' }));
  const sheet = within(screen.getByRole('dialog', { name: 'A new extra' }));
  await user.click(sheet.getByRole('button', { name: 'Save the extra' }));
  expect(sheet.getByText('Give it a name, like “Lunch”')).toBeTruthy();
  expect(sheet.getByText('Write an amount, like 12 or 4.50; 0 for none')).toBeTruthy();
  expect(sent()).toBeUndefined();
  await user.type(sheet.getByLabelText('Name'), 'Screen');
  await user.type(sheet.getByLabelText('Price in EUR'), '3');
  await user.selectOptions(sheet.getByLabelText('Charged'), 'An hour');
  await user.selectOptions(sheet.getByLabelText('For'), 'Anchor');
  await user.selectOptions(sheet.getByLabelText('Tax'), 'food');
  await user.click(sheet.getByRole('button', { name: 'Save the extra' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(sent()).toMatchObject({
    extraId: null,
    terms: {
      ...{ name: 'Screen', per: 'hour', price: 300, tax: 'food', onSale: true },
      ...{ kinds: [], resourceIds: [ROOM.id] },
    },
  });
});

test('and takes one off the offer', async () => {
  const lunch = view({});
  const { user, sent } = show([lunch]);
  await user.click(screen.getByRole('button', { name: 'Change Lunch' }));
  const sheet = within(screen.getByRole('dialog', { name: 'Change Lunch' }));
  await user.click(sheet.getByRole('checkbox', { name: /It can be had/ }));
  await user.click(sheet.getByRole('button', { name: 'Save the extra' }));
  await waitFor(() => expect(sent()).toMatchObject({ extraId: lunch.id, terms: { onSale: false, per: 'guest' } }));
});
