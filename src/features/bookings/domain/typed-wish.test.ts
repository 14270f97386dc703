import { expect, test } from 'vitest';
import { parsePattern } from '@/features/recurrence/domain/parse-pattern';
import { typedWish } from './typed-wish';

const TODAY = '2026-11-26';
const wanted = { date: '2026-12-01', from: '10:30', to: '17:00' };

function typed(words: string, nights = false) {
  const found = parsePattern(words, { today: TODAY });
  if (!found.ok) throw new Error(found.sentence);
  return typedWish(found.pattern, { wanted, today: TODAY, nights });
}

test.each([
  ['every tue', wanted],
  ['every tue from 1 march', { ...wanted, date: '2027-03-01' }],
  ['every tue 9-12', { ...wanted, from: '09:00', to: '12:00' }],
  // Only a start: the end stays, and where it would be before it, the length does, to midnight at most.
  ['every tue at 9', { ...wanted, from: '09:00' }],
  ['every tue at 17:00', { ...wanted, from: '17:00', to: '23:30' }],
  ['every tue at 20:00', { ...wanted, from: '20:00', to: '24:00' }],
  ['every tue from 3 november 2025', { ...wanted, date: TODAY }],
])('%s', (words, expected) => {
  expect(typed(words).wanted).toEqual(expected);
});

test('in a house that is open over midnight, a start after the end is one of that night', () => {
  expect(typed('every tue at 22:00', true).wanted).toEqual({ ...wanted, from: '22:00', to: '24:00' });
  expect(typed('every fri 18-20', true).wanted).toEqual({ ...wanted, from: '18:00', to: '20:00' });
});

test('the repeat is read from the first date that was typed', () => {
  expect(typed('every tue from 2 march').repeat.every).toBe('weekly');
  expect(typed('every tue from 1 march').repeat).toMatchObject({ every: 'weekdays', weekdays: [2] });
});

test('days with times of their own: the first fills the fields, the others come beside it', () => {
  const { repeat, wanted: then, blocks } = typed('every other week mon 9-12, wed and thu 13-18');
  expect(repeat).toMatchObject({ every: 'weekdays', weekdays: [1], interval: 2 });
  expect(then).toEqual({ ...wanted, from: '09:00', to: '12:00' });
  expect(blocks).toEqual([{ weekdays: [3, 4], from: '13:00', to: '18:00' }]);
  expect(typed('every mon and wed 9-12').blocks).toEqual([]);
});

test('what is left out is told, but for what is over', () => {
  expect(typed('daily except 24 dec and 31 dec').out).toEqual(['2026-12-24', '2026-12-31']);
  expect(typed('daily from 1 december except 3 november 2025').out).toEqual([]);
});
