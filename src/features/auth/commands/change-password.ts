import { hashPassword, passwordFits } from '@/server/auth/password-hash';
import type { CurrentPerson } from '@/server/auth/membership';
import { asPerson } from '@/server/db/transactions';
import { countSignIn } from '@/server/limits/limits';
import type { ChangePasswordInput, ResetInput } from '../auth.contract';
import { linkUsed, passwordIsAddress, wrongPassword } from '../auth.errors';
import { issueSignInToken } from '../auth.service';
import { deleteLink, deleteLinksOf, findLink } from '../sql/links';
import { findPassword, raiseSessionVersion, updateEmailConfirmed, updatePassword } from '../sql/people';

type Person = Pick<CurrentPerson, 'personId' | 'email'>;

/**
 * "I forgot my password, here is the link and a new one." Signs the person out everywhere and in here.
 *
 * @throws DomainError `auth.link_used`, `auth.password_is_address`
 */
export async function resetPassword({ token, password }: ResetInput): Promise<{ signInToken: string }> {
  const seen = await asPerson({ personId: null }, (tx) => findLink(tx, token, 'reset'));
  if (!seen) throw linkUsed();
  if (password.toLowerCase() === seen.email) throw passwordIsAddress();
  const hash = await hashPassword(password);
  return asPerson({ personId: null }, async (tx) => {
    const link = await deleteLink(tx, token, 'reset');
    if (!link?.personId) throw linkUsed();
    const { personId, email } = link;
    await updatePassword(tx, personId, hash);
    await updateEmailConfirmed(tx, personId);
    // Whoever may have read older mails gets nowhere with them.
    await deleteLinksOf(tx, email, 'reset');
    await deleteLinksOf(tx, email, 'sign_in');
    return { signInToken: await issueSignInToken(tx, { personId, email }) };
  });
}

/**
 * "I want another password." Signs the person out everywhere else. An account without a password has none to repeat: its session is enough.
 *
 * @throws DomainError `auth.wrong_password`, `auth.password_is_address`, `limits.too_many`
 */
export async function changePassword(
  person: Person,
  { current, password }: ChangePasswordInput,
  from: { readonly address: string },
): Promise<{ signInToken: string }> {
  await countSignIn({ what: 'password', address: from.address, email: person.email });
  if (password.toLowerCase() === person.email) throw passwordIsAddress();
  const kept = await asPerson(person, (tx) => findPassword(tx, person.email));
  if (kept?.passwordHash && !(await passwordFits(current, kept.passwordHash))) throw wrongPassword();
  const hash = await hashPassword(password);
  return asPerson(person, async (tx) => {
    await updatePassword(tx, person.personId, hash);
    await deleteLinksOf(tx, person.email, 'reset');
    await deleteLinksOf(tx, person.email, 'sign_in');
    return { signInToken: await issueSignInToken(tx, person) };
  });
}

/** "Sign me out everywhere": on this device and every other. */
export const signOutEverywhere = (person: Person): Promise<void> =>
  asPerson(person, (tx) => raiseSessionVersion(tx, person.personId));
