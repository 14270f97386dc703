import { findPersonByEmail, insertPerson, keepSignInLink } from '@/features/auth/auth.service';
import { newId, type OperatorId, type PersonId } from '@/kernel/ids';
import { inOperator, type OperatorTx } from '@/server/db/transactions';
import { record, type AuditEntry } from '@/server/requests/once';
import { slugOf } from '../domain/slug-of';
import type { CreateOperatorInput, OperatorCreated } from '../onboarding.contract';
import type { OnboardingFact } from '../onboarding.facts';
import { findOperatorId, insertFirstSpace, insertOperator, insertOwner, isOwner } from '../sql/first-writes';

const LINK_MINUTES = 3 * 24 * 60;

/**
 * "Here begins …": makes an operator, its first space with hours, a floor and desks that can be booked at once, and its owner, who is mailed
 * a link to sign in. All or nothing. Asked again for the same operator and owner it makes nothing twice and mails another link.
 */
export async function createOperator(input: CreateOperatorInput): Promise<OperatorCreated> {
  const { slug } = input;
  const answer = { slug, linkMinutes: LINK_MINUTES };
  const made = await makeOperator(input);
  if (made) return { ...answer, outcome: 'made' };
  const there = await findOperatorId(slug);
  const known = there && (await mailAgain(there.id, input));
  return { ...answer, outcome: known ? 'there' : 'taken' };
}

function makeOperator(input: CreateOperatorInput): Promise<boolean> {
  const { name, slug, owner, space, timeZone, country, currency } = input;
  const operatorId = newId<'operator'>();
  return inOperator({ operatorId }, async (tx) => {
    if (!(await insertOperator(tx, { slug, name, currency }))) return false;
    await insertFirstSpace(tx, { slug: slugOf(space), name: space, timeZone, country });
    const personId = await insertPerson(tx, { id: newId<'person'>(), email: owner, passwordHash: null });
    await insertOwner(tx, personId, nameOf(owner));
    await mailLink(tx, { personId, email: owner, slug }, [
      { action: 'operator.created', subjectKind: 'operator', subjectId: operatorId, details: { slug } },
    ]);
    return true;
  });
}

const mailAgain = (operatorId: OperatorId, { owner, slug }: CreateOperatorInput): Promise<boolean> =>
  inOperator({ operatorId }, async (tx) => {
    const person = await findPersonByEmail(tx, owner);
    if (!person || !(await isOwner(tx, person.id))) return false;
    await mailLink(tx, { personId: person.id, email: owner, slug }, []);
    return true;
  });

async function mailLink(
  tx: OperatorTx,
  owner: { readonly personId: PersonId; readonly email: string; readonly slug: string },
  audit: readonly AuditEntry[],
): Promise<void> {
  const { operatorId } = tx;
  const { personId, email, slug } = owner;
  const token = await keepSignInLink(tx, { personId, email, operatorId }, LINK_MINUTES);
  const mail = { mailId: newId(), email, token, minutes: LINK_MINUTES };
  const fact: OnboardingFact = { type: 'operator.created', operatorId, operatorSlug: slug, ...mail };
  await record(tx, { audit, facts: [fact] });
}

/** Until they say what they are called: what stands before the @ of their address. */
function nameOf(email: string): string {
  const words = (email.split('@')[0] ?? '').split(/[._+-]+/).filter(Boolean);
  const name = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' ');
  return name.slice(0, 80) || 'Owner';
}
