import '@/testing/jsdom-gaps';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { NuqsTestingAdapter } from 'nuqs/adapters/testing';
import { expect, it } from 'vitest';
import { answering, Refused, TestScreen } from '@/client/testing-api';
import type { MemberId, OperatorId, ResourceId, SpaceId } from '@/kernel/ids';
import { changedDate, changePlanView, dateView, planView } from '../../testing-series-rows';
import { ChangeSeriesScreen } from './change-series-screen';
import { NewSeriesScreen } from './new-series-screen';

const space = {
  ...{ id: 's' as SpaceId, slug: 'house', name: 'Harbour House', bookingRules: [] },
  operator: { id: 'o' as OperatorId, slug: 'harbour' },
  rules: { timeZone: 'Europe/Lisbon', weekly: [], exceptions: [] },
  places: [{ id: 'd4' as ResourceId, name: 'Desk 4', kind: 'desk' as const, groupName: null }],
};
const viewer = { memberId: 'm' as MemberId, role: 'member' as const, name: 'Ana Reis', locale: 'en-GB' };
const NOW = new Date('2026-11-26T10:00:00Z');
const lunch = { extraId: 'lunch', name: 'Lunch', per: 'guest' as const, price: 1000 };
const ADDRESS = 'date=2026-12-01&from=09:00&to=11:00&desk=d4&rule=FREQ%3DWEEKLY%3BBYDAY%3DTU%3BCOUNT%3D2&guests=3';
type Sent = { readonly extras?: readonly { readonly count: number }[] };

it('a new series is planned and booked with extras for as many as its address says', async () => {
  const user = userEvent.setup();
  const rows = [dateView('2026-12-01'), dateView('2026-12-08')];
  const { asked } = answering({
    'bookings.planSeries': ({ extras }: Sent) => ({
      ...planView(rows, { cost: { currency: 'EUR', amount: extras ? 10_000 : 4000, before: 0 } }),
      ...{ offers: [lunch], currency: 'EUR' },
      ...(extras ? { extras: [{ name: 'Lunch', count: 2, amount: 6000 }] } : {}),
    }),
    'bookings.bookSeries': () => {
      throw new Refused({ kind: 'conflict', code: 'extras.not_offered', details: { resourceName: 'Desk 4' } });
    },
  });
  render(
    <TestScreen>
      <NuqsTestingAdapter searchParams={ADDRESS} hasMemory>
        <NewSeriesScreen
          {...{ space, viewer, firstNow: NOW }}
          sensible={{ date: '2026-11-26', from: '10:30', to: '17:00' }}
        />
      </NuqsTestingAdapter>
    </TestScreen>,
  );
  await screen.findByRole('group', { name: 'Extras on every date' });
  expect(screen.getByLabelText<HTMLInputElement>('Guests without names').value).toBe('3');
  await user.click(screen.getByRole('button', { name: 'One Lunch more' }));
  expect(await screen.findByText('On all dates: Lunch × 2, €60.00')).toBeTruthy();
  expect(screen.getByText('€10.00 for each guest, comes to €30.00')).toBeTruthy();
  const extras = [{ extraId: 'lunch', count: 1 }];
  const sent = (path: string) => asked.findLast((one) => one.path === path)?.input;
  expect(sent('bookings.planSeries')).toMatchObject({ extras, guestCount: 3 });
  await user.click(screen.getByRole('button', { name: /^Book 2 dates/ }));
  expect(await screen.findByText('One of the extras is not offered with Desk 4 any more')).toBeTruthy();
  expect(sent('bookings.bookSeries')).toMatchObject({ extras });
  expect(sent('bookings.bookSeries')).toMatchObject({ guests: [{ name: '' }, { name: '' }, { name: '' }] });
});

it('a series is changed to have others, at the price at which it had them; as it was, nothing is asked for', async () => {
  const user = userEvent.setup();
  const plan = changePlanView(['2026-12-01', '2026-12-08'].map((date) => changedDate(date)));
  const had = { ...plan, before: { ...plan.before, extras: [{ ...lunch, per: 'booking' as const, count: 1 }] } };
  const { asked } = answering({
    'pricing.extrasOnOffer': () => ({ currency: 'EUR', offers: [{ ...lunch, price: 7777 }] }),
    'bookings.planSeriesChange': () => had,
  });
  render(
    <TestScreen>
      <NuqsTestingAdapter searchParams="" hasMemory>
        <ChangeSeriesScreen {...{ space, viewer, locale: 'en-GB', firstNow: NOW }} bookingId="booking of 2026-12-01" />
      </NuqsTestingAdapter>
    </TestScreen>,
  );
  expect(await screen.findByText('€10.00, comes to €10.00')).toBeTruthy();
  const last = () => asked.findLast(({ path }) => path === 'bookings.planSeriesChange')?.input as Sent;
  await user.click(screen.getByRole('button', { name: 'One Lunch more' }));
  await waitFor(() => expect(last().extras).toEqual([{ extraId: 'lunch', count: 2 }]));
  await user.click(screen.getByRole('button', { name: 'One Lunch less' }));
  await user.click(screen.getByRole('button', { name: 'One Lunch less' }));
  await waitFor(() => expect(last().extras).toEqual([]));
});
