import type { ActingMember } from '@/kernel/acting-member';
import { DomainError } from '@/kernel/domain-error';
import { once } from '@/server/requests/once';
import { maySetPasses } from '../memberships.access';
import type { TakeBackCreditInput } from '../memberships.contract';
import { bucketNotFound, notSoMuchLeft } from '../memberships.errors';
import { findBucket } from '../sql/ledger-reads';
import { insertTakenOut } from '../sql/ledger-writes';
import { takeTurnOfMembers } from '../sql/member-turn';

/**
 * "That was a mistake": takes prepaid value back that is not used yet, with a reason that its member reads.
 *
 * @throws DomainError `auth.not_allowed`, `credits.bucket_not_found`, `credits.not_so_much_left`
 */
export function takeBackCredit(member: ActingMember, input: TakeBackCreditInput): Promise<{ readonly left: number }> {
  return once(member, { requestId: input.requestId, command: 'take-back-credit', input }, async (tx) => {
    if (!maySetPasses(member.role)) throw new DomainError('forbidden', 'auth.not_allowed');
    const { bucketId, amount, reason } = input;
    const found = await findBucket(tx, bucketId);
    if (!found) throw bucketNotFound();
    await takeTurnOfMembers(tx, [found.memberId]);
    const { left, memberId, personId } = (await findBucket(tx, bucketId)) ?? found;
    if (left < amount) throw notSoMuchLeft(left);
    await insertTakenOut(tx, [{ bucketId, memberId, amount, kind: 'taken_back', madeBy: member.memberId, reason }]);
    return {
      answer: { left: left - amount },
      audit: [{ action: 'credit.taken_back', subjectKind: 'credit_bucket', subjectId: bucketId, details: { amount } }],
      facts: [{ type: 'credits.changed', operatorId: member.operatorId, memberId, personId }],
    };
  });
}
