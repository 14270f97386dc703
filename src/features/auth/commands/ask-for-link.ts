import { newId } from '@/kernel/ids';
import { asPerson } from '@/server/db/transactions';
import { enqueueJobs } from '@/server/jobs/enqueue';
import { jobsFor } from '@/server/jobs/reactions';
import { countSignIn } from '@/server/limits/limits';
import type { AskLinkInput } from '../auth.contract';
import type { AuthFact } from '../auth.facts';
import { findOperatorBySlug } from '../sql/operators';
import { findPersonByEmail } from '../sql/people';
import { keepLink, LINK_MINUTES } from '../sql/keep-link';

type From = { readonly address: string };

/** "Send me a link to sign in." The answer is the same where nobody has this address. @throws DomainError `limits.too_many` */
export const askForSignInLink = (asked: AskLinkInput, from: From): Promise<void> =>
  askForLink(asked, from, 'sign_in', 'sign_in_link.asked');

/** "I forgot my password." The answer is the same where nobody has this address. @throws DomainError `limits.too_many` */
export const askForPasswordReset = (asked: AskLinkInput, from: From): Promise<void> =>
  askForLink(asked, from, 'reset', 'password_reset.asked');

async function askForLink(
  { email, operator, next }: AskLinkInput,
  from: From,
  purpose: 'sign_in' | 'reset',
  type: Extract<AuthFact['type'], 'sign_in_link.asked' | 'password_reset.asked'>,
): Promise<void> {
  await countSignIn({ what: 'link', address: from.address, email });
  const operatorId = (operator ? await findOperatorBySlug(operator) : undefined)?.id ?? null;
  await asPerson({ personId: null }, async (tx) => {
    const person = await findPersonByEmail(tx, email);
    const personId = person?.id ?? null;
    // Where nobody has this address the same is written, good for no time at all: the answer must not be quicker.
    const minutes = person ? LINK_MINUTES[purpose] : 0;
    const token = await keepLink(tx, { email, personId, operatorId, purpose, minutes });
    if (!person) return;
    const fact: AuthFact = { type, mailId: newId(), email, token, minutes, operatorId, next };
    await enqueueJobs(tx, jobsFor([fact]));
  });
}
