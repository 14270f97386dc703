import { passwordFits } from '@/server/auth/password-hash';
import type { Session } from '@/server/auth/session-token';
import { asPerson } from '@/server/db/transactions';
import { countAddress, countSignIn } from '@/server/limits/limits';
import type { LoginInput } from '../auth.contract';
import { linkUsed, wrongPassword } from '../auth.errors';
import { deleteLink } from '../sql/links';
import { findPassword, findPerson, updateEmailConfirmed } from '../sql/people';

type From = { readonly address: string };

/**
 * "It is me, here is my password." Takes as long where nobody has this address.
 *
 * @throws DomainError `auth.wrong_password`, `limits.too_many`
 */
export async function signInWithPassword({ email, password }: LoginInput, from: From): Promise<Session> {
  await countSignIn({ what: 'password', address: from.address, email });
  const kept = await asPerson({ personId: null }, (tx) => findPassword(tx, email));
  const fits = await passwordFits(password, kept?.passwordHash ?? null);
  if (!kept || !fits) throw wrongPassword();
  return { personId: kept.id, version: kept.sessionVersion };
}

/**
 * "It is me, I opened the link in my mail." Good once.
 *
 * @throws DomainError `auth.link_used`, `limits.too_many`
 */
export async function signInWithToken(token: string, from: From): Promise<Session> {
  await countAddress(from.address);
  return asPerson({ personId: null }, async (tx) => {
    const link = await deleteLink(tx, token, 'sign_in');
    const person = link?.personId ? await findPerson(tx, link.personId) : null;
    if (!person) throw linkUsed();
    await updateEmailConfirmed(tx, person.id);
    return { personId: person.id, version: person.sessionVersion };
  });
}
