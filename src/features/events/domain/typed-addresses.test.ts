import { expect, test } from 'vitest';
import { typedAddresses } from './typed-addresses';

test.each([
  ['ana@example.org', ['ana@example.org'], []],
  [
    'Ana Reis <Ana@Example.org>, ben@example.org;\ncleo@example.org',
    ['ana@example.org', 'ben@example.org', 'cleo@example.org'],
    [],
  ],
  ['ana@example.org ben@example.org', ['ana@example.org', 'ben@example.org'], []],
  ['ana@example.org, ana@example.org', ['ana@example.org'], []],
  ['ana@, Ben', [], ['ana@', 'Ben']],
  ['  \n ', [], []],
])('"%s" is understood', (text, emails, odd) => expect(typedAddresses(text)).toEqual({ emails, odd }));
