import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { newId } from '@/kernel/ids';
import { asPerson, inOperator } from '@/server/db/transactions';
import {
  ana,
  enter,
  facts,
  from,
  harbour,
  hidden,
  lagoon,
  member,
  membersOf,
  owner,
  PASSWORD,
  refusal,
  statements,
  tokenOf,
} from './testing/auth-scene';

describe('registering', () => {
  it('makes nobody until the mail is opened, then a visitor of that operator who is signed in', async () => {
    expect(await from().register(ana('ana@example.org'))).toEqual({ sent: true });
    expect(facts).toMatchObject([
      { type: 'registration.asked', email: 'ana@example.org', operatorId: harbour.operatorId },
    ]);
    expect(await refusal(from().login({ email: 'ana@example.org', password: PASSWORD }))).toMatchObject({
      code: 'auth.wrong_password',
    });
    const { signInToken } = await from().confirmRegistration({ token: tokenOf() });
    const session = await enter(signInToken);
    expect(await from(session).me()).toMatchObject({ email: 'ana@example.org' });
    expect(await membersOf(session)).toEqual([{ operatorId: harbour.operatorId, role: 'visitor', status: 'active' }]);
    expect((await from().login({ email: 'ANA@example.org ', password: PASSWORD })).person.email).toBe(
      'ana@example.org',
    );
  });
  it('keeps no token, and leaves an audit entry', async () => {
    await from().register(ana('audit@example.org'));
    const kept = await owner.query('select * from auth.tokens');
    expect(JSON.stringify(kept.rows)).not.toContain(tokenOf());
    expect(JSON.stringify(kept.rows)).not.toContain(PASSWORD);
    await from().confirmRegistration({ token: tokenOf() });
    const entries = await inOperator(harbour, (tx) => tx.selectFrom('auditEntries').select('action').execute());
    expect(entries).toContainEqual({ action: 'member.registered' });
  });
  it('answers a known address the same, and lets its owner join another operator with the password that exists', async () => {
    const session = await member('bea@example.org');
    expect(
      await from().register({ ...ana('bea@example.org'), password: 'of an attacker', spaceId: lagoon.spaceId }),
    ).toEqual({ sent: true });
    expect(facts).toMatchObject([{ type: 'registration.asked_again', operatorId: lagoon.operatorId }]);
    await from().confirmRegistration({ token: tokenOf() });
    expect((await membersOf(session)).map((row) => row.operatorId).sort()).toEqual(
      [harbour.operatorId, lagoon.operatorId].sort(),
    );
    expect(await refusal(from().login({ email: 'bea@example.org', password: 'of an attacker' }))).toMatchObject({
      code: 'auth.wrong_password',
    });
    await from().login({ email: 'bea@example.org', password: PASSWORD });
  });
  it('takes as many statements for a known address as for a new one', async () => {
    await member('known@example.org');
    const counts = [];
    for (const email of ['known@example.org', 'unknown@example.org'])
      counts.push(await statements(() => from().register(ana(email))));
    expect(counts[0]).toBe(counts[1]);
  });
  it('is good once: of two clicks at the same moment one gets in', async () => {
    await from().register(ana('twice@example.org'));
    const token = tokenOf();
    const both = await Promise.allSettled([
      from().confirmRegistration({ token }),
      from().confirmRegistration({ token }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await refusal(from().confirmRegistration({ token }))).toMatchObject({
      kind: 'not_now',
      code: 'auth.link_used',
    });
  });
  it('may be looked at without being used up', async () => {
    await from().register(ana('scanner@example.org'));
    const link = { token: tokenOf(), purpose: 'register' as const };
    for (let looked = 0; looked < 3; looked++)
      expect(await from().openLink(link)).toMatchObject({
        email: 'scanner@example.org',
        name: 'Ana',
        operator: { slug: 'harbour' },
        space: { name: 'Space' },
      });
    await from().confirmRegistration({ token: link.token });
    expect(await refusal(from().openLink(link))).toMatchObject({ code: 'auth.link_used' });
  });
  it('is over after its time', async () => {
    await from().register(ana('late@example.org'));
    await owner.query(`update auth.tokens set expires_at = now() where email = 'late@example.org'`);
    expect(await refusal(from().confirmRegistration({ token: tokenOf() }))).toMatchObject({ code: 'auth.link_used' });
  });
  it('opens one kind of door', async () => {
    await from().register(ana('door@example.org'));
    const token = tokenOf();
    expect(await refusal(from().resetPassword({ token, password: PASSWORD }))).toMatchObject({
      code: 'auth.link_used',
    });
    await expect(enter(token)).rejects.toMatchObject({ code: 'auth.link_used' });
  });
  it('takes the password that is typed on the page behind the mail, rather than the one of whoever registered', async () => {
    await from().register({ ...ana('victim@example.org'), password: 'of an attacker' });
    await from().confirmRegistration({ token: tokenOf(), password: PASSWORD });
    expect(await refusal(from().login({ email: 'victim@example.org', password: 'of an attacker' }))).toMatchObject({
      code: 'auth.wrong_password',
    });
    await from().login({ email: 'victim@example.org', password: PASSWORD });
  });
  it('brings a removed member back as a visitor, and leaves a role that stands', async () => {
    const session = await member('back@example.org');
    const set = (values: { role?: 'manager' | 'visitor'; status?: 'removed' }) =>
      inOperator(harbour, (tx) =>
        tx.updateTable('members').set(values).where('personId', '=', session.personId).execute(),
      );
    await set({ role: 'manager' });
    await member('back@example.org');
    expect(await membersOf(session)).toMatchObject([{ role: 'manager' }]);
    await set({ status: 'removed' });
    await member('back@example.org');
    expect(await membersOf(session)).toMatchObject([{ role: 'visitor', status: 'active' }]);
  });
  it('is refused for a space that is not listed, one that is not there, and a password that is the address', async () => {
    for (const spaceId of [hidden, newId<'space'>()])
      expect(await refusal(from().register({ ...ana('x@example.org'), spaceId }))).toMatchObject({
        code: 'space.not_found',
      });
    expect(
      await refusal(from().register({ ...ana('xylophone@example.org'), password: 'Xylophone@example.org' })),
    ).toMatchObject({ code: 'auth.password_is_address' });
    expect(await refusal(from().register({ ...ana('not an address') }))).toMatchObject({ code: 'input.invalid' });
    expect(facts).toEqual([]);
  });
});

describe('joining another operator', () => {
  it('takes one press for whoever is signed in, and a second one changes nothing', async () => {
    const session = await member('joins@example.org');
    const wanted = { name: 'Jo', spaceId: lagoon.spaceId };
    for (let pressed = 0; pressed < 2; pressed++) await from(session).joinAsVisitor(wanted);
    const memberships = await membersOf(session);
    expect(memberships).toHaveLength(2);
    expect(memberships.find(({ operatorId }) => operatorId === lagoon.operatorId)).toMatchObject({ role: 'visitor' });
  });
  it('is refused to nobody, and for a space that is not listed', async () => {
    const wanted = { name: 'Jo', spaceId: lagoon.spaceId };
    expect(await refusal(from().joinAsVisitor(wanted))).toMatchObject({ code: 'auth.sign_in_needed' });
    const session = await member('joins-not@example.org');
    expect(await refusal(from(session).joinAsVisitor({ ...wanted, spaceId: hidden }))).toMatchObject({
      code: 'space.not_found',
    });
  });
});

it('shows whose door it is, and nothing of a space that is not listed', async () => {
  expect(await from().door({ space: harbour.spaceId })).toMatchObject({
    operator: { slug: 'harbour' },
    space: { id: harbour.spaceId },
  });
  expect(await from().door({ operator: 'lagoon' })).toMatchObject({ operator: { slug: 'lagoon' }, space: null });
  for (const nowhere of [{ space: hidden }, { operator: 'nobody' }, {}])
    expect(await from().door(nowhere)).toEqual({ operator: null, space: null });
});

it('leaves people to the functions of schema auth alone', async () => {
  await expect(asPerson({ personId: null }, (tx) => sql`select * from auth.people`.execute(tx))).rejects.toThrow(
    /permission denied/,
  );
  await expect(asPerson({ personId: null }, (tx) => sql`select * from auth.tokens`.execute(tx))).rejects.toThrow(
    /permission denied/,
  );
});
