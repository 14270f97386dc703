import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashPassword } from '@/server/auth/password-hash';
import { asPerson } from '@/server/db/transactions';
import { closeLimits } from '@/server/limits/limits';
import { newId } from '@/kernel/ids';
import { makeMember, makeResource, makeSpace, type MadeSpace } from '@/testing/makers';
import { rest, restAs } from '@/testing/rest-client';
import { sql } from 'kysely';

// Read when the first request comes, not before.
Object.assign(process.env, { RATE_LIMIT_WRITES_PER_MINUTE: '3', RATE_LIMIT_SIGN_IN_PER_MINUTE: '4' });

let space: MadeSpace;
const password = 'a password for the door';
const email = 'ana@example.org';

beforeAll(async () => {
  space = await makeSpace();
  const hash = await hashPassword(password);
  await asPerson({ personId: null }, (tx) =>
    sql`select auth.insert_person(${newId()}::uuid, ${email}, ${hash}, true)`.execute(tx),
  );
});
afterAll(closeLimits);

const from = (address: string) => ({ headers: { 'x-coworkflow-peer': address } });

describe('POST /auth/login', () => {
  const login = (body: unknown, address = '10.0.0.1') => rest('POST', '/auth/login', { body, ...from(address) });

  it('gives a token that is good at once', async () => {
    const { status, body, headers } = await login({ email: ' ANA@example.org', password });
    expect([status, body.person.email, headers.get('cache-control')]).toEqual([200, email, 'private, no-store']);
    const mine = await rest('GET', '/users/me/bookings', { token: body.token });
    expect(mine.status).toBe(200);
    expect((await rest('GET', '/users/me/bookings', { token: `${body.token}x` })).status).toBe(401);
  });

  it('says the same of a wrong password and an unknown address', async () => {
    const wrong = await login({ email, password: 'another password' }, '10.0.0.2');
    const unknown = await login({ email: 'nobody@example.org', password }, '10.0.0.2');
    expect([wrong.status, wrong.body.code, wrong.body]).toEqual([401, 'auth.wrong_password', unknown.body]);
    expect(wrong.headers.get('www-authenticate')).toMatch(/^Bearer/);
    expect((await login({ email: 'no address' })).body.errors.map((each) => each.path)).toEqual(['email', 'password']);
  });

  it('is refused after too many tries, with the time to wait', async () => {
    for (let tried = 0; tried < 4; tried++) await login({ email: `p${tried}@example.org`, password: 'x' }, '10.0.0.3');
    const { status, body, headers } = await login({ email: 'p5@example.org', password: 'x' }, '10.0.0.3');
    expect([status, body.code]).toEqual([429, 'limits.too_many']);
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    expect(body.details.retryAfterSeconds).toBe(Number(headers.get('retry-after')));
  });
});

describe('POST /auth/register', () => {
  const register = (body: Record<string, unknown>) =>
    rest('POST', '/auth/register', { body: { name: 'Bea', spaceId: space.spaceId, ...body }, ...from('10.0.0.4') });

  it('answers 202 and the same for a new and a known address', async () => {
    const fresh = await register({ email: 'new@example.org', password: 'long enough for this' });
    const known = await register({ email });
    expect([fresh.status, fresh.body]).toEqual([202, { sent: true }]);
    expect([known.status, known.body]).toEqual([202, { sent: true }]);
  });
  it('refuses a space that is not there, and names the fields that do not fit', async () => {
    const gone = await register({ email: 'x@example.org', spaceId: newId() });
    expect([gone.status, gone.body.code]).toEqual([404, 'space.not_found']);
    const { status, body } = await register({ email: 'x', password: 'short', name: '\u0000' });
    expect([status, body.code]).toEqual([422, 'input.invalid']);
  });
});

it('counts changes per person, and says how long to wait', async () => {
  const as = await restAs((await makeMember(space)).personId);
  const desk = await makeResource(space);
  const book = () =>
    as.post(`/spaces/${space.spaceId}/book`, {
      resourceId: desk,
      startsAt: '2020-01-01T09:00',
      endsAt: '2020-01-01T10:00',
    });
  for (let tried = 0; tried < 3; tried++) expect((await book()).body.code).toBe('booking.in_past');
  const { status, body, headers } = await book();
  expect([status, body.code]).toEqual([429, 'limits.too_many']);
  expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
  expect((await as.get('/users/me/bookings')).status).toBe(200);
});
