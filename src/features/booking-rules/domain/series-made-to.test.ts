import { expect, it } from 'vitest';
import { seriesMadeTo } from './series-made-to';

it.each<[string, number | null, string]>([
  ['2026-11-23', null, '2027-11-23'],
  ['2027-06-01', null, '2028-05-31'],
  ['2026-11-23', 12, '2027-11-23'],
  ['2027-06-01', 12, '2028-06-01'],
  ['2026-11-23', 1, '2026-12-23'],
  ['2026-11-23', 2, '2027-01-23'],
  ['2027-01-31', 1, '2027-02-28'],
  ['2028-01-31', 1, '2028-02-29'],
  ['2028-02-29', 12, '2029-02-28'],
  ['2026-12-31', 24, '2028-12-31'],
])('from %s, %s months ahead is %s', (today, months, last) => {
  expect(seriesMadeTo(today, months)).toBe(last);
});
