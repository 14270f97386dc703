import { expect, test } from 'vitest';
import { freeSlug, slugOf } from './event-slug';

test.each([
  ['Café & Code #3', 'cafe-code-3'],
  ['  Friday drinks  ', 'friday-drinks'],
  ['Смотр', 'event'],
  ['ÅÄÖ', 'aao'],
  ['x'.repeat(80), 'x'.repeat(60)],
  [`${'a'.repeat(59)} b`, 'a'.repeat(59)],
])('the address of "%s" is %s', (title, slug) => expect(slugOf(title)).toBe(slug));

test('a second event of one title gets a number', () => {
  expect(freeSlug('Yoga', new Set(['yoga-2']))).toBe('yoga');
  expect(freeSlug('Yoga', new Set(['yoga', 'yoga-2']))).toBe('yoga-3');
});
