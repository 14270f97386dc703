import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localPath } from './paths';

const SITE = 'https://book.example.org';
/** Pieces that have led browsers astray: slashes of both kinds, what they strip, schemes, other hosts, and their escapes. */
const piece = fc.constantFrom(
  '/',
  '\\',
  '\t',
  '\n',
  '\r',
  '\0',
  ' ',
  ':',
  '@',
  '?',
  '#',
  '.',
  '..',
  '%2f',
  '%5c',
  'https:',
  'javascript:',
  'evil.test',
  'a',
  '\u2028',
  '\uff0f',
);
const crooked = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''));

describe('where next= leads', () => {
  it('is never another site, whatever was written there', () => {
    fc.assert(
      fc.property(fc.oneof(crooked, fc.string({ unit: 'binary' }), fc.webUrl()), (next) => {
        expect(new URL(localPath(next), `${SITE}/sign-in`).origin).toBe(SITE);
      }),
      { numRuns: 5000 },
    );
  });
  it('is the page that was asked for, with its search', () => {
    fc.assert(
      fc.property(fc.webPath(), fc.webQueryParameters(), (path, query) => {
        fc.pre(path.startsWith('/') && !path.startsWith('//'));
        expect(localPath(`${path}?${query}`)).toBe(`${path}?${query}`);
      }),
    );
  });
});
