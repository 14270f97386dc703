import '@/testing/jsdom-gaps';
import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { NuqsTestingAdapter } from 'nuqs/adapters/testing';
import { afterEach, expect, test } from 'vitest';
import { answering, TestScreen } from '@/client/testing-api';
import { newId } from '@/kernel/ids';
import { reportOf } from '../domain/report-search';
import type { History, Report, ReportRow } from '../event-report.contract';
import { HistoryScreen } from './history-screen';
import { ReportScreen } from './report-screen';

afterEach(cleanup);

const TODAY = '2026-11-26';
const row = (title: string, more: Partial<ReportRow> = {}): ReportRow => ({
  ...{ eventId: newId(), slug: title.toLowerCase(), title, hostName: 'Hana', category: 'talk', status: 'published' },
  ...{ dates: 2, cancelled: 0, places: 40, going: 30, came: 24, noShows: 6, noShowsOf: 30, waiting: 3 },
  ...{ views: 60, answered: 33, due: 0, onAccount: 0, atDoor: 0 },
  ...more,
});
const NONE = { dates: 0, cancelled: 0, places: null, going: 0, came: 0, noShows: 0, noShowsOf: 0, waiting: 0 };
const reportWith = (rows: ReportRow[], more: Partial<Report> = {}): Report => ({
  ...{ timeZone: 'Europe/Lisbon', currency: 'EUR', events: rows.length, rows, page: 1, pages: 1, hosts: [], all: true },
  sums: rows[0] ? { ...rows[0] } : { ...NONE, views: 0, answered: 0, due: 0, onAccount: 0, atDoor: 0 },
  ...more,
});
const NO_SEARCH = { from: null, to: null, host: null, category: null, sort: null, least: null, page: null };

function show(first: Report, mayHost = true) {
  const { asked } = answering({ 'eventReport.report': () => first });
  render(
    <TestScreen>
      <NuqsTestingAdapter hasMemory>
        <ReportScreen
          {...{ first, mayHost, today: TODAY, locale: 'en-GB' }}
          where={{ operator: 'harbour', space: 'house' }}
          spaceId={newId<'space'>()}
          asked={reportOf(NO_SEARCH, TODAY, ['talk'])}
        />
      </NuqsTestingAdapter>
    </TestScreen>,
  );
  return { sent: () => asked.at(-1)?.input, user: userEvent.setup() };
}

test('the report says what became of each event in words beside its bars, and of all of them', () => {
  show(reportWith([row('Talk')]));
  expect(screen.getByText('30 coming to 2 dates · 20 % did not come · 3 found no place')).toBeTruthy();
  const [, line] = within(screen.getByRole('table')).getAllByRole('row');
  expect(
    within(line!)
      .getAllByRole('cell')
      .map((cell) => cell.textContent),
  ).toEqual([...['Talkwith Hana · Talk', '2', '40', '30', '24', '20 %', '3', '60', '55 %']]);
});

test('where tickets cost something, income stands beside the rest', () => {
  show(reportWith([row('Talk', { due: 30_000, onAccount: 20_000, atDoor: 4500 })]));
  const [, line] = within(screen.getByRole('table')).getAllByRole('row');
  expect(within(line!).getAllByRole('cell').at(-1)?.textContent).toBe('€300.00');
  expect(screen.getByText(/€200\.00 of it on accounts, €45\.00 paid at the door/)).toBeTruthy();
});

test('it is sorted by any column, the other way when it is pressed again', async () => {
  const { sent, user } = show(reportWith([row('Talk'), row('Supper')]));
  const head = () => screen.getByRole('columnheader', { name: 'Views' });
  await user.click(within(head()).getByRole('button'));
  await waitFor(() => expect(sent()).toMatchObject({ sort: 'views', ascending: false }));
  expect(head().getAttribute('aria-sort')).toBe('descending');
  await user.click(within(head()).getByRole('button'));
  await waitFor(() => expect(sent()).toMatchObject({ sort: 'views', ascending: true }));
});

test('where nothing took place it says what to do', () => {
  show(reportWith([]));
  expect(screen.getByRole('link', { name: 'New event' })).toBeTruthy();
  cleanup();
  show(reportWith([], { all: false }), false);
  expect(screen.getByText('The figures of events that you run stand here.')).toBeTruthy();
  expect(screen.getByRole('link', { name: 'See what is on' })).toBeTruthy();
});

test('the history tells changes day by day, with the time', () => {
  const change = (at: string, action: string, guest: string | null = null) => ({
    ...{ id: newId(), at, action, by: 'Kenji', guest, startsAt: '2026-12-02T18:00:00.000Z', details: {} },
  });
  const first: History = {
    ...{ title: 'Talk', timeZone: 'Europe/Lisbon', next: null },
    changes: [
      change('2026-11-26T09:15:00.000001Z', 'rsvp.remove', 'Ana'),
      change('2026-11-25T18:00:00.000000Z', 'event.approved'),
    ],
  };
  answering({ 'eventReport.history': () => first });
  render(
    <TestScreen>
      <HistoryScreen
        operator={{ id: newId<'operator'>(), slug: 'harbour' }}
        space="house"
        event={{ id: newId<'event'>(), slug: 'talk' }}
        first={first}
        readAt="2026-11-26T10:00:00.000Z"
        locale="en-GB"
      />
    </TestScreen>,
  );
  const latest = screen.getByRole('region', { name: /^Thursday,? 26 Nov$/ });
  expect(latest.textContent).toMatch(/09:15Kenji took Ana off Wed,? 2 Dec, 18:00/);
  expect(screen.getByRole('region', { name: /^Wednesday,? 25 Nov$/ }).textContent).toContain('Kenji said yes to it');
});
