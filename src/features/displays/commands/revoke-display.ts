import type { ActingMember } from '@/kernel/acting-member';
import { DomainError } from '@/kernel/domain-error';
import { once } from '@/server/requests/once';
import { maySetDisplays } from '../displays.access';
import type { RevokeDisplayInput } from '../displays.contract';
import { displayError } from '../displays.errors';
import { updateToRevoked } from '../sql/display-writes';

/** "This tablet is gone": its link opens nothing from this moment on. @throws DomainError `auth.not_allowed`, `display.not_found`. */
export function revokeDisplay(
  member: ActingMember,
  input: RevokeDisplayInput,
  now = new Date(),
): Promise<{ readonly revokedAt: string }> {
  return once(member, { requestId: input.requestId, command: 'revoke-display', input }, async (tx) => {
    if (!maySetDisplays(member.role)) throw new DomainError('forbidden', 'auth.not_allowed');
    if (!(await updateToRevoked(tx, input.spaceId, input.displayId, now))) throw displayError('display.not_found');
    return {
      answer: { revokedAt: now.toISOString() },
      audit: [{ action: 'display.revoked', subjectKind: 'display', subjectId: input.displayId }],
      facts: [],
    };
  });
}
