import type { ActingMember, Role } from '@/kernel/acting-member';
import { once } from '@/server/requests/once';
import { mayRestore } from '../members.access';
import type { RemoveInput } from '../members.contract';
import { demand, memberError } from '../members.errors';
import { lockWithOwners, updateStatus } from '../sql/member-writes';

/**
 * "Welcome back": a removed member belongs again, in the role they had. Bookings that were given back meanwhile stay given back.
 *
 * @throws DomainError `auth.not_allowed`, `member.not_found`, `member.owners_only`, `member.not_removed`
 */
export function restoreMember(member: ActingMember, input: RemoveInput): Promise<{ memberId: string; role: Role }> {
  return once(member, { requestId: input.requestId, command: 'restore-member', input }, async (tx) => {
    const { asker, target } = await lockWithOwners(tx, member.memberId, input.memberId);
    if (asker?.status !== 'active' || !target) throw memberError('member.not_found');
    const { memberId, role } = target;
    demand(mayRestore(asker.role, role));
    if (target.status !== 'removed') throw memberError('member.not_removed');
    await updateStatus(tx, memberId, 'active');
    return {
      answer: { memberId, role },
      audit: [{ action: 'member.restored', subjectKind: 'member', subjectId: memberId, details: { role } }],
      facts: [],
    };
  });
}
