import type { ActingMember, Role } from '@/kernel/acting-member';
import { once } from '@/server/requests/once';
import { mayChangeRole } from '../members.access';
import type { ChangeRoleInput } from '../members.contract';
import { demand, memberError } from '../members.errors';
import { lockWithOwners, updateRole } from '../sql/member-writes';

/**
 * "From now on you are our …": gives a member another role. It counts from their next request on.
 *
 * @throws DomainError `auth.not_allowed`, `member.not_found`, `member.owners_only`, `member.not_own_role_up`, `member.last_owner`
 */
export function changeRole(member: ActingMember, input: ChangeRoleInput): Promise<{ memberId: string; role: Role }> {
  return once(member, { requestId: input.requestId, command: 'change-role', input }, async (tx) => {
    const { asker, target, owners } = await lockWithOwners(tx, member.memberId, input.memberId);
    // The asker's role as of now: it may have changed while this waited for the lock.
    if (asker?.status !== 'active') throw memberError('member.not_found');
    if (target?.status !== 'active') throw memberError('member.not_found');
    demand(mayChangeRole(asker, target, input.role, owners));
    const { memberId, role: from } = target;
    const answer = { memberId, role: input.role };
    if (from === input.role) return { answer, audit: [], facts: [] };
    await updateRole(tx, memberId, input.role);
    const details = { from, to: input.role };
    return {
      answer,
      audit: [{ action: 'member.role_changed', subjectKind: 'member', subjectId: memberId, details }],
      facts: [],
    };
  });
}
