import { spaceNotFound } from '@/kernel/not-found';
import type { CurrentPerson } from '@/server/auth/membership';
import { inOperator } from '@/server/db/transactions';
import type { JoinInput } from '../auth.contract';
import { findListedSpace } from '../sql/operators';
import { insertVisitor } from '../sql/visitor-writes';

/**
 * "I have an account, let me come here too": makes whoever is signed in a visitor of the space's operator, at once. Who is a member there
 * already stays as they are.
 *
 * @throws DomainError `space.not_found`
 */
export async function joinAsVisitor(
  person: Pick<CurrentPerson, 'personId'>,
  { name, spaceId }: JoinInput,
): Promise<void> {
  const space = await findListedSpace(spaceId);
  if (!space) throw spaceNotFound();
  await inOperator({ operatorId: space.operatorId }, (tx) => insertVisitor(tx, person.personId, name));
}
