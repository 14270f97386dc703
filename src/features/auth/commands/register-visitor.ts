import { newId } from '@/kernel/ids';
import { spaceNotFound } from '@/kernel/not-found';
import { enqueueJobs } from '@/server/jobs/enqueue';
import { jobsFor } from '@/server/jobs/reactions';
import { asPerson } from '@/server/db/transactions';
import { hashPassword } from '@/server/auth/password-hash';
import { countSignIn } from '@/server/limits/limits';
import type { RegisterInput } from '../auth.contract';
import { passwordIsAddress } from '../auth.errors';
import type { AuthFact } from '../auth.facts';
import { findListedSpace } from '../sql/operators';
import { findPersonByEmail } from '../sql/people';
import { keepLink, LINK_MINUTES } from '../sql/keep-link';

/**
 * "I would like to come to this space": a mail confirms the address, and whoever opens it becomes a visitor there. An address that has an
 * account gets another mail, and the answer here is the same and takes as long.
 *
 * @throws DomainError `space.not_found`, `auth.password_is_address`, `limits.too_many`
 */
export async function registerVisitor(wanted: RegisterInput, from: { readonly address: string }): Promise<void> {
  await countSignIn({ what: 'link', address: from.address, email: wanted.email });
  const { name, email, password } = wanted;
  if (password?.toLowerCase() === email) throw passwordIsAddress();
  const space = await findListedSpace(wanted.spaceId);
  if (!space) throw spaceNotFound();
  const passwordHash = password ? await hashPassword(password) : null;
  const { operatorId, operatorSlug, name: spaceName } = space;
  await asPerson({ personId: null }, async (tx) => {
    const person = await findPersonByEmail(tx, email);
    const token = await keepLink(tx, {
      email,
      operatorId,
      personId: person?.id ?? null,
      purpose: 'register',
      minutes: LINK_MINUTES.register,
      payload: { name, spaceId: wanted.spaceId, passwordHash: person ? null : passwordHash },
    });
    const link = { mailId: newId(), email, token, minutes: LINK_MINUTES.register, operatorId };
    const fact: AuthFact = person
      ? { type: 'registration.asked_again', operatorSlug, ...link }
      : { type: 'registration.asked', spaceName, ...link };
    await enqueueJobs(tx, jobsFor([fact]));
  });
}
