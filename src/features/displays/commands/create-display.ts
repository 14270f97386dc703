import type { ActingMember } from '@/kernel/acting-member';
import { DomainError } from '@/kernel/domain-error';
import { newId } from '@/kernel/ids';
import { getOpeningRules } from '@/features/spaces/spaces.service';
import { makeOperatorToken } from '@/server/auth/operator-token';
import { once } from '@/server/requests/once';
import { maySetDisplays } from '../displays.access';
import type { CreateDisplayAnswer, CreateDisplayInput } from '../displays.contract';
import { displayError } from '../displays.errors';
import { listShownPlaces } from '../sql/display-reads';
import { insertDisplay } from '../sql/display-writes';

/**
 * "A tablet at this door." Answers the secret of its link, here and nowhere else: what is kept of it, also of this answer, opens nothing.
 *
 * @throws DomainError `auth.not_allowed`, `space.not_found`, `display.resource_not_found`.
 */
export async function createDisplay(member: ActingMember, input: CreateDisplayInput): Promise<CreateDisplayAnswer> {
  if (!maySetDisplays(member.role)) throw new DomainError('forbidden', 'auth.not_allowed');
  const { token, hash } = makeOperatorToken(member.operatorId, ['display', member.memberId, input.requestId]);
  const kept = await once(member, { requestId: input.requestId, command: 'create-display', input }, async (tx) => {
    const { spaceId, resourceId, name, showsNames, books } = input;
    await getOpeningRules(tx, spaceId);
    if (resourceId && (await listShownPlaces(tx, spaceId, resourceId)).length === 0)
      throw displayError('display.resource_not_found');
    const id = newId<'display'>();
    await insertDisplay(tx, {
      id,
      spaceId,
      resourceId,
      name,
      showsNames,
      books,
      tokenHash: hash,
      createdBy: member.memberId,
    });
    return {
      answer: { displayId: id },
      audit: [
        {
          action: 'display.created',
          subjectKind: 'display',
          subjectId: id,
          details: { spaceId, resourceId, showsNames, books },
        },
      ],
      facts: [],
    };
  });
  return { ...kept, token };
}
