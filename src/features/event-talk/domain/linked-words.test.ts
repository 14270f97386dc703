import { expect, it } from 'vitest';
import { linkedWords } from './linked-words';

const hrefs = (words: string) => linkedWords(words).flatMap(({ href }) => href ?? []);

it('finds addresses of the web and leaves the rest as it is', () => {
  expect(linkedWords('See https://example.org/a?b=1, then come.')).toEqual([
    { text: 'See ', href: null },
    { text: 'https://example.org/a?b=1', href: 'https://example.org/a?b=1' },
    { text: ', then come.', href: null },
  ]);
  expect(hrefs('(https://example.org) and https://en.example.org/wiki/Desk_(furniture)!')).toEqual([
    'https://example.org',
    'https://en.example.org/wiki/Desk_(furniture)',
  ]);
});

it.each([
  'javascript:alert(1)',
  'data:text/html,x',
  '<a href="x">',
  'mailto:ana@example.org',
  'https://',
  'ftp://a.example',
])('follows nothing in %s', (words) => {
  expect(linkedWords(words)).toEqual([{ text: words, href: null }]);
});

it('ends an address where a quotation or a tag begins, and says every letter', () => {
  const words = 'https://a.example/"onmouseover="x <https://b.example> end';
  expect(hrefs(words)).toEqual(['https://a.example/', 'https://b.example']);
  expect(
    linkedWords(words)
      .map(({ text }) => text)
      .join(''),
  ).toBe(words);
});
