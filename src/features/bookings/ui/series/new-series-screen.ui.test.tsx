import '@/testing/jsdom-gaps';
import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { NuqsTestingAdapter } from 'nuqs/adapters/testing';
import { afterEach, describe, expect, it } from 'vitest';
import { answering, Refused, TestScreen } from '@/client/testing-api';
import type { MemberId, OperatorId, ResourceId, SpaceId } from '@/kernel/ids';
import type { BookSeriesAnswer } from '../../series.contract';
import { dateView, planView, takenBy, wayView } from '../../testing-series-rows';
import { NewSeriesScreen } from './new-series-screen';
import type { SeriesSpace } from './series-space';

const ADDRESS = 'date=2026-12-01&from=09:00&to=17:00&desk=d4&rule=FREQ%3DWEEKLY%3BBYDAY%3DTU%3BCOUNT%3D6';
afterEach(cleanup);

const place = (id: string, name: string) => ({ id: id as ResourceId, name, kind: 'desk' as const, groupName: null });
const space: SeriesSpace = {
  id: 's' as SpaceId,
  slug: 'house',
  name: 'Harbour House',
  operator: { id: 'o' as OperatorId, slug: 'harbour' },
  rules: {
    timeZone: 'Europe/Lisbon',
    weekly: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opensMinute: 480, closesMinute: 1200 })),
    exceptions: [],
  },
  bookingRules: [],
  places: [place('d4', 'Desk 4'), place('d7', 'Desk 7')],
};
const viewer = { memberId: 'm' as MemberId, role: 'member' as const, name: 'Ana Reis', locale: 'en-GB' };
const NOW = new Date('2026-11-26T10:00:00Z');

const desk2 = wayView('2026-12-08', 'Desk 2', { sameGroup: true, metres: 3 });
const later = wayView('2026-12-15', 'Desk 4', {
  kind: 'other_time',
  startsAt: '2026-12-15T11:00:00.000Z',
  endsAt: '2026-12-15T19:00:00.000Z',
  shiftMinutes: 120,
});
const ROWS = [
  dateView('2026-12-01'),
  dateView('2026-12-08', { ...takenBy('Rui Almeida'), options: [desk2], proposed: true }),
  dateView('2026-12-15', { ...takenBy(null), options: [wayView('2026-12-15', 'Desk 2'), later], proposed: true }),
  dateView('2026-12-22', takenBy(null)),
  dateView('2026-12-29', { state: 'closed', holiday: 'Year’s end' }),
  dateView('2027-01-05'),
];
const madeOf = (statuses: string): BookSeriesAnswer => ({
  series: {
    ...{ id: 'x', spaceId: 's', resourceId: 'd4', resourceName: 'Desk 4', localStart: '2026-12-01T09:00' },
    ...{ timeZone: 'Europe/Lisbon', durationMinutes: 480, rrule: '', words: 'every Tuesday, 6 times' },
    ...{ madeUntil: '2027-01-05', status: 'live' },
  },
  blocks: [],
  occurrences: [...statuses].map((one, at) => ({
    ...{ bookingId: `b${at}`, localStart: '', resourceId: 'd4', startsAt: '', endsAt: '' },
    status: one === 'x' ? ('skipped' as const) : ('confirmed' as const),
    wanted: null,
    skipReason: one === 'x' ? ('taken' as const) : null,
  })),
});

async function open(answers: Parameters<typeof answering>[0] = {}, address = ADDRESS) {
  const api = answering({
    'bookings.planSeries': () => planView(ROWS),
    'bookings.bookSeries': () => madeOf('bbbxxb'),
    ...answers,
  });
  render(
    <TestScreen>
      <NuqsTestingAdapter searchParams={address} hasMemory>
        <NewSeriesScreen
          space={space}
          viewer={viewer}
          sensible={{ date: '2026-11-26', from: '10:30', to: '17:00' }}
          firstNow={NOW}
        />
      </NuqsTestingAdapter>
    </TestScreen>,
  );
  await screen.findByRole('list', { name: 'Dates' });
  return { ...api, user: userEvent.setup() };
}
const rowOf = (date: string) => document.getElementById(`date-${date}T09:00`)!;
const wayOf = (date: string) => within(rowOf(date)).getByRole('combobox');
const bar = () => within(screen.getByRole('region', { name: 'What was decided' }));
const save = () => bar().getByRole('button', { name: /^(Book|Ask)/ });
const sent = (asked: { path: string; input: unknown }[], path = 'bookings.bookSeries') =>
  asked.findLast((one) => one.path === path)?.input as Record<string, unknown>;

describe('a new series', () => {
  it('takes its wish from the address, and shows every date with what happens', async () => {
    const { asked } = await open();
    expect(sent(asked, 'bookings.planSeries')).toMatchObject({
      ...{ resourceId: 'd4', localStart: '2026-12-01T09:00', durationMinutes: 480, withOptions: true },
      rrule: expect.stringContaining('COUNT=6') as unknown,
    });
    expect(screen.getByText('2 fine').parentElement?.textContent).toBe('2 fine, 3 clash, 1 holiday');
    expect(rowOf('2026-12-08').textContent).toContain('Rui Almeida has it');
    expect(rowOf('2026-12-29').textContent).toContain('Year’s end');
    expect(
      within(wayOf('2026-12-08')).getByRole('option', { name: 'Desk 2, same time · same group, 3 m away' }),
    ).toBeTruthy();
    expect(within(wayOf('2026-12-15')).getByRole('option', { name: 'Desk 4, 11:00–19:00 · 2 h later' })).toBeTruthy();
    expect(save().getAttribute('aria-disabled')).toBe('true');
    expect(screen.getByRole('button', { name: 'Tue 8 Dec: Taken' })).toBeTruthy();
  });

  it('is booked in one go, with each clash resolved another way', async () => {
    const { asked, user } = await open();
    await user.click(within(rowOf('2026-12-08')).getByRole('button', { name: /^Accept/ }));
    await user.selectOptions(wayOf('2026-12-15'), 'Desk 4, 11:00–19:00 · 2 h later');
    await user.click(within(rowOf('2026-12-22')).getByRole('button', { name: /^Skip/ }));
    expect(bar().getByRole('status').textContent).toBe('2 elsewhere, 1 skipped, 1 to decide');
    await user.selectOptions(wayOf('2026-12-29'), 'Skip it');
    expect(save().textContent).toBe('Book 2 dates, 2 elsewhere, 2 skipped');
    expect(screen.getByRole('button', { name: 'Tue 8 Dec: Elsewhere' })).toBeTruthy();
    await user.click(save());
    const heading = await screen.findByRole('heading', { name: '4 dates are yours' });
    expect(document.activeElement).toBe(heading);
    expect(sent(asked)).toMatchObject({
      onClash: 'fail',
      planToken: 'token 1',
      decisions: [
        { act: 'move', localStart: '2026-12-08T09:00', resourceId: 'id of Desk 2' },
        { act: 'move', localStart: '2026-12-15T09:00', startsAt: '2026-12-15T11:00:00.000Z' },
        { act: 'skip', localStart: '2026-12-22T09:00' },
        { act: 'skip', localStart: '2026-12-29T09:00' },
      ],
    });
    expect(screen.getByRole('link', { name: 'My bookings' })).toBeTruthy();
  });

  it('is planned and booked with a code that counts', async () => {
    const off = { type: 'percent' as const, percent: 10 };
    const cost = { currency: 'EUR', amount: 900, before: 0 };
    const { asked, user } = await open(
      {
        'bookings.planSeries': ({ code }: { code?: string }) => ({
          ...planView(ROWS.slice(0, 1), { cost, takesCodes: true }),
          ...(code ? { code: { code, refused: null, off, amount: 100, dates: 1 } } : {}),
        }),
        'bookings.bookSeries': () => madeOf('b'),
      },
      ADDRESS.replace('09:00', '11:00'),
    );
    await user.click(await screen.findByRole('button', { name: 'I have a code' }));
    await user.keyboard('ten{Enter}');
    expect(await screen.findByText('TEN: 10 % off on one date')).toBeTruthy();
    await user.click(save());
    await screen.findByRole('heading', { name: '1 date is yours' });
    expect(sent(asked)).toMatchObject({ code: 'TEN' });
  });

  it('can be undone as a whole', async () => {
    const cancelled = {
      cancellationId: 'c',
      scope: 'all',
      cancelled: 4,
      bookingIds: [],
      undoUntil: '2026-11-26T10:01:00Z',
    };
    const { asked, user } = await open({ 'bookings.cancel': () => cancelled });
    await user.click(bar().getByRole('button', { name: /^Best for/ }));
    await user.click(bar().getByRole('button', { name: /^Skip the 2 left/ }));
    await user.click(save());
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    await screen.findByRole('list', { name: 'Dates' });
    expect(sent(asked, 'bookings.cancel')).toMatchObject({ bookingId: 'b0', scope: 'all', operatorId: 'o' });
  });

  it('says best for all first, then asks about the rest, all by keyboard', async () => {
    const { user } = await open();
    bar().getByRole('button', { name: 'Best for 2 of 4' }).focus();
    await user.keyboard('{Enter}');
    expect(bar().getByRole('status').textContent).toBe('2 elsewhere, 2 to decide');
    await user.click(screen.getByRole('button', { name: /^Only those that need me/ }));
    expect(screen.getAllByRole('listitem')).toHaveLength(2);
    screen.getByRole('button', { name: 'Tue 1 Dec: Fine' }).focus();
    await user.keyboard('{ArrowRight}{ArrowRight}');
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Tue 15 Dec: Elsewhere');
    await user.keyboard('{Enter}');
    await waitFor(() => expect(document.activeElement).toBe(rowOf('2026-12-15')));
  });

  it('leaves out a date and adds another', async () => {
    const { asked, user } = await open();
    await user.click(screen.getByRole('button', { name: 'Leave out Tue 1 Dec' }));
    await user.type(screen.getByLabelText(/^One more date/), '3 dec');
    await user.click(screen.getByRole('button', { name: 'Add it' }));
    await waitFor(() =>
      expect(sent(asked, 'bookings.planSeries')).toMatchObject({
        exdates: ['2026-12-01T09:00'],
        rdates: ['2026-12-03T09:00'],
      }),
    );
    await user.click(screen.getByRole('button', { name: 'Put back: Tue 1 Dec' }));
    await waitFor(() => expect(sent(asked, 'bookings.planSeries')).toMatchObject({ exdates: [] }));
  });

  it('takes all that is typed: the repeat, the times, the first date and what to leave out', async () => {
    const { asked, user } = await open({}, ADDRESS.replace('09:00', '10:00'));
    const field = screen.getByLabelText(/^Or type it/);
    await user.click(field);
    await user.paste('every other tue and thu 9-12:30 from 2 march, 10 times, except 4 march');
    expect(screen.getByLabelText<HTMLInputElement>('First date').value).toBe('Tue, 2 Mar 2027');
    expect(screen.getByLabelText<HTMLInputElement>('From').value).toBe('09:00');
    expect(screen.getByLabelText<HTMLInputElement>('Until').value).toBe('12:30');
    expect(field.closest('div')?.parentElement?.textContent).toContain(
      'Repeats every two weeks on Tuesday and Thursday, 10 times, 09:00–12:30, from Tue, 2 Mar 2027, without Thu, 4 Mar 2027.',
    );
    await waitFor(() =>
      expect(sent(asked, 'bookings.planSeries')).toMatchObject({
        ...{ localStart: '2027-03-02T09:00', durationMinutes: 210, exdates: ['2027-03-04T09:00'] },
        rrule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH;COUNT=10',
      }),
    );
    const left = within(screen.getByRole('list', { name: 'Added and left out' }));
    expect(left.getByRole('listitem').textContent).toContain('Thu, 4 Mar 2027 left out');
    // Typed no more, it is left out no more.
    await user.type(field, '{Backspace>16/}');
    await waitFor(() => expect(sent(asked, 'bookings.planSeries')).toMatchObject({ exdates: [] }));
  });

  it('takes the one place that is free on all dates', async () => {
    const plan = planView(ROWS, { otherForAll: { id: 'd7', name: 'Desk 7' } });
    // Plans are kept for a few seconds: another time is another plan.
    const { asked, user } = await open({ 'bookings.planSeries': () => plan }, ADDRESS.replace('09:00', '09:30'));
    await user.click(screen.getByRole('button', { name: 'Switch to Desk 7' }));
    await waitFor(() => expect(sent(asked, 'bookings.planSeries')).toMatchObject({ resourceId: 'd7' }));
    expect(screen.getByLabelText<HTMLSelectElement>('Where').value).toBe('d7');
  });
});

it('that changed meanwhile loses nothing that was said, and marks what changed', async () => {
  let tries = 0;
  const fresh = ROWS.map((row) =>
    row.localStart.startsWith('2027') ? { ...row, ...takenBy('Nia'), options: [], proposed: false } : row,
  );
  const { user } = await open({
    'bookings.planSeries': () => (tries === 0 ? planView(ROWS) : planView(fresh, { planToken: 'token 2' })),
    'bookings.bookSeries': () => {
      if (tries++ > 0) return madeOf('bbxxxx');
      const gone = [{ localStart: '2026-12-08T09:00', why: 'taken' }];
      throw new Refused({ kind: 'conflict', code: 'series.plan_changed', details: { occurrences: [], gone } });
    },
  });
  await user.click(bar().getByRole('button', { name: /^Best for/ }));
  await user.click(bar().getByRole('button', { name: /^Skip the 2 left/ }));
  await user.click(save());
  const told = await screen.findByRole('alert');
  await waitFor(() => expect(told.textContent).toContain('2 dates changed, marked below'));
  expect(rowOf('2026-12-08').textContent).toContain('What you chose was taken meanwhile');
  expect(rowOf('2027-01-05').textContent).toContain('Changed meanwhile');
  expect(rowOf('2026-12-15').textContent).toContain('Decided');
  expect(bar().getByRole('status').textContent).toBe('1 elsewhere, 2 skipped, 2 to decide');
  await user.click(within(rowOf('2026-12-08')).getByRole('button', { name: /^Accept/ }));
  await user.click(bar().getByRole('button', { name: /^Skip the one left/ }));
  await user.click(save());
  await screen.findByRole('heading', { name: '2 dates are yours' });
});

it('is booked with who comes along on every date, once they have a name', async () => {
  const { asked, user } = await open(
    {
      'bookings.planSeries': () => planView(ROWS.slice(0, 1)),
      'bookings.bookSeries': () => madeOf('b'),
    },
    ADDRESS.replace('09:00', '09:45'),
  );
  await user.click(screen.getByRole('button', { name: 'Add a guest' }));
  await user.type(screen.getByLabelText(/^Mail address/), 'rui@example.org');
  expect(save().getAttribute('aria-disabled')).toBe('true');
  await user.type(screen.getByLabelText('Name'), 'Rui');
  await user.click(save());
  await screen.findByRole('heading', { name: /yours$/ });
  expect(sent(asked, 'bookings.bookSeries')).toMatchObject({ guests: [{ name: 'Rui', email: 'rui@example.org' }] });
});
