import { mayManageSpace } from '@/features/spaces/spaces.access';
import type { ActingMember } from '@/kernel/acting-member';
import { DomainError } from '@/kernel/domain-error';
import type { RequestId, SpaceId } from '@/kernel/ids';
import { spaceNotFound } from '@/kernel/not-found';
import type { OperatorTx } from '@/server/db/transactions';
import type { FileFact } from '@/server/files/file-facts';
import { once, type AuditEntry } from '@/server/requests/once';
import { isSpaceHere } from '../sql/managed-reads';
import type { ResourceFact } from '../resources.facts';

type Input = { readonly spaceId: SpaceId; readonly requestId: RequestId };
type Done<A> = {
  readonly answer: A;
  readonly audit: readonly AuditEntry[];
  readonly facts?: readonly (ResourceFact | FileFact)[];
};

/** @throws DomainError `auth.not_allowed` for all but owners and managers. */
export function demandManager(member: ActingMember): void {
  if (!mayManageSpace(member.role)) throw new DomainError('forbidden', 'auth.not_allowed');
}

/** An owner's or manager's change of what can be booked: once per request, with its audit entries, and told to whoever looks at the space. */
export async function managing<A, I extends Input>(
  member: ActingMember,
  command: string,
  input: I,
  work: (tx: OperatorTx) => Promise<Done<A>>,
): Promise<A> {
  demandManager(member);
  return once(member, { requestId: input.requestId, command, input }, async (tx) => {
    if (!(await isSpaceHere(tx, input.spaceId))) throw spaceNotFound();
    const { answer, audit, facts = [] } = await work(tx);
    const changed: ResourceFact = {
      type: 'resources.changed',
      operatorId: member.operatorId,
      spaceId: input.spaceId,
    };
    return { answer, audit, facts: audit.length > 0 ? [changed, ...facts] : facts };
  });
}
