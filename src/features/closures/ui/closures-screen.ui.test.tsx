import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { answering, Refused, TestScreen } from '@/client/testing-api';
import '@/testing/jsdom-gaps';
import type { SpaceId } from '@/kernel/ids';
import { Toaster } from '@/ui/toaster';
import type { ClosuresView, ClosureView } from '../closures.contract';
import { ClosuresScreen } from './closures-screen';

afterEach(cleanup);

const closure = (wish: Partial<ClosureView> = {}): ClosureView => ({
  id: 'c1',
  resourceId: null,
  resourceName: null,
  resourceKind: null,
  startsAt: '2026-12-03T12:00:00.000Z',
  endsAt: '2026-12-03T18:00:00.000Z',
  reason: 'The floor is painted',
  createdBy: 'Olga',
  kept: 1,
  moved: 37,
  cancelled: 2,
  ...wish,
});
const view = (upcoming: ClosureView[], past: ClosureView[] = []): ClosuresView => ({
  timeZone: 'Europe/Lisbon',
  spaceName: 'Harbour House',
  places: [],
  upcoming,
  past,
});
// What was asked once is remembered by its space.
let spaces = 0;
function show(first: ClosuresView, answers: Parameters<typeof answering>[0] = {}) {
  const api = answering({ 'closures.list': () => view([]), ...answers });
  const space = { id: `s${++spaces}` as SpaceId, slug: 'house', operatorSlug: 'harbour' };
  render(
    <TestScreen>
      <ClosuresScreen space={space} first={first} firstNow={new Date('2026-11-26T10:00:00Z')} locale="en-GB" />
      <Toaster />
    </TestScreen>,
  );
  return api;
}
const listed = (name: string) => within(screen.getByRole('list', { name })).getAllByRole('listitem');

it('says of each closure what, when, why, and what became of what was booked', () => {
  const running = closure({
    id: 'c0',
    resourceKind: 'phone_booth',
    startsAt: '2026-11-26T09:00:00.000Z',
    moved: 0,
    cancelled: 0,
    kept: 0,
  });
  const over = closure({
    id: 'c2',
    resourceId: 'd',
    resourceName: 'Desk 4',
    startsAt: '2026-11-03T12:00:00.000Z',
    endsAt: '2026-11-03T18:00:00.000Z',
  });
  show(view([running, closure()], [over]));
  const [now, next] = listed('To come');
  expect(now!.textContent).toContain('All phone booths');
  expect(within(now!).getByText('Now')).toBeTruthy();
  expect(next!.textContent).toContain('The whole space');
  expect(next!.textContent).toContain('37 moved2 cancelled1 stays');
  expect(next!.textContent).toContain('Thu 3 Dec, 12:00–18:00');
  expect(next!.textContent).toContain('The floor is painted · by Olga');
  const [past] = listed('Before');
  expect(past!.textContent).toContain('Desk 4');
  expect(within(past!).queryByRole('button')).toBeNull();
  expect(screen.getByRole('link', { name: 'Close something' }).getAttribute('href')).toBe(
    '/o/harbour/s/house/settings/closures?close=1',
  );
});

it('lifts one once that was said in full, and shows what is left', async () => {
  const { asked } = show(view([closure()]), {
    'closures.open': () => ({ closureId: 'c1', opened: 'before_it_began' }),
  });
  await userEvent.click(screen.getByRole('button', { name: 'Lift the closure of The whole space' }));
  const dialog = await screen.findByRole('alertdialog');
  expect(dialog.textContent).toContain('The 39 bookings that were moved or cancelled stay so.');
  expect(asked).toEqual([]);
  await userEvent.click(within(dialog).getByRole('button', { name: 'Lift it' }));
  await screen.findByText('Nothing is closed, and nothing will be.');
  expect(asked.find(({ path }) => path === 'closures.open')!.input).toMatchObject({ closureId: 'c1' });
  expect(await screen.findByText('The whole space: the closure is lifted')).toBeTruthy();
});

it('says so where a colleague lifted it first', async () => {
  show(view([closure()]), {
    'closures.open': () => {
      throw new Refused({ kind: 'not_found', code: 'closure.not_found' }, 404);
    },
  });
  await userEvent.click(screen.getByRole('button', { name: 'Lift the closure of The whole space' }));
  await userEvent.click(within(await screen.findByRole('alertdialog')).getByRole('button', { name: 'Lift it' }));
  expect(await screen.findByText('This closure was lifted already')).toBeTruthy();
  await screen.findByText('Nothing is closed, and nothing will be.');
});
