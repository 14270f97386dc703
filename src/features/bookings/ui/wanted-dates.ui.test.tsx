import '@/testing/jsdom-gaps';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { answering, TestScreen } from '@/client/testing-api';
import type { PersonId } from '@/kernel/ids';
import type { WantedDateView } from '../wanted.contract';
import { WantedDates } from './wanted-dates';

afterEach(() => vi.unstubAllGlobals());

const wanted = (day: number, more: Partial<WantedDateView> = {}): WantedDateView => ({
  ...{ bookingId: `b${day}`, seriesId: 's', operatorId: 'o', operatorSlug: 'harbour', spaceId: 'p' },
  ...{ spaceName: 'Harbour House', spaceSlug: 'house', timeZone: 'Europe/Lisbon', resourceName: 'Desk 4' },
  ...{ startsAt: `2026-12-0${day}T09:00:00.000Z`, endsAt: `2026-12-0${day}T17:00:00.000Z` },
  ...{ wanted: 'fill', ahead: 0, asked: true, ofSeries: 3, ...more },
});

function show(items: readonly WantedDateView[], nextCursor: string | null = null) {
  render(
    <TestScreen>
      <WantedDates
        personId={'p' as PersonId}
        first={{ items: [...items], nextCursor }}
        now={new Date('2026-11-25T10:00:00Z')}
        locale="en-GB"
      />
    </TestScreen>,
  );
}

test('more than a page: it says how many there are, drops no more than are shown, and shows the rest when asked', async () => {
  const { asked } = answering({
    'bookings.wanted': ({ cursor }: { cursor?: string }) =>
      cursor
        ? { items: [wanted(3, { wanted: 'offer', asked: false })], nextCursor: null }
        : { items: [wanted(1), wanted(2, { wanted: 'offer' })], nextCursor: 'more' },
    'bookings.wantDates': () => ({ dates: 3 }),
  });
  show([wanted(1), wanted(2, { wanted: 'offer' })], 'more');
  expect(screen.getByRole('heading').textContent).toBe('You wait for 3 dates of your series: Desk 4, Harbour House');
  expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent?.split('line. ')[1])).toEqual([
    'Booked for you as soon as it is free.Wait no more',
    'We ask you when it is free.Wait no more',
  ]);
  expect(screen.getByRole('button', { name: 'Wait for none of these 2' })).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Show more' }));
  await waitFor(() => expect(screen.getAllByRole('listitem')).toHaveLength(3));
  // The owner lets nobody wait there: nobody is asked, but it can be booked without a word.
  expect(screen.getAllByRole('listitem')[2]?.textContent).toContain('Nobody is asked here when something comes free.');
  await userEvent.click(screen.getByRole('button', { name: /^Book Thu.* when it is free$/ }));
  const sent = () => asked.filter(({ path }) => path === 'bookings.wantDates').map(({ input }) => input);
  await waitFor(() => expect(sent()).toMatchObject([{ bookingIds: ['b3'], wanted: 'fill' }]));
  await userEvent.click(screen.getByRole('button', { name: 'Wait for none' }));
  await waitFor(() => expect(sent().at(-1)).toMatchObject({ bookingIds: ['b1', 'b2', 'b3'], wanted: null }));
});
