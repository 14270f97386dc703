import '@/testing/jsdom-gaps';
import { configure, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { answering, Refused, TestScreen } from '@/client/testing-api';
import { newId } from '@/kernel/ids';
import { Toaster } from '@/ui/toaster';
import type { PricedPlace } from '../domain/priced-place';
import { priceList, priceRule } from '../pricing.contract';
import type { BookedRow } from '../replay.contract';
import { PriceListScreen } from './price-list-screen';
import type { PriceLists } from './use-price-list';

configure({ asyncUtilTimeout: 8000 });
vi.setConfig({ testTimeout: 30_000 });

// A Thursday morning.
const NOW = new Date('2026-11-26T08:00:00Z');
const ROOM: PricedPlace = {
  ...{ id: newId<'resource'>(), name: 'Anchor', kind: 'meeting_room', groupId: null, groupName: null },
  ...{ floorId: newId<'floor'>(), floorName: 'Ground floor', timeZone: 'Europe/Lisbon' },
};
const OLD_DESK: PricedPlace = { ...ROOM, id: newId<'resource'>(), name: 'Old desk', kind: 'desk' };
const rule = (conditions: object, amount: number) =>
  priceRule.parse({ id: newId(), conditions, how: 'sets', effect: { type: 'rate', per: 'hour', amount } });
const LIST = priceList.parse({
  otherwise: 'not_bookable',
  rules: [
    rule({ kinds: ['meeting_room'], time: { from: 1080, to: 1320 } }, 2000),
    rule({ kinds: ['meeting_room'] }, 1200),
    rule({ kinds: ['parking'] }, 100),
  ],
});
const booked = (place: PricedPlace, hour: number, agreed: number | null): BookedRow => ({
  ...{ id: newId<'booking'>(), resourceId: place.id, memberId: 'ana' as BookedRow['memberId'], guests: 0 },
  startsAt: new Date(Date.UTC(2026, 10, 3, hour)),
  endsAt: new Date(Date.UTC(2026, 10, 3, hour + 1)),
  ...{ recurring: false, role: 'member', bookedAt: new Date('2026-11-01T08:00:00Z'), agreed },
});

function show(pages: readonly (readonly BookedRow[])[], fails = false) {
  const lists: PriceLists = {
    ...{ currency: 'EUR', places: [{ ...ROOM, weekly: null }], plans: [], published: [], pins: [] },
    draft: { id: 'draft 1', content: LIST, changedAt: NOW, changedByName: 'Sofia' },
  };
  const { asked } = answering({
    'pricing.lists': () => lists,
    'pricing.booked': ({ after }: { after: { id: string } | null }) => {
      if (fails) throw new Refused({ kind: 'forbidden', code: 'auth.not_allowed' }, 403);
      const at = after ? Number(after.id) : 0;
      const more = at + 1 < pages.length;
      return {
        ...{ bookings: pages[at], places: [ROOM, OLD_DESK], members: [{ id: 'ana', name: 'Ana' }] },
        ...{ total: at === 0 ? pages.flat().length : null, next: more ? { startsAt: 'x', id: String(at + 1) } : null },
      };
    },
  });
  render(
    <TestScreen>
      <PriceListScreen
        operatorId={newId<'operator'>()}
        spaceId={newId<'space'>()}
        first={lists}
        timeZone="Europe/Lisbon"
        firstNow={NOW}
        locale="en-GB"
      />
      <Toaster />
    </TestScreen>,
  );
  return { asked, user: userEvent.setup() };
}
const simulator = () => within(screen.getByRole('region', { name: 'What it would have come to' }));
const cells = (caption: string) =>
  within(simulator().getByRole('table', { name: caption }))
    .getAllByRole('row')
    .slice(1)
    .map((row) => [...row.children].map(({ textContent }) => textContent));

test('what was booked in the last 90 days is replayed under the draft: in sum, by kind, by member, booking by booking', async () => {
  const pages = [[booked(ROOM, 9, 1000), booked(ROOM, 18, 1000)], [booked(OLD_DESK, 9, 500)]];
  const { asked, user } = show(pages);
  await user.click(simulator().getByRole('button', { name: 'Replay the bookings' }));
  expect(await simulator().findByText('3 bookings from Fri 28 Aug to Wed 25 Nov.')).toBeTruthy();
  const [first, second] = asked.filter(({ path }) => path === 'pricing.booked').map(({ input }) => input);
  expect(first).toMatchObject({ from: '2026-08-28', to: '2026-11-25', after: null });
  expect(second).toMatchObject({ after: { id: '1' } });
  // 10 + 10 + 5 then; 12 by day and 20 in the evening now, and nothing for what is no longer bookable.
  expect(simulator().getByText('€32.00 under these lines, €25.00 as it was.').previousSibling?.textContent).toBe(
    '+€7.00',
  );
  expect(cells('By kind')).toEqual([
    ['Meeting rooms', '2', '€20.00', '€32.00', '+€12.00'],
    ['Desks', '1', '€5.00', '€0.00', '−€5.00'],
  ]);
  expect(cells('By member')).toEqual([['Ana', '3', '€25.00', '€32.00', '+€7.00']]);
  const lost = within(simulator().getByRole('list', { name: 'One could not be booked any more' }));
  expect(lost.getByText('Old desk')).toBeTruthy();
  const most = within(simulator().getByRole('list', { name: 'The bookings that change most' }));
  expect(most.getAllByRole('listitem')).toHaveLength(2);
  await user.click(most.getByText('Why €20.00?'));
  expect(await most.findByText(/sets the price: €20.00/)).toBeTruthy();
  // The line that none of them met says so.
  const sheet = within(screen.getByRole('list', { name: 'Lines of the price list' }));
  expect(sheet.getAllByText('None of the bookings that were replayed met it.')).toHaveLength(1);
  expect(sheet.getAllByRole('listitem')[2]?.textContent).toContain('None of the bookings');
  // Another list is another answer.
  await user.click(screen.getByRole('button', { name: 'Line 3 up' }));
  expect(simulator().getByText(/The list has changed since: replay them again./)).toBeTruthy();
  expect(sheet.queryByText('None of the bookings that were replayed met it.')).toBeNull();
});

test('nothing booked is said, and days that run backwards are not asked for', async () => {
  const { asked, user } = show([[]]);
  await user.click(simulator().getByRole('button', { name: 'Replay the bookings' }));
  expect(await simulator().findByText('Nothing was booked in these days.')).toBeTruthy();
  const to = simulator().getByLabelText('To');
  await user.clear(to);
  await user.type(to, '1 aug 2026{Enter}');
  const before = asked.length;
  await user.click(simulator().getByRole('button', { name: 'Replay the bookings' }));
  expect(await simulator().findByText('Ends before it begins.')).toBeTruthy();
  expect(asked).toHaveLength(before);
});

test('where it cannot be read that is said, and it can be tried again', async () => {
  const { user } = show([[]], true);
  await user.click(simulator().getByRole('button', { name: 'Replay the bookings' }));
  await waitFor(() => expect(screen.getByText('This is for those who run the space')).toBeTruthy());
  expect(simulator().getByRole('button', { name: 'Replay the bookings' })).toBeTruthy();
});
