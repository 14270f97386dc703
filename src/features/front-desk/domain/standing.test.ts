import { expect, test } from 'vitest';
import { matches, sectionsOf, standingOf } from './standing';

const row = {
  startsAt: '2026-11-24T09:00:00Z',
  endsAt: '2026-11-24T17:00:00Z',
  madeAt: '2026-11-20T12:00:00Z',
  status: 'confirmed' as const,
  checkInAsked: true,
  checkedInAt: null as string | null,
  checkedOutAt: null as string | null,
  releaseAt: null as string | null,
};
const came = { ...row, checkedInAt: '2026-11-24T08:55:00Z' };

test.each([
  ['2026-11-24T07:59:59Z', row, 'later'],
  ['2026-11-24T08:00:00Z', row, 'expected'],
  ['2026-11-24T08:59:59Z', row, 'expected'],
  ['2026-11-24T08:56:00Z', came, 'in'],
  ['2026-11-24T09:04:59Z', row, 'expected'],
  ['2026-11-24T09:05:00Z', row, 'late'],
  ['2026-11-24T09:14:59Z', { ...row, madeAt: '2026-11-24T09:10:00Z' }, 'expected'],
  ['2026-11-24T09:15:00Z', { ...row, madeAt: '2026-11-24T09:10:00Z' }, 'late'],
  ['2026-11-24T09:01:59Z', { ...row, releaseAt: '2026-11-24T09:04:00Z' }, 'expected'],
  ['2026-11-24T09:02:00Z', { ...row, releaseAt: '2026-11-24T09:04:00Z' }, 'late'],
  ['2026-11-24T16:59:59Z', row, 'late'],
  ['2026-11-24T17:00:00Z', row, 'no_show'],
  ['2026-11-24T09:00:00Z', { ...row, checkInAsked: false }, 'in'],
  ['2026-11-24T08:59:59Z', { ...row, checkInAsked: false }, 'expected'],
  ['2026-11-24T17:00:00Z', { ...row, checkInAsked: false }, 'gone'],
  ['2026-11-24T17:00:00Z', came, 'gone'],
  ['2026-11-24T12:00:00Z', { ...came, checkedOutAt: '2026-11-24T11:00:00Z' }, 'gone'],
  ['2026-11-24T12:00:00Z', { ...row, status: 'no_show' as const }, 'no_show'],
])('at %s they stand as they do', (now, one, standing) => {
  expect(standingOf(one, new Date(now))).toBe(standing);
});

test('whoever is late comes first, and a request is nobody yet', () => {
  const now = new Date('2026-11-24T09:30:00Z');
  const soon = { ...row, startsAt: '2026-11-24T10:00:00Z' };
  const asking = { ...row, status: 'requested' as const };
  expect(sectionsOf([soon, row, asking, came], now).map(({ section, rows }) => [section.id, rows])).toEqual([
    ['expected', [row, soon]],
    ['in', [came]],
  ]);
});

test('people are found without their accents, by parts, and by where they sit', () => {
  const ines = { name: 'Inês Carvalho', resourceName: 'Desk 4' };
  expect(['ines', 'carv in', 'desk 4', 'INÊS', ''].every((typed) => matches(ines, typed))).toBe(true);
  expect(matches(ines, 'ana')).toBe(false);
});
