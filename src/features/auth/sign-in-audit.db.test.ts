import { expect, it } from 'vitest';
import { asPerson } from '@/server/db/transactions';
import { updateTimeZone } from '@/features/members/sql/profile-reads';
import { enter, from, member, owner, PASSWORD, tokenOf } from './testing/auth-scene';

const entriesOf = async (personId: string) => {
  const { rows } = await owner.query<{ action: string }>(
    'select action from auth.audit_entries where person_id = $1 order by at, id',
    [personId],
  );
  return rows.map((row) => row.action);
};

it('writes an entry for each change of a person’s sign-in, and none where nothing changed', async () => {
  const session = await member('audited@example.org');
  expect(await entriesOf(session.personId)).toEqual(['person.registered']);

  const { signInToken } = await from(session).changePassword({ current: PASSWORD, password: 'another long password' });
  const again = await enter(signInToken);
  await asPerson(session, (tx) => updateTimeZone(tx, 'Europe/Lisbon'));
  await asPerson(session, (tx) => updateTimeZone(tx, 'Europe/Lisbon'));
  await from(again).signOutEverywhere();
  await from().askForPasswordReset({ email: 'audited@example.org' });
  await from().resetPassword({ token: tokenOf(), password: 'a third long password' });
  expect(await entriesOf(session.personId)).toEqual([
    'person.registered',
    'person.password_set',
    'person.time_zone_set',
    'person.signed_out_everywhere',
    'person.password_set',
  ]);
});
