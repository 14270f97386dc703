import '@/testing/jsdom-gaps';
import { cleanup, render, screen, within } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { newId } from '@/kernel/ids';
import type { DisplayPlace, DisplayView } from '../displays.contract';
import { SpaceDisplay } from './space-display';

afterEach(cleanup);

const NOW = new Date('2026-11-24T10:00:00Z');
const room = (n: number): DisplayPlace => ({
  id: newId<'resource'>(),
  name: `Room ${n}`,
  kind: 'meeting_room',
  floorName: 'Ground floor',
  capacity: 4,
  open: [{ startsAt: '2026-11-24T08:00:00Z', endsAt: '2026-11-24T18:00:00Z' }],
  blocks: [],
});
const show = (rooms: number) => {
  const view: DisplayView = {
    ...{ name: 'Wall', spaceName: 'House', operator: { name: 'Harbour', accent: '#000000' }, timeZone: 'UTC' },
    ...{ date: '2026-11-24', holiday: null, shows: 'space', books: true },
    kinds: [{ kind: 'meeting_room', of: rooms, free: rooms, nextFreeAt: null }],
    places: Array.from({ length: rooms }, (_, n) => room(n + 1)),
  };
  render(<SpaceDisplay view={view} now={NOW} locale="en-GB" onOpen={() => undefined} />);
  return within(screen.getByRole('region', { name: 'Rooms' }));
};

it.each([
  [8, false],
  [9, true],
  [12, true],
])('%i rooms stand closer together: %s, and say the same', (rooms, close) => {
  const shown = show(rooms);
  expect('dense' in shown.getByRole('list').dataset).toBe(close);
  expect(shown.getAllByRole('button')).toHaveLength(rooms);
  expect(shown.getByRole('button', { name: /^Room 1 ?Nothing more today ?Free until 18:00$/ })).toBeTruthy();
});
