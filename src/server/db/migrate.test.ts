import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { refuseSameNumbers } from './migrate';

it('knows two migrations of one number, and there are none', () => {
  expect(() => refuseSameNumbers(['0001_a.sql', '0002_b.sql', '0002_c.sql'])).toThrow('the number 0002');
  expect(() => refuseSameNumbers(readdirSync('prisma-free-migrations'))).not.toThrow();
});
