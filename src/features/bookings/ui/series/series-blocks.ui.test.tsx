import '@/testing/jsdom-gaps';
import { cleanup, render, screen, waitFor as waitForAWhile, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { NuqsTestingAdapter } from 'nuqs/adapters/testing';
import { afterEach, expect, it, vi } from 'vitest';
import { answering, TestScreen } from '@/client/testing-api';
import type { MemberId, OperatorId, ResourceId, SpaceId } from '@/kernel/ids';
import { changedDate, changePlanView, dateView, patternView, planView } from '../../testing-series-rows';
import { ChangeSeriesScreen } from './change-series-screen';
import { NewSeriesScreen } from './new-series-screen';
import type { SeriesSpace } from './series-space';

afterEach(cleanup);
// Many fields are drawn anew with each plan: patient, on a busy machine.
vi.setConfig({ testTimeout: 30_000 });
const waitFor = (holds: () => void) => waitForAWhile(holds, { timeout: 10_000 });

const place = (id: string, name: string) => ({ id: id as ResourceId, name, kind: 'desk' as const, groupName: null });
const space: SeriesSpace = {
  ...{ id: 's' as SpaceId, slug: 'house', name: 'Harbour House', bookingRules: [] },
  operator: { id: 'o' as OperatorId, slug: 'harbour' },
  rules: {
    timeZone: 'Europe/Lisbon',
    weekly: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opensMinute: 480, closesMinute: 1200 })),
    exceptions: [],
  },
  places: [place('d4', 'Desk 4'), place('d7', 'Desk 7')],
};
const viewer = { memberId: 'm' as MemberId, role: 'member' as const, name: 'Ana Reis', locale: 'en-GB' };
const NOW = new Date('2026-11-26T10:00:00Z');
// What was asked is remembered for a while: each test counts otherwise.
const mondays = (count: number) =>
  `date=2026-11-30&from=09:00&to=12:00&desk=d4&rule=FREQ%3DWEEKLY%3BBYDAY%3DMO%3BCOUNT%3D${count}`;

async function openNew(address = mondays(3)) {
  const api = answering({ 'bookings.planSeries': () => planView([dateView('2026-11-30'), dateView('2026-12-02')]) });
  render(
    <TestScreen>
      <NuqsTestingAdapter searchParams={address} hasMemory>
        <NewSeriesScreen
          space={space}
          viewer={viewer}
          sensible={{ date: '2026-11-30', from: '09:00', to: '12:00' }}
          firstNow={NOW}
        />
      </NuqsTestingAdapter>
    </TestScreen>,
  );
  await screen.findByRole('list', { name: 'Dates' });
  return { ...api, user: userEvent.setup() };
}
async function openChange(bookingId: string) {
  const rows = [changedDate('2026-12-01', { bookingId }), changedDate('2026-12-08')];
  const times = [{ words: 'every Wednesday', localStart: '2026-12-02T13:00', durationMinutes: 300 }];
  const before = patternView({ words: 'every Tuesday' });
  const api = answering({
    'bookings.planSeriesChange': () => changePlanView(rows, { before, after: before, otherTimes: times }),
  });
  render(
    <TestScreen>
      <NuqsTestingAdapter searchParams="" hasMemory>
        <ChangeSeriesScreen viewer={viewer} space={space} bookingId={bookingId} locale="en-GB" firstNow={NOW} />
      </NuqsTestingAdapter>
    </TestScreen>,
  );
  await screen.findByLabelText('The chosen date moves to');
  return { ...api, user: userEvent.setup() };
}
const sent = (asked: { path: string; input: unknown }[], path: string) =>
  asked.findLast((one) => one.path === `bookings.${path}`)?.input as Record<string, unknown>;
const block = (name = 'Another time of the week') => within(screen.getByRole('region', { name }));
// Three dates in all: two Mondays and the Wednesday between them.
const WED = { localStart: '2026-12-02T13:00', durationMinutes: 300, rrule: 'FREQ=WEEKLY;BYDAY=WE;COUNT=1' };

it('has another time of the week, asked for as one series; it goes again when it is removed', async () => {
  const { asked, user } = await openNew();
  await user.click(screen.getByRole('button', { name: 'Add another time of the week' }));
  // Whoever adds it goes on with its days.
  expect(document.activeElement).toBe(block().getByRole('button', { name: 'Monday' }));
  expect(screen.getByText('Say when it repeats')).toBeTruthy();
  await user.click(block().getByRole('button', { name: 'Wednesday' }));
  for (const [label, time] of [
    ['Until', '18:00'],
    ['From', '13:00'],
  ] as const) {
    const field = block().getByLabelText(label);
    await user.clear(field);
    await user.type(field, `${time}{Enter}`);
  }
  await waitFor(() => expect(sent(asked, 'planSeries')).toMatchObject({ blocks: [WED] }));
  await user.click(block().getByRole('button', { name: 'Remove this time' }));
  expect(screen.queryByRole('region', { name: 'Another time of the week' })).toBeNull();
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Add another time of the week' }));
});

it('is typed: the first time fills the fields, the others stand beside it and go when they are typed no more', async () => {
  const { asked, user } = await openNew(mondays(4));
  const typed = screen.getByLabelText(/^Or type it/);
  await user.click(typed);
  await user.paste('mon 8-12, wed 13-18, 3 times');
  await waitFor(() => expect(sent(asked, 'planSeries')).toMatchObject({ durationMinutes: 240, blocks: [WED] }));
  expect(screen.getByText('Repeats every Monday, 08:00–12:00; every Wednesday, 13:00–18:00, 3 times.')).toBeTruthy();
  await user.clear(typed);
  await user.paste('mon 8-12');
  await waitFor(() => expect(sent(asked, 'planSeries')).not.toHaveProperty('blocks'));
});

it('leaves out one time of a day, not the other', async () => {
  const { asked, user } = await openNew(mondays(5));
  await user.click(screen.getByLabelText(/^Or type it/));
  await user.paste('mon 9-12, mon 13-18, 5 times');
  await user.click(await screen.findByRole('button', { name: 'Leave out Mon 30 Nov' }));
  await waitFor(() => expect(sent(asked, 'planSeries')).toMatchObject({ exdates: ['2026-11-30T09:00'] }));
  await user.click(screen.getByRole('button', { name: 'Put back: Mon 30 Nov 09:00' }));
  await waitFor(() => expect(screen.queryByRole('list', { name: 'Added and left out' })).toBeNull());
});

it('has no further times where it repeats by months', async () => {
  await openNew(mondays(6).replace('WEEKLY%3BBYDAY%3DMO', 'MONTHLY%3BBYDAY%3D-1MO'));
  expect(screen.queryByRole('button', { name: 'Add another time of the week' })).toBeNull();
});

it('says which of its times is changed, and asks whether the others go along where that can be', async () => {
  const { asked, user } = await openChange('b1');
  expect(screen.getByText(/^One time of several: every Tuesday is changed here/).textContent).toContain(
    'every Wednesday, 13:00–18:00',
  );
  await user.selectOptions(screen.getByLabelText('Where'), 'Desk 7');
  const along = await screen.findByRole('checkbox', { name: /^The other times of the week go along/ });
  expect((along as HTMLInputElement).checked).toBe(false);
  await waitFor(() => expect(sent(asked, 'planSeriesChange')).toMatchObject({ resourceId: 'd7', others: false }));
  await user.click(along);
  await waitFor(() => expect(sent(asked, 'planSeriesChange')).toMatchObject({ resourceId: 'd7', others: true }));
});

it('is paused with all its times, unless not', async () => {
  const { asked, user } = await openChange('b2');
  await user.click(screen.getByRole('button', { name: 'Pause for a while…' }));
  const along = await screen.findByRole('checkbox', { name: /^The other times of the week go along/ });
  expect((along as HTMLInputElement).checked).toBe(true);
  await waitFor(() => expect(sent(asked, 'planSeriesChange')).toMatchObject({ others: true }));
  await user.click(along);
  await waitFor(() => expect(sent(asked, 'planSeriesChange')).toMatchObject({ others: false }));
});
