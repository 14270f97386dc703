import { z } from 'zod';
import { newId } from '@/kernel/ids';
import {
  findInviteLink,
  insertPerson,
  issueSignInToken,
  updateEmailConfirmed,
  useInviteLink,
} from '@/features/auth/auth.service';
import { linkUsed, passwordIsAddress } from '@/features/auth/auth.errors';
import { hashPassword } from '@/server/auth/password-hash';
import { asPerson, inOperator } from '@/server/db/transactions';
import { record } from '@/server/requests/once';
import type { AcceptInput } from '../members.contract';
import { insertMember, updateToAccepted } from '../sql/invitation-writes';

/** What an invitation left in its link. What it is for stands in its row, which may have changed since. */
export const invitePayload = z.object({ invitationId: z.uuid() });

/**
 * "Yes, I'll join": makes the account, where there is none, and the member, and lets them in. The link proves the address. It is used up by
 * this alone: two clicks at once make one member, and a link of an invitation that was taken back opens nothing.
 *
 * @throws DomainError `auth.link_used`, `auth.password_is_address`
 */
export async function acceptInvitation({ token, name, password }: AcceptInput): Promise<{ signInToken: string }> {
  const seen = await asPerson({ personId: null }, (tx) => findInviteLink(tx, token));
  if (!seen?.operatorId) throw linkUsed();
  if (password?.toLowerCase() === seen.email) throw passwordIsAddress();
  const passwordHash = password ? await hashPassword(password) : null;
  return inOperator({ operatorId: seen.operatorId }, async (tx) => {
    const link = await useInviteLink(tx, token);
    const invitation = link && (await updateToAccepted(tx, invitePayload.parse(link.payload).invitationId));
    if (!invitation || invitation.email !== link.email) throw linkUsed();
    const { email } = link;
    const personId = await insertPerson(tx, { id: newId(), email, passwordHash });
    await updateEmailConfirmed(tx, personId);
    const memberId = await insertMember(tx, { personId, role: invitation.role, displayName: name });
    await record(tx, {
      by: memberId,
      audit: [
        {
          action: 'invitation.accepted',
          subjectKind: 'member',
          subjectId: memberId,
          details: { role: invitation.role },
        },
      ],
      facts: [],
    });
    return { signInToken: await issueSignInToken(tx, { personId, email }) };
  });
}
