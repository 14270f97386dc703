import { lockLeaves, moveTime, type Clash } from '@/features/occupancies/occupancies.service';
import { resourceNotFound } from '@/features/spaces/spaces.errors';
import { lockParts } from '@/features/spaces/spaces.service';
import type { ActingMember } from '@/kernel/acting-member';
import { changedLeaves, judgeParts, withNewParts } from '../domain/parts-graph';
import type { ResourceAnswer, SetPartsInput } from '../resources.contract';
import { resourceError } from '../resources.errors';
import { findPartsGraph, listKnown, listNames } from '../sql/managed-reads';
import { replaceParts } from '../sql/resource-writes';
import { getLiveResource } from './find-resource';
import { managing } from './managing';

/** More than these are counted, not named. */
const CLASHES_NAMED = 20;

/**
 * "The hall is made of these": whoever books the whole takes every part from now on, and the other way round; no parts, and it stands for itself.
 * What is booked already is moved along: a booking of the whole takes the new parts too. Where one of them is taken then, nothing changes, and
 * the clashes are named.
 *
 * @throws DomainError `auth.not_allowed`, `resource.not_found`, `resource.retired`, `parts.ring`, `parts.too_deep`, `parts.inside_another`, `parts.clash`
 */
export function setParts(member: ActingMember, input: SetPartsInput): Promise<ResourceAnswer> {
  return managing(member, 'set-parts', input, async (tx) => {
    const { spaceId, resourceId } = input;
    const wanted = [...new Set(input.partIds)].sort();
    // From here on nobody takes time at this operator who does not see what changes; who has begun is waited for.
    await lockParts(tx);
    const { name } = await getLiveResource(tx, spaceId, resourceId);
    const known = new Map((await listKnown(tx, spaceId)).map((one) => [one.id, one]));
    for (const part of wanted) {
      const one = known.get(part);
      if (!one) throw resourceNotFound();
      if (one.retired) throw resourceError('resource.retired', { name: one.name });
    }
    const graph = await findPartsGraph(tx, spaceId);
    const refusal = judgeParts(graph, resourceId, wanted);
    if (refusal) throw resourceError(refusal.code, { path: await listNames(tx, refusal.path) });

    const changed = changedLeaves(graph, withNewParts(graph, resourceId, wanted), resourceId);
    await lockLeaves(
      tx,
      changed.flatMap(({ before, after }) => [...before, ...after]),
    );
    await replaceParts(tx, resourceId, wanted);
    const clashes = await moveTime(tx, changed);
    if (clashes.length > 0)
      throw resourceError('parts.clash', {
        name,
        count: clashes.length,
        clashes: clashes.slice(0, CLASHES_NAMED).map(told),
      });
    return {
      answer: { resourceId, name },
      audit: [
        { action: 'resource.parts_set', subjectKind: 'resource', subjectId: resourceId, details: { parts: wanted } },
      ],
    };
  });
}

/** Two who would share a part: who has it, and who should get it through the whole. Staff alone see this. */
const told = ({ leafName, holder, kind, reason, wanting, startsAt, endsAt }: Clash) => ({
  part: leafName,
  holder: holder ?? reason,
  kind,
  wanting,
  startsAt: startsAt.toISOString(),
  endsAt: endsAt.toISOString(),
});
