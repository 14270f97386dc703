import type { ActingMember } from '@/kernel/acting-member';
import { env } from '@/server/env';
import { once } from '@/server/requests/once';
import { mayRemove } from '../members.access';
import type { RemoveAnswer, RemoveInput } from '../members.contract';
import { demand, memberError } from '../members.errors';
import type { MemberFact } from '../members.facts';
import { lockWithOwners, updateStatus } from '../sql/member-writes';

/**
 * "They don't belong here any more": shuts a member out at once and keeps their history. Their bookings to come are given back when the
 * undo window has passed, so that bringing them back until then restores everything.
 *
 * @throws DomainError `auth.not_allowed`, `member.not_found`, `member.owners_only`, `member.not_yourself`, `member.last_owner`
 */
export function removeMember(member: ActingMember, input: RemoveInput, now = new Date()): Promise<RemoveAnswer> {
  return once(member, { requestId: input.requestId, command: 'remove-member', input }, async (tx) => {
    const { asker, target, owners } = await lockWithOwners(tx, member.memberId, input.memberId);
    if (asker?.status !== 'active' || target?.status !== 'active') throw memberError('member.not_found');
    demand(mayRemove(asker, target, owners));
    const { memberId, personId, role } = target;
    await updateStatus(tx, memberId, 'removed');
    const undoUntil = new Date(now.getTime() + env().UNDO_SECONDS * 1000).toISOString();
    const removed: MemberFact = {
      type: 'member.removed',
      operatorId: tx.operatorId,
      memberId,
      personId,
      removedBy: member.memberId,
      role,
      undoUntil,
    };
    return {
      answer: { memberId, undoUntil },
      audit: [{ action: 'member.removed', subjectKind: 'member', subjectId: memberId, details: { role } }],
      facts: [removed],
    };
  });
}
