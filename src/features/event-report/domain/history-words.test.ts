import { expect, it } from 'vitest';
import type { Change } from '../event-report.contract';
import { changeWords } from './history-words';

const AT = { timeZone: 'Europe/Lisbon', locale: 'en-GB', now: new Date('2026-11-26T08:00:00Z') };
const words = (action: string, details: object = {}, more: Partial<Change> = {}): string =>
  changeWords(
    {
      ...{ id: 'x', at: '2026-11-26T07:00:00.000000Z', action, by: 'Kenji', guest: null },
      ...{ startsAt: '2026-12-02T18:00:00.000Z', details: { ...details } },
      ...more,
    },
    AT,
  );
const was = (startsAt: string, capacity: number | null = 8) => ({ startsAt, endsAt: startsAt, capacity });

it.each([
  ['event.draft', { was: null }, 'Kenji began it as a draft'],
  ['event.draft', { was: 'draft', parts: ['title'] }, 'Kenji changed the draft: the title'],
  ['event.published', { was: 'draft' }, 'Kenji published it'],
  ['event.published', { was: 'published', parts: [], dates: null }, 'Kenji saved it as it was'],
  [
    'event.published',
    {
      ...{ was: 'published', parts: ['title', 'places'] },
      dates: { moved: [{ from: '2026-12-01T18:00:00Z', to: '2026-12-02T18:00:00Z' }], added: 2, ended: 1 },
    },
    'Kenji changed it: the title and how many places there are, moved Tue 1 Dec, 18:00 to Wed 2 Dec, 18:00, added 2 dates, and took 1 date away',
  ],
  [
    'event.date_changed',
    { capacity: 8, time: { localStart: '2026-12-02T18:00' }, was: was('2026-12-01T18:00:00.000Z') },
    'Kenji moved Tue 1 Dec, 18:00 to Wed 2 Dec, 18:00',
  ],
  [
    'event.date_changed',
    { capacity: 12, was: was('2026-12-02T18:00:00.000Z') },
    'Kenji gave Wed 2 Dec, 18:00 12 places, 8 before',
  ],
  [
    'event.date_changed',
    { capacity: null, was: was('2026-12-02T18:00:00.000Z') },
    'Kenji lets any number come on Wed 2 Dec, 18:00',
  ],
  // As it was written before it said how it was.
  ['event.date_changed', { capacity: 12 }, 'Kenji changed Wed 2 Dec, 18:00'],
  ['event.message_sent', { told: 1 }, 'Kenji wrote to 1 person about Wed 2 Dec, 18:00'],
  ['event.scheduled', { publishAt: '2026-11-27T09:00:00Z' }, 'Kenji set it to go out Fri 27 Nov, 09:00'],
  ['event.something_new', {}, 'Kenji: something new'],
])('%s %j', (action, details, expected) => {
  expect(words(action, details).replace(/(Mon|Tue|Wed|Fri),/g, '$1')).toBe(expected);
});

it('says what hosts did about guests, and what happened by itself', () => {
  expect(words('rsvp.remove', {}, { guest: 'Ana' }).replace('Wed,', 'Wed')).toBe('Kenji took Ana off Wed 2 Dec, 18:00');
  expect(words('event.published', {}, { by: null })).toBe('It went out at its time');
  expect(words('event.extended', { made: 1, skipped: 2 }, { by: null })).toBe(
    '1 new date came into reach, 2 dates left out as the room was taken',
  );
});
