import { expect, test } from 'vitest';
import { nextName } from './next-name';

test.each([
  ['Desk 4', ['Desk 4'], 'Desk 5'],
  ['Desk 4', ['Desk 4', 'desk 5', 'Desk 6', 'Desk 8'], 'Desk 7'],
  ['Desk 09', ['Desk 09'], 'Desk 10'],
  ['Desk 007', [], 'Desk 008'],
  ['Anchor', ['Anchor'], 'Anchor 2'],
  ['Anchor', ['Anchor', 'Anchor 2'], 'Anchor 3'],
  ['Room A1', [], 'Room A2'],
  ['7', ['7'], '8'],
  ['x'.repeat(80), [], `${'x'.repeat(79)}2`],
])('a copy of %s beside %j is %s', (name, taken, next) => {
  expect(nextName(name, taken)).toBe(next);
});
