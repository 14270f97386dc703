import { describe, expect, it } from 'vitest';
import { readSession } from '@/server/auth/session-token';
import { enter, facts, from, lagoon, member, owner, PASSWORD, refusal, tokenOf } from './testing/auth-scene';

describe('signing in', () => {
  it('answers a wrong password, an unknown address and an account without a password alike', async () => {
    await member('carl@example.org');
    await member('nopass@example.org', undefined);
    const answers = [];
    for (const email of ['carl@example.org', 'nobody@example.org', 'nopass@example.org'])
      answers.push(await refusal(from().login({ email, password: 'wrong' })));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  });
  it('takes about as long where nobody has the address', async () => {
    await member('time@example.org');
    const took = async (email: string) => {
      const times = [];
      for (let i = 0; i < 8; i++) {
        const start = performance.now();
        await refusal(from().login({ email: i % 2 ? email : email.toUpperCase(), password: 'wrong' }));
        times.push(performance.now() - start);
      }
      return times.sort((a, b) => a - b)[3] ?? 0;
    };
    await took('nobody1@example.org');
    const [known, unknown] = [await took('time@example.org'), await took('nobody2@example.org')];
    expect(unknown).toBeGreaterThan(known / 3);
  });
  it('gives a bearer token that is one, and is none of a browser', async () => {
    const session = await member('bearer@example.org');
    const { token, expiresAt } = await from().login({ email: 'bearer@example.org', password: PASSWORD });
    expect(await readSession(token, 'api')).toEqual(session);
    expect(await readSession(token, 'browser')).toBeNull();
    expect(await readSession(`${token.slice(0, -2)}xx`, 'api')).toBeNull();
    expect((Date.parse(expiresAt) - Date.now()) / 86_400_000).toBeCloseTo(30, 1);
  });
  it('by link: once, for the one who asked, with the operator that asked on the mail', async () => {
    const session = await member('link@example.org');
    await from().askForSignInLink({ email: 'link@example.org', operator: 'lagoon' });
    expect(facts).toMatchObject([{ type: 'sign_in_link.asked', operatorId: lagoon.operatorId, minutes: 30 }]);
    expect(await enter(tokenOf())).toEqual(session);
    await expect(enter(tokenOf())).rejects.toMatchObject({ code: 'auth.link_used' });
  });
  it('by link: answers an unknown address alike, sends nothing and leaves nothing that opens', async () => {
    expect(await from().askForSignInLink({ email: 'nobody@example.org' })).toEqual({ sent: true });
    expect(await from().askForPasswordReset({ email: 'nobody@example.org' })).toEqual({ sent: true });
    expect(facts).toEqual([]);
    const open = await owner.query(
      `select 1 from auth.tokens where email = 'nobody@example.org' and expires_at > now()`,
    );
    expect(open.rowCount).toBe(0);
  });
});

describe('a new password', () => {
  it('by link: works, ends every session, takes back other links, and is good once', async () => {
    const session = await member('reset@example.org');
    await from().askForPasswordReset({ email: 'reset@example.org' });
    await from().askForPasswordReset({ email: 'reset@example.org' });
    await from().askForSignInLink({ email: 'reset@example.org' });
    const [first, second, signIn] = facts.map(({ token }) => token);
    const { signInToken } = await from().resetPassword({ token: first ?? '', password: 'another long password' });
    expect(await refusal(from(session).me())).toMatchObject({ code: 'auth.sign_in_needed' });
    for (const token of [first ?? '', second ?? ''])
      expect(await refusal(from().resetPassword({ token, password: PASSWORD }))).toMatchObject({
        code: 'auth.link_used',
      });
    await expect(enter(signIn ?? '')).rejects.toMatchObject({ code: 'auth.link_used' });
    const again = await enter(signInToken);
    expect(again).toEqual({ personId: session.personId, version: session.version + 1 });
    await from().login({ email: 'reset@example.org', password: 'another long password' });
    expect(await refusal(from().login({ email: 'reset@example.org', password: PASSWORD }))).toMatchObject({
      code: 'auth.wrong_password',
    });
  });
  it('from the profile: needs the current one, and ends the other sessions', async () => {
    const session = await member('change@example.org');
    const wanted = { current: PASSWORD, password: 'another long password' };
    expect(await refusal(from(session).changePassword({ ...wanted, current: 'wrong' }))).toMatchObject({
      code: 'auth.wrong_password',
    });
    expect(await refusal(from().changePassword(wanted))).toMatchObject({ code: 'auth.sign_in_needed' });
    const { signInToken } = await from(session).changePassword(wanted);
    expect(await refusal(from(session).me())).toMatchObject({ code: 'auth.sign_in_needed' });
    expect(await from(await enter(signInToken)).me()).toMatchObject({ email: 'change@example.org' });
  });
  it('is refused when it is short or the address itself', async () => {
    const session = await member('longaddress@example.org');
    const change = (password: string) => refusal(from(session).changePassword({ current: PASSWORD, password }));
    expect(await change('short')).toMatchObject({ code: 'input.invalid', details: { fields: [{ path: 'password' }] } });
    expect(await change('LongAddress@example.org')).toMatchObject({ code: 'auth.password_is_address' });
  });
});

it('signs out everywhere, twice if asked twice from two devices', async () => {
  const session = await member('everywhere@example.org');
  await from(session).signOutEverywhere();
  expect(await refusal(from(session).me())).toMatchObject({ code: 'auth.sign_in_needed' });
  expect(await refusal(from(session).signOutEverywhere())).toMatchObject({ code: 'auth.sign_in_needed' });
});

describe('the limits', () => {
  it('refuse the eleventh guess of one password within a minute, from wherever it comes, and say how long to wait', async () => {
    await member('guessed@example.org');
    for (let i = 0; i < 10; i++) await refusal(from().login({ email: 'guessed@example.org', password: 'wrong' }));
    const answer = await refusal(from().login({ email: 'guessed@example.org', password: PASSWORD }));
    expect(answer).toMatchObject({ kind: 'limited', code: 'limits.too_many' });
    expect(answer.details.retryAfterSeconds).toBeGreaterThan(0);
    expect(answer.details.retryAfterSeconds).toBeLessThanOrEqual(60);
    // The owner of the account can still ask for a link.
    await from().askForSignInLink({ email: 'guessed@example.org' });
  });
  it('refuse the eleventh from one address, whoever it is about, known or not', async () => {
    for (let i = 0; i < 10; i++)
      await refusal(from(null, '192.0.2.1').login({ email: `n${i}@example.org`, password: 'wrong' }));
    expect(await refusal(from(null, '192.0.2.1').login({ email: 'n11@example.org', password: 'wrong' }))).toMatchObject(
      { code: 'limits.too_many' },
    );
  });
  it('keep neither address nor mail address in the clear', async () => {
    const { rows } = await owner.query<{ key: string }>('select key from limits.counters');
    expect(rows.length).toBeGreaterThan(0);
    for (const { key } of rows) expect(key).not.toMatch(/example|192\.0|@/);
  });
});
