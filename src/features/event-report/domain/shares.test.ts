import { expect, it } from 'vitest';
import { addDays } from '@/kernel/zone';
import { everyDay, percentOf, percentWords } from './shares';

it.each([
  [1, 3, 33, '33 %'],
  [2, 3, 67, '67 %'],
  [0, 4, 0, '0 %'],
  [0, 0, null, '–'],
  [5, 4, 125, 'over 100 %'],
])('%i of %i', (part, whole, percent, words) => {
  expect(percentOf(part, whole)).toBe(percent);
  expect(percentWords(percent)).toBe(words);
});

it('days without anything are there too, in order', () => {
  const days = [
    { date: '2026-12-03', views: 2 },
    { date: '2026-11-30', views: 1 },
  ];
  const all = everyDay(
    days,
    (date) => addDays(date, 1),
    (date) => ({ date, views: 0 }),
  );
  expect(all).toEqual([
    { date: '2026-11-30', views: 1 },
    { date: '2026-12-01', views: 0 },
    { date: '2026-12-02', views: 0 },
    { date: '2026-12-03', views: 2 },
  ]);
  expect(
    everyDay(
      [],
      (date) => date,
      (date) => ({ date }),
    ),
  ).toEqual([]);
});
