import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '@/kernel/ids';
import { signSession } from '@/server/auth/session-token';
import { contextFromHeaders, createRestContext } from './context';

beforeAll(() => {
  Object.assign(process.env, {
    DATABASE_URL: 'postgres://a@localhost/a',
    APP_URL: 'http://book.example.org',
    NEXTAUTH_SECRET: 'a secret that only the tests know, long enough',
    SMTP_URL: 'smtp://localhost',
    MAIL_FROM: 'hello@example.org',
  });
});

const session = { personId: newId<'person'>(), version: 3 };
const cookie = async () => `a=b; coworkflow.session=${(await signSession(session, 'browser')).token}; c=d`;
const bearer = async () => `Bearer ${(await signSession(session, 'api')).token}`;
const context = async (headers: Record<string, string>) => contextFromHeaders(new Headers(headers));

describe('who asks', () => {
  it('is read from the cookie, or from a bearer token, and neither passes for the other', async () => {
    expect((await context({ cookie: await cookie() })).session).toEqual(session);
    expect((await context({ authorization: await bearer() })).session).toEqual(session);
    const { token } = await signSession(session, 'browser');
    expect((await context({ authorization: `Bearer ${token}` })).session).toBeNull();
    expect((await context({ cookie: `coworkflow.session=${(await bearer()).slice(7)}` })).session).toBeNull();
  });
  it('is nobody with a token that was changed, unsigned or signed by somebody else', async () => {
    const { token } = await signSession(session, 'api');
    const [head, body, signature] = token.split('.') as [string, string, string];
    const none = Buffer.from('{"alg":"none"}').toString('base64url');
    const other = Buffer.from(body, 'base64url').toString().replace('"version":3', '"version":4');
    for (const forged of [
      `${none}.${body}.`,
      `${none}.${body}.${signature}`,
      `${head}.${Buffer.from(other).toString('base64url')}.${signature}`,
      'x',
      '',
    ])
      expect((await context({ authorization: `Bearer ${forged}` })).session).toBeNull();
  });
  it('is nobody over REST with a cookie alone', async () => {
    const request = new Request('http://book.example.org/api/v1/x', { headers: { cookie: await cookie() } });
    expect((await createRestContext(request)).session).toBeNull();
  });
});

describe('who may write', () => {
  const own = { 'x-coworkflow': '1' };
  it.each([
    ['a page of ours', { ...own, origin: 'http://book.example.org', 'sec-fetch-site': 'same-origin' }, true],
    [
      'a page of ours under the name that the browser asked for',
      { ...own, origin: 'http://127.0.0.1:3000', host: '127.0.0.1:3000' },
      true,
    ],
    [
      'a form of another site, which cannot set our header',
      { origin: 'https://evil.test', 'sec-fetch-site': 'cross-site' },
      false,
    ],
    ['a request without our header', { origin: 'http://book.example.org', 'sec-fetch-site': 'same-origin' }, false],
    ['another site that can set it', { ...own, origin: 'https://evil.test', host: 'book.example.org' }, false],
    ['a page inside a sandbox', { ...own, origin: 'null', host: 'book.example.org' }, false],
    ['a neighbouring host', { ...own, 'sec-fetch-site': 'same-site' }, false],
  ])('%s', async (_who, headers, mayWrite) => {
    expect((await context({ cookie: await cookie(), ...headers })).mayWrite).toBe(mayWrite);
  });
  it('a program with a bearer token', async () => {
    expect((await context({ authorization: await bearer(), origin: 'https://evil.test' })).mayWrite).toBe(true);
  });
});
