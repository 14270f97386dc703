import '@/testing/jsdom-gaps';
import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { NuqsTestingAdapter } from 'nuqs/adapters/testing';
import { expect, it } from 'vitest';
import { answering, TestScreen } from '@/client/testing-api';
import type { MemberId, OperatorId, ResourceId, SpaceId } from '@/kernel/ids';
import { changedDate, changePlanView, takenBy } from '../../testing-series-rows';
import { ChangeSeriesScreen } from './change-series-screen';

const space = {
  ...{ id: 's' as SpaceId, slug: 'house', name: 'Harbour House', bookingRules: [] },
  operator: { id: 'o' as OperatorId, slug: 'harbour' },
  rules: { timeZone: 'Europe/Lisbon', weekly: [], exceptions: [] },
  places: [{ id: 'd4' as ResourceId, name: 'Desk 4', kind: 'desk' as const, groupName: null }],
};
const AS_IT_IS = changePlanView(['2026-12-01', '2026-12-08', '2026-12-15'].map((date) => changedDate(date)));
const moved = (date: string, day: string) => changedDate(date, { ...changedDate(day), was: changedDate(date).was });
/** A week later each: what Rui has cannot be had, and if that stays, the one before cannot go there. */
const later = (staying: readonly string[]) => {
  const isMet = staying.includes('2026-12-22T09:00');
  const mine = { state: 'taken' as const, clash: { kind: 'booking' as const, mine: true, who: null, reason: null } };
  return changePlanView([
    { ...moved('2026-12-01', '2026-12-08'), state: 'fine' },
    { ...moved('2026-12-08', '2026-12-15'), ...(isMet ? mine : { state: 'fine' as const }) },
    { ...moved('2026-12-15', '2026-12-22'), ...takenBy('Rui'), state: 'taken' },
  ]);
};
const rowOf = (date: string) => document.getElementById(`date-${date}T09:00`)!;
const waysOf = (date: string) => within(rowOf(date)).queryByRole('combobox');

it('a date that is left as it is has its time still: the one that was to go there wants its member too', async () => {
  const user = userEvent.setup();
  const { asked } = answering({
    'bookings.planSeriesChange': ({ localStart, staying = [] }: { localStart?: string; staying?: string[] }) =>
      localStart === undefined ? AS_IT_IS : later(staying),
    'bookings.changeSeries': () => ({ changed: 1 }),
  });
  render(
    <TestScreen>
      <NuqsTestingAdapter searchParams="" hasMemory>
        <ChangeSeriesScreen
          {...{ space, bookingId: 'booking of 2026-12-01', locale: 'en-GB' }}
          viewer={{ memberId: 'm' as MemberId, role: 'member' }}
          firstNow={new Date('2026-11-26T10:00:00Z')}
        />
      </NuqsTestingAdapter>
    </TestScreen>,
  );
  const date = await screen.findByLabelText('The chosen date moves to');
  await user.clear(date);
  await user.type(date, '8 dec{Enter}');
  await waitFor(() => expect(waysOf('2026-12-22')).toBeTruthy());
  expect(waysOf('2026-12-15')).toBeNull();
  await user.selectOptions(waysOf('2026-12-22')!, 'Leave it as it is');
  await waitFor(() => expect(waysOf('2026-12-15')).toBeTruthy());
  // What was said is said still.
  expect((waysOf('2026-12-22') as HTMLSelectElement).selectedOptions[0]?.textContent).toBe('Leave it as it is');
  expect(rowOf('2026-12-15').textContent).not.toContain('meanwhile');
  // It goes there after all, once the other is decided otherwise.
  await user.selectOptions(waysOf('2026-12-22')!, 'Skip it: give it back');
  await waitFor(() => expect(waysOf('2026-12-15')).toBeNull());
  await user.selectOptions(waysOf('2026-12-22')!, 'Leave it as it is');
  await waitFor(() => expect(waysOf('2026-12-15')).toBeTruthy());
  await user.selectOptions(waysOf('2026-12-15')!, 'Skip it: give it back');
  await user.click(screen.getByRole('button', { name: /^Change 1 date/ }));
  await waitFor(() =>
    expect(asked.find(({ path }) => path === 'bookings.changeSeries')?.input).toMatchObject({
      decisions: [
        { act: 'skip', localStart: '2026-12-15T09:00' },
        { act: 'stay', localStart: '2026-12-22T09:00' },
      ],
    }),
  );
});

it('a change says what each date costs instead of what was agreed, and what it comes to, as far as it is settled', async () => {
  const user = userEvent.setup();
  const euro = (amount: number) => ({ price: { amount, currency: 'EUR' } });
  const dearer = changePlanView(
    later([]).occurrences.map((row) => ({
      ...row,
      ...(row.state === 'fine' ? euro(1800) : {}),
      was: row.was && { ...row.was, ...euro(1200) },
    })),
  );
  answering({
    'bookings.planSeriesChange': ({ localStart }: { localStart?: string }) =>
      localStart === undefined ? AS_IT_IS : dearer,
  });
  render(
    <TestScreen>
      <NuqsTestingAdapter searchParams="" hasMemory>
        <ChangeSeriesScreen
          {...{ space, bookingId: 'another booking', locale: 'en-GB' }}
          viewer={{ memberId: 'm' as MemberId, role: 'member' }}
          firstNow={new Date('2026-11-26T10:00:00Z')}
        />
      </NuqsTestingAdapter>
    </TestScreen>,
  );
  const date = await screen.findByLabelText('The chosen date moves to');
  expect(screen.queryByText(/in all/)).toBeNull();
  await user.clear(date);
  await user.type(date, '8 dec{Enter}');
  expect(await screen.findByText('€36.00 in all, €12.00 more than before')).toBeTruthy();
  expect(rowOf('2026-12-08').textContent).toContain('€18.00 instead of €12.00');
});
