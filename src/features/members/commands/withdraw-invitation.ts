import { ROLES, type ActingMember } from '@/kernel/acting-member';
import { once } from '@/server/requests/once';
import { mayInvite } from '../members.access';
import type { WithdrawInput } from '../members.contract';
import { demand, memberError } from '../members.errors';
import { deleteInvitation, findOpenInvitationForUpdate } from '../sql/invitation-writes';

/**
 * "Let's not": takes an open invitation back. Its link, wherever it is, opens nothing any more.
 *
 * @throws DomainError `auth.not_allowed`, `member.owners_only`, `invitation.not_found` (also when it was answered meanwhile)
 */
export function withdrawInvitation(member: ActingMember, input: WithdrawInput): Promise<{ withdrawn: true }> {
  return once(member, { requestId: input.requestId, command: 'withdraw-invitation', input }, async (tx) => {
    demand(mayInvite(member.role, 'visitor'));
    const invitation = await findOpenInvitationForUpdate(tx, input.invitationId);
    if (!invitation) throw memberError('invitation.not_found');
    demand(mayInvite(member.role, ROLES.find((role) => role === invitation.role) ?? 'owner'));
    await deleteInvitation(tx, invitation.id);
    return {
      answer: { withdrawn: true as const },
      audit: [{ action: 'invitation.withdrawn', subjectKind: 'invitation', subjectId: invitation.id }],
      facts: [],
    };
  });
}
