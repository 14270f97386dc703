import type { ActingMember } from '@/kernel/acting-member';
import { newId } from '@/kernel/ids';
import { findPersonByEmail, INVITE_MINUTES, keepInviteLink } from '@/features/auth/auth.service';
import { once } from '@/server/requests/once';
import { mayInvite } from '../members.access';
import type { InviteAnswer, InviteInput } from '../members.contract';
import { demand, memberError } from '../members.errors';
import type { MemberFact } from '../members.facts';
import { upsertInvitation } from '../sql/invitation-writes';
import { findActiveMemberOf } from '../sql/member-writes';

/**
 * "Come and join us as …": mails a link to an address. An address that was invited before gets a new mail, and the answer is the same.
 *
 * @throws DomainError `auth.not_allowed`, `member.owners_only`, `member.already_here`
 */
export function inviteMember(member: ActingMember, input: InviteInput, now = new Date()): Promise<InviteAnswer> {
  return once(member, { requestId: input.requestId, command: 'invite-member', input }, async (tx) => {
    const { email, role } = input;
    const { operatorId } = tx;
    demand(mayInvite(member.role, role));
    const person = await findPersonByEmail(tx, email);
    const here = person ? await findActiveMemberOf(tx, person.id) : undefined;
    if (here) throw memberError('member.already_here', here);
    const expiresAt = new Date(now.getTime() + INVITE_MINUTES * 60_000);
    const byOwner = member.role === 'owner';
    const invitationId = await upsertInvitation(tx, { email, role, invitedBy: member.memberId, expiresAt, byOwner });
    if (!invitationId) throw memberError('member.owners_only');
    const token = await keepInviteLink(tx, { email, payload: { invitationId } });
    const sent: MemberFact = {
      type: 'invitation.sent',
      operatorId,
      invitationId,
      mailId: newId(),
      token,
      minutes: INVITE_MINUTES,
    };
    return {
      answer: { invitationId, email, role, expiresAt: expiresAt.toISOString() },
      audit: [{ action: 'member.invited', subjectKind: 'invitation', subjectId: invitationId, details: { role } }],
      facts: [sent],
    };
  });
}
