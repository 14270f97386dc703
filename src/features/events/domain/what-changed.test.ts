import { expect, it } from 'vitest';
import { datesChanged, partsChanged } from './what-changed';

it('names the parts that are others, each once', () => {
  const before = { title: 'Talk', capacity: 20, tags: ['a'], category: 'talk', opensAt: null };
  expect(partsChanged(before, { ...before })).toEqual([]);
  expect(partsChanged(before, { ...before, opensAt: undefined })).toEqual([]);
  expect(partsChanged(before, { ...before, title: 'Show', capacity: null, tags: ['b'], category: 'food' })).toEqual([
    'title',
    'kind',
    'places',
  ]);
});

it('tells dates that moved from those that are new and those that are gone', () => {
  const at = (day: number) => ({ startsAt: new Date(Date.UTC(2026, 11, day)) });
  const dates = [
    { ...at(1), was: at(1) },
    { ...at(3), was: at(2) },
    { ...at(9), was: null },
  ];
  expect(datesChanged(dates, [{}])).toEqual({
    moved: [{ from: at(2).startsAt, to: at(3).startsAt }],
    added: 1,
    ended: 1,
  });
});
