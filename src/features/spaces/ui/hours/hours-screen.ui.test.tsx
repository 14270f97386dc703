import '@/testing/jsdom-gaps';
import { configure, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { answering, Refused, TestScreen } from '@/client/testing-api';
import type { ResourceId, SpaceId } from '@/kernel/ids';
import type { HoursSettings, HoursTouch } from '../../hours.contract';
import { readHoursDraft } from './hours-draft-keeper';
import { HoursScreen } from './hours-screen';

// A page of many fields: what is hidden is not worked out for each question.
configure({ defaultHidden: true, asyncUtilTimeout: 5_000 });
vi.setConfig({ testTimeout: 30_000 });

const went: string[] = [];
vi.mock('next/navigation', () => ({
  useRouter: () => ({ push: (href: string) => went.push(href), refresh: () => undefined }),
}));

const SPACE = '01930000-0000-7000-8000-000000000003' as SpaceId;
const HALL = '01930000-0000-7000-8000-000000000004' as ResourceId;
const DESK = '01930000-0000-7000-8000-000000000005' as ResourceId;
const week = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opensMinute: 480, closesMinute: 1200 }));
const settings: HoursSettings = {
  rules: {
    timeZone: 'Europe/Lisbon',
    weekly: week,
    exceptions: [
      { date: '2026-01-01', name: 'New Year’s Day', opensMinute: null, closesMinute: null },
      { date: '2026-12-25', name: 'Christmas Day', opensMinute: null, closesMinute: null },
    ],
  },
  own: { [HALL]: [{ weekday: 5, opensMinute: 1080, closesMinute: 1560 }] },
  resources: [
    { id: HALL, name: 'Hall', kind: 'event_space' },
    { id: DESK, name: 'Desk 1', kind: 'desk' },
  ],
  country: 'PT',
  // A Tuesday.
  today: '2026-11-24',
  version: 'as-it-was',
};

let touch: HoursTouch;
beforeEach(() => {
  touch = { count: 0, first: [] };
  went.length = 0;
  sessionStorage.clear();
});

type Sent = { hours: { weekly: unknown; exceptions: unknown; own: unknown }; keep?: boolean; version?: string };
const PLANNER = '/o/harbour/s/house/settings/closures?hours=1';
function show(answers: Parameters<typeof answering>[0] = {}) {
  const { asked } = answering({
    'spaces.hoursTouch': () => touch,
    'spaces.changeHours': ({ keep }: { keep: boolean }) => {
      if (touch.count > 0 && !keep)
        throw new Refused({ kind: 'conflict', code: 'hours.touches_bookings', details: { ...touch } });
      return { version: 'as-it-is', kept: keep ? touch.count : 0 };
    },
    ...answers,
  });
  render(
    <TestScreen>
      <HoursScreen spaceId={SPACE} settings={settings} locale="en-GB" plannerHref={PLANNER} />
    </TestScreen>,
  );
  return {
    user: userEvent.setup({ pointerEventsCheck: 0 }),
    saved: () => asked.filter(({ path }) => path === 'spaces.changeHours').map(({ input }) => input as Sent),
  };
}
const field = (name: string) => screen.getByLabelText<HTMLInputElement>(name);
const isBarred = (button: HTMLElement) => button.getAttribute('aria-disabled') === 'true';
async function type(user: ReturnType<typeof userEvent.setup>, name: string, text: string) {
  await user.clear(field(name));
  await user.type(field(name), `${text}{Enter}`);
}

test('a night is typed by the clock, said plainly, tried at once, and saved with the day it begins on', async () => {
  const { user, saved } = show();
  await type(user, 'Friday closes', '4');
  const friday = screen.getByRole('group', { name: 'Friday' });
  expect(within(friday).getByText('the next day')).toBeTruthy();
  await user.clear(screen.getByLabelText('Try a day'));
  await user.type(screen.getByLabelText('Try a day'), '27 nov{Enter}');
  expect(screen.getByText(/Friday 27 Nov, 22:00/).parentElement?.textContent).toContain(
    'open until 04:00 the next day',
  );
  await user.click(screen.getByRole('button', { name: 'Save hours' }));
  await waitFor(() => expect(saved()).toHaveLength(1));
  expect(saved()[0]).toMatchObject({
    version: 'as-it-was',
    keep: false,
    hours: {
      weekly: [...week.slice(0, 4), { weekday: 5, opensMinute: 480, closesMinute: 1680 }],
      // What is over is left alone.
      exceptions: [{ date: '2026-12-25' }],
      own: [{ resourceId: HALL }],
    },
  });
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Save hours' })).toBeNull());
});

test('a day is opened, given a break, and copied to others', async () => {
  const { user, saved } = show();
  await user.click(screen.getByRole('button', { name: 'Open on Saturday' }));
  await user.click(screen.getByRole('button', { name: 'Add hours on Saturday' }));
  expect(field('Saturday, second hours opens').value).toBe('18:00');
  await user.click(screen.getByRole('button', { name: 'More for Saturday' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Sunday' }));
  expect(field('Sunday, second hours closes').value).toBe('22:00');
  await user.click(screen.getByRole('button', { name: 'Remove Saturday' }));
  expect(field('Saturday opens').value).toBe('18:00');
  await user.click(screen.getByRole('button', { name: 'Save hours' }));
  await waitFor(() => expect(saved()).toHaveLength(1));
  expect(saved()[0]?.hours.weekly).toEqual([
    ...week,
    { weekday: 6, opensMinute: 1080, closesMinute: 1320 },
    { weekday: 7, opensMinute: 540, closesMinute: 1020 },
    { weekday: 7, opensMinute: 1080, closesMinute: 1320 },
  ]);
});

test('hours that run into others cannot be saved, and the day says why', async () => {
  const { user, saved } = show();
  await user.click(screen.getByRole('button', { name: 'Add hours on Monday' }));
  await type(user, 'Monday, second hours opens', '19');
  const monday = field('Monday opens').closest('li')!;
  expect(within(monday).getByText(/run into others/)).toBeTruthy();
  expect(field('Monday closes').getAttribute('aria-invalid')).toBe('true');
  const save = screen.getByRole('button', { name: 'Save hours' });
  expect(isBarred(save)).toBe(true);
  await user.click(save);
  expect(saved()).toEqual([]);
});

test('bookings that would lie outside are named before saving; they are kept expressly, or taken to the planner', async () => {
  touch = {
    count: 7,
    first: [
      {
        resourceName: 'Desk 1',
        who: 'Ana Reis',
        startsAt: '2026-11-25T18:00:00.000Z',
        endsAt: '2026-11-25T19:00:00.000Z',
      },
    ],
  };
  const { user, saved } = show();
  await type(user, 'Wednesday closes', '18');
  expect(await screen.findByText('7 coming bookings would lie outside these hours')).toBeTruthy();
  expect(screen.getByText('Wed 25 Nov, 18:00–19:00, Desk 1, Ana Reis')).toBeTruthy();
  expect(screen.getByText('and 6 more')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Find them other places' }));
  expect(went).toEqual([PLANNER]);
  expect(readHoursDraft(SPACE)).toMatchObject({ version: 'as-it-was', hours: { weekly: { length: 5 } } });
  await user.click(screen.getByRole('button', { name: 'Save and keep all 7' }));
  await waitFor(() => expect(saved()).toMatchObject([{ keep: true }]));
});

test('a booking that came meanwhile is told instead of being left outside', async () => {
  const { user, saved } = show();
  await type(user, 'Thursday closes', '18');
  await screen.findByText('No booking is left outside.');
  touch = { count: 1, first: [] };
  await user.click(screen.getByRole('button', { name: 'Save hours' }));
  expect(await screen.findByText('One coming booking would lie outside these hours')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Save and keep it' }));
  await waitFor(() => expect(saved().map(({ keep }) => keep)).toEqual([false, true]));
});

test('somebody else’s change is not written over', async () => {
  const { user } = show({
    'spaces.changeHours': () => {
      throw new Refused({ kind: 'conflict', code: 'hours.changed_meanwhile' });
    },
  });
  await type(user, 'Wednesday closes', '18');
  await user.click(screen.getByRole('button', { name: 'Save hours' }));
  expect((await screen.findByRole('alert')).textContent).toContain('Somebody else changed the hours meanwhile');
  expect(field('Wednesday closes').value).toBe('18:00');
  await user.click(screen.getByRole('button', { name: 'Discard' }));
  expect(field('Wednesday closes').value).toBe('20:00');
});

test('a day that differs is added with its name and hours, in order; one that is there already is not', async () => {
  const { user, saved } = show();
  const add = () => screen.getByLabelText('Add a day');
  await user.type(add(), '25 dec{Enter}');
  expect(screen.getByText('This day is in the list already.')).toBeTruthy();
  await user.clear(add());
  await user.type(add(), '24 dec{Enter}');
  const list = screen.getByRole('list', { name: 'Days that differ' });
  expect(within(list).getAllByRole('listitem')).toHaveLength(2);
  const name = within(list).getByLabelText('Name of Thu 24 Dec');
  expect(document.activeElement).toBe(name);
  expect(isBarred(screen.getByRole('button', { name: 'Save hours' }))).toBe(true);
  await user.keyboard('Christmas Eve');
  await user.selectOptions(within(list).getByLabelText('Open on Thu 24 Dec'), 'Own hours');
  await type(user, 'Thu 24 Dec closes', '14');
  await user.click(within(list).getByRole('button', { name: 'Remove Fri 25 Dec' }));
  await user.click(screen.getByRole('button', { name: 'Save hours' }));
  await waitFor(() => expect(saved()).toHaveLength(1));
  expect(saved()[0]?.hours.exceptions).toEqual([
    { date: '2026-12-24', name: 'Christmas Eve', opensMinute: 600, closesMinute: 840 },
  ]);
});

test('public holidays are ticked for a country and year; what is there already is not added twice', async () => {
  const { user, saved } = show({
    'spaces.holidayPlaces': () => [
      { code: 'GB', name: 'United Kingdom', regions: [{ code: 'SCT', name: 'Scotland' }] },
      { code: 'PT', name: 'Portugal', regions: [] },
    ],
    'spaces.publicHolidays': ({ country, region }: { country: string; region?: string }) =>
      country === 'PT'
        ? [
            { date: '2026-11-01', name: 'All Saints', official: true },
            { date: '2026-12-08', name: 'Immaculate Conception', official: true },
            { date: '2026-12-24', name: 'Christmas Eve', official: false },
            { date: '2026-12-25', name: 'Christmas Day', official: true },
          ]
        : [{ date: '2026-11-30', name: region === 'SCT' ? 'Saint Andrew' : 'Nothing', official: true }],
  });
  await user.click(screen.getByRole('button', { name: 'Add public holidays' }));
  const dialog = await screen.findByRole('dialog', { name: 'Public holidays' });
  const box = (name: RegExp) => within(dialog).getByRole<HTMLInputElement>('checkbox', { name });
  await waitFor(() => expect(box(/Immaculate/).checked).toBe(true));
  expect(within(dialog).queryByText('All Saints')).toBeNull();
  expect(box(/Christmas Eve/).checked).toBe(false);
  expect(box(/Christmas Day/).disabled).toBe(true);
  await user.click(box(/Christmas Eve/));
  await user.click(within(dialog).getByRole('button', { name: 'Add 2 days' }));
  await user.click(screen.getByRole('button', { name: 'Save hours' }));
  await waitFor(() => expect(saved()).toHaveLength(1));
  expect(saved()[0]?.hours.exceptions).toMatchObject([
    { date: '2026-12-08', name: 'Immaculate Conception', opensMinute: null },
    { date: '2026-12-24', name: 'Christmas Eve' },
    { date: '2026-12-25', name: 'Christmas Day' },
  ]);

  await user.click(screen.getByRole('button', { name: 'Add public holidays' }));
  const again = await screen.findByRole('dialog');
  await user.selectOptions(within(again).getByLabelText('Country'), 'GB');
  await user.selectOptions(await within(again).findByLabelText('Region'), 'Scotland');
  expect(await within(again).findByText('Saint Andrew')).toBeTruthy();
});

test('a room gets a week of its own, tried by itself, and gives it up again', async () => {
  const { user, saved } = show();
  await user.selectOptions(screen.getByLabelText('Give something hours of its own'), 'Desk 1');
  await user.click(screen.getByRole('button', { name: 'Remove Desk 1, Monday' }));
  const hall = screen.getByRole('region', { name: 'Hours of Hall' });
  expect(hall.textContent).toContain('Friday 18:00–02:00 next day');
  await user.selectOptions(screen.getByLabelText('of'), 'Hall');
  expect(screen.getByText(/Tuesday 24 Nov, 22:00/).parentElement?.textContent).toContain(
    'closed, opens Fri 27 Nov at 18:00, Hall',
  );
  await user.click(within(hall).getByRole('button', { name: /^Hall/ }));
  expect(field('Hall, Friday closes').value).toBe('02:00');
  await user.click(within(hall).getByRole('button', { name: 'Keep to the hours of the space' }));
  await user.click(screen.getByRole('button', { name: 'Save hours' }));
  await waitFor(() => expect(saved()).toHaveLength(1));
  expect(saved()[0]?.hours.own).toEqual([{ resourceId: DESK, weekly: week.slice(1) }]);
});

test('leaving with something unsaved asks first', async () => {
  const { user } = show();
  const leave = () => {
    const event = new Event('beforeunload', { cancelable: true });
    window.dispatchEvent(event);
    return event.defaultPrevented;
  };
  expect(leave()).toBe(false);
  await type(user, 'Wednesday closes', '18');
  expect(leave()).toBe(true);
});
