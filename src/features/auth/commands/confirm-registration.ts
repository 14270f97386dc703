import { z } from 'zod';
import { newId } from '@/kernel/ids';
import { hashPassword } from '@/server/auth/password-hash';
import { asPerson, inOperator } from '@/server/db/transactions';
import type { ConfirmInput } from '../auth.contract';
import { linkUsed, passwordIsAddress } from '../auth.errors';
import { issueSignInToken } from '../auth.service';
import { deleteLink, findLink } from '../sql/links';
import { insertPerson, updateEmailConfirmed } from '../sql/people';
import { insertVisitor } from '../sql/visitor-writes';

/** What a registration left in its link. */
export const registrationPayload = z.object({
  name: z.string(),
  spaceId: z.string(),
  passwordHash: z.string().nullable(),
});

/**
 * "Yes, this address is mine": makes the account and the visitor, and lets them in. A password given here replaces the one of the
 * registration, which somebody else may have typed; an account that exists keeps its own.
 *
 * @throws DomainError `auth.link_used`, also for the second of two clicks; `auth.password_is_address`
 */
export async function confirmRegistration({ token, password }: ConfirmInput): Promise<{ signInToken: string }> {
  const seen = await asPerson({ personId: null }, (tx) => findLink(tx, token, 'register'));
  if (!seen?.operatorId) throw linkUsed();
  if (password?.toLowerCase() === seen.email) throw passwordIsAddress();
  const chosen = password ? await hashPassword(password) : null;
  return inOperator({ operatorId: seen.operatorId }, async (tx) => {
    const link = await deleteLink(tx, token, 'register');
    if (!link) throw linkUsed();
    const { name, passwordHash } = registrationPayload.parse(link.payload);
    const { email } = link;
    const personId = await insertPerson(tx, { id: newId(), email, passwordHash: chosen ?? passwordHash });
    await updateEmailConfirmed(tx, personId);
    await insertVisitor(tx, personId, name);
    return { signInToken: await issueSignInToken(tx, { personId, email }) };
  });
}
