import { expect, test } from 'vitest';
import { newId } from '@/kernel/ids';
import { makeOperatorToken, readOperatorToken } from './operator-token';

Object.assign(process.env, {
  DATABASE_URL: 'postgres://localhost/none',
  APP_URL: 'http://localhost:3000',
  NEXTAUTH_SECRET: 'a secret that is long enough for tests',
  SMTP_URL: 'smtp://127.0.0.1:9',
  MAIL_FROM: 'CoWorkFlow <hello@coworkflow.test>',
});

test('a token names its operator, and the same wish makes the same token', () => {
  const operatorId = newId<'operator'>();
  const { token, hash } = makeOperatorToken(operatorId, ['display', 'a request']);
  expect(token).toMatch(/^[A-Za-z0-9_-]{64}$/);
  expect(readOperatorToken(token)).toEqual({ operatorId, hash });
  expect(makeOperatorToken(operatorId, ['display', 'a request']).token).toBe(token);
  const others = [
    makeOperatorToken(operatorId, ['display', 'another request']),
    makeOperatorToken(newId<'operator'>(), ['display', 'a request']),
    makeOperatorToken(operatorId, ['displaya request']),
  ];
  expect(new Set([token, ...others.map((one) => one.token)]).size).toBe(4);
});

test.each(['', 'x', 'a'.repeat(63), 'a'.repeat(65), `${'a'.repeat(63)}=`, `${'a'.repeat(63)}/`, 'ä'.repeat(64)])(
  'what is no token is none: %j',
  (text) => {
    expect(readOperatorToken(text)).toBeNull();
  },
);
