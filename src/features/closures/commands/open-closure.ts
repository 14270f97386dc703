import type { ActingMember } from '@/kernel/acting-member';
import { DomainError } from '@/kernel/domain-error';
import { releaseClosure } from '@/features/occupancies/occupancies.service';
import { once } from '@/server/requests/once';
import { mayPlanClosures } from '../closures.access';
import type { OpenClosureAnswer, OpenClosureInput } from '../closures.contract';
import { closureError } from '../closures.errors';
import type { ClosureFact } from '../closures.facts';
import { deleteClosure, findClosureForUpdate, updateClosureEnd } from '../sql/change-writes';

const MINUTE_MS = 60_000;

/**
 * "We can open after all": the closure's time is free at once, for whoever comes first and for those who wait. One that has begun ends now and stays in
 * the history; one that has not is gone. Nobody who was moved is moved back.
 *
 * @throws DomainError `auth.not_allowed`, `closure.not_found`, `closure.over`.
 */
export function openClosure(
  member: ActingMember,
  input: OpenClosureInput,
  now = new Date(),
): Promise<OpenClosureAnswer> {
  if (!mayPlanClosures(member.role)) throw new DomainError('forbidden', 'auth.not_allowed');
  const { spaceId, closureId, requestId } = input;
  return once(member, { requestId, command: 'open-closure', input }, async (tx) => {
    const closure = await findClosureForUpdate(tx, { spaceId, id: closureId });
    if (!closure) throw closureError('closure.not_found');
    const thisMinute = new Date(Math.floor(now.getTime() / MINUTE_MS) * MINUTE_MS);
    if (closure.endsAt <= thisMinute) throw closureError('closure.over');
    const begun = closure.startsAt < thisMinute;
    if (begun) {
      await updateClosureEnd(tx, closureId, thisMinute);
      await releaseClosure(tx, closureId, thisMinute);
    } else {
      await releaseClosure(tx, closureId);
      await deleteClosure(tx, closureId);
    }
    const { startsAt, endsAt, reason, resourceId } = closure;
    const fact: ClosureFact = { type: 'closure.opened', operatorId: member.operatorId, spaceId };
    return {
      answer: { closureId, opened: begun ? 'early' : 'before_it_began' },
      audit: [
        {
          action: 'closure.opened',
          subjectKind: 'closure',
          subjectId: closureId,
          details: { startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString(), reason, resourceId },
        },
      ],
      facts: [fact],
    };
  });
}
