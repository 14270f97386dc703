import '@/testing/jsdom-gaps';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { answering, TestScreen } from '@/client/testing-api';
import { GivenBack } from './given-back';

afterEach(() => vi.unstubAllGlobals());

const item = (n: number, more: object = {}) => ({
  ...{ id: `r${n}`, bookingId: `b${n}`, seriesId: 's', spaceName: 'Harbour House', timeZone: 'Europe/Lisbon' },
  ...{ resourceId: 'd', resourceName: 'Desk 4', how: 'away', releasedAt: '2026-11-20T09:00:00.000Z' },
  ...{ startsAt: `2026-11-2${n}T09:00:00.000Z`, endsAt: `2026-11-2${n}T17:00:00.000Z`, minutes: 480 },
  ...{ rebookedMinutes: 0, ...more },
});
const show = (operatorId: string, operatorName: string | null = null) =>
  render(
    <TestScreen>
      <GivenBack
        operatorId={operatorId}
        operatorName={operatorName}
        now={new Date('2026-11-25T10:00:00Z')}
        locale="en-GB"
      />
    </TestScreen>,
  );

test('what was given back is a line, and a list page by page with what became of each', async () => {
  const { asked } = answering({
    'bookings.released': ({ cursor }: { cursor?: string }) => ({
      sums: { dates: 4, releasedMinutes: 1500, rebookedMinutes: 960 },
      items: cursor
        ? [item(1, { how: 'late', minutes: 60, rebookedMinutes: 45 })]
        : [item(6), item(4), item(3, { rebookedMinutes: 480 })],
      nextCursor: cursor ? null : 'more',
      earning: { unit: 'minutes', amount: 30, currency: 'EUR' },
    }),
  });
  show('o');
  await userEvent.click(
    await screen.findByRole('button', { name: 'You gave back 25 h on 4 days; others used 16 h of it.' }),
  );
  expect(
    screen.getByText('It earns you 30 min for each hour that others book of it, once the time is over.'),
  ).toBeTruthy();
  const rows = () => screen.getAllByRole('listitem').map((row) => row.textContent);
  expect(rows().map((text) => text?.slice(text.indexOf('House') + 5))).toEqual([
    'Away. Nobody has booked it yet.',
    'Away. Nobody booked it.',
    'Away. Others booked all of it.',
  ]);
  await userEvent.click(screen.getByRole('button', { name: 'Show more' }));
  await waitFor(() => expect(rows()).toHaveLength(4));
  expect(rows()[3]).toMatch(/^Sat.* 21 Nov, 09:00–17:00.*Came later\. Others booked 45 min of it\.$/);
  expect(screen.queryByRole('button', { name: 'Show more' })).toBeNull();
  expect(asked[0]?.input).toMatchObject({ operatorId: 'o', days: 90 });
});

test('nothing stands there where nothing was given back; of several places each is named', async () => {
  const sums = { dates: 0, releasedMinutes: 0, rebookedMinutes: 0 };
  const { asked } = answering({ 'bookings.released': () => ({ sums, items: [], nextCursor: null, earning: null }) });
  show('none');
  await waitFor(() => expect(asked).toHaveLength(1));
  expect(screen.queryByRole('button')).toBeNull();
  answering({
    'bookings.released': () => ({
      sums: { dates: 1, releasedMinutes: 480, rebookedMinutes: 0 },
      items: [item(6)],
      nextCursor: null,
    }),
  });
  show('other', 'Harbour');
  expect(await screen.findByRole('button', { name: 'Harbour: You gave back 8 h on 1 day.' })).toBeTruthy();
});
