import type { ActingMember } from '@/kernel/acting-member';
import { DomainError } from '@/kernel/domain-error';
import { operatorNotFound } from '@/kernel/not-found';
import { once } from '@/server/requests/once';
import { maySetPasses } from '../memberships.access';
import type { SaveEarningInput } from '../memberships.contract';
import { upsertEarning } from '../sql/earning';

/**
 * "Whoever gives up a day that others book gets half a day": what holders of series earn, for time that ends from now on.
 *
 * @throws DomainError `auth.not_allowed`
 */
export function saveEarning(
  member: ActingMember,
  input: SaveEarningInput,
  now = new Date(),
): Promise<SaveEarningInput['earning']> {
  return once(member, { requestId: input.requestId, command: 'save-earning', input }, async (tx) => {
    if (input.operatorId !== member.operatorId) throw operatorNotFound();
    if (!maySetPasses(member.role)) throw new DomainError('forbidden', 'auth.not_allowed');
    const { earning } = input;
    await upsertEarning(tx, earning, member.memberId, now);
    return {
      answer: earning,
      audit: [{ action: 'earning.saved', subjectKind: 'operator', subjectId: tx.operatorId, details: earning }],
      facts: [],
    };
  });
}
