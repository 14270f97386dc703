import { fillClosures } from '@/features/occupancies/occupancies.service';
import { lockParts } from '@/features/spaces/spaces.service';
import type { ActingMember } from '@/kernel/acting-member';
import { leavesOf } from '../domain/parts-graph';
import type { OneResourceInput, ResourceAnswer } from '../resources.contract';
import { resourceError } from '../resources.errors';
import { findPartsGraph, findStillWanted, listKnown, listNames } from '../sql/managed-reads';
import { updateRetired } from '../sql/resource-writes';
import { getResource } from './find-resource';
import { managing } from './managing';

/**
 * "We don't have this desk any more": takes it out of the plan at once. What was booked on it stays in everybody's history. While somebody still
 * counts on it, it stays: the closures planner finds each of them another place first.
 *
 * @throws DomainError `auth.not_allowed`, `resource.not_found`, `resource.part_of`, `resource.has_bookings`: who counts on it, in numbers.
 */
export function retireResource(
  member: ActingMember,
  input: OneResourceInput,
  now = new Date(),
): Promise<ResourceAnswer> {
  return managing(member, 'retire-resource', input, async (tx) => {
    const { spaceId, resourceId } = input;
    // Whoever is about to book it is waited for, and counted.
    await lockParts(tx);
    const { name, retiredAt } = await getResource(tx, spaceId, resourceId);
    if (retiredAt) return { answer: { resourceId, name }, audit: [] };
    const graph = await findPartsGraph(tx, spaceId);
    const retired = new Set((await listKnown(tx, spaceId)).filter((one) => one.retired).map((one) => one.id));
    const wholes = [...graph].flatMap(([whole, parts]) =>
      parts.includes(resourceId) && !retired.has(whole) ? whole : [],
    );
    if (wholes.length > 0) throw resourceError('resource.part_of', { name, wholes: await listNames(tx, wholes) });
    const wanted = await findStillWanted(tx, resourceId);
    if (wanted.bookings + wanted.series + wanted.waiting > 0)
      throw resourceError('resource.has_bookings', { name, resourceId, ...wanted });
    await updateRetired(tx, resourceId, now);
    return {
      answer: { resourceId, name },
      audit: [{ action: 'resource.retired', subjectKind: 'resource', subjectId: resourceId }],
    };
  });
}

/**
 * "We have it again": back on the plan, where and as it was. What closes the space meanwhile closes it too.
 *
 * @throws DomainError `auth.not_allowed`, `resource.not_found`, `resource.parts_retired`
 */
export function bringBackResource(member: ActingMember, input: OneResourceInput): Promise<ResourceAnswer> {
  return managing(member, 'bring-back-resource', input, async (tx) => {
    const { spaceId, resourceId } = input;
    await lockParts(tx);
    const { name, retiredAt } = await getResource(tx, spaceId, resourceId);
    if (!retiredAt) return { answer: { resourceId, name }, audit: [] };
    const graph = await findPartsGraph(tx, spaceId);
    const gone = (await listKnown(tx, spaceId)).filter((one) => one.retired && graph.get(resourceId)?.includes(one.id));
    if (gone.length > 0) throw resourceError('resource.parts_retired', { name, parts: gone.map((one) => one.name) });
    await updateRetired(tx, resourceId, null);
    await fillClosures(tx, leavesOf(graph, resourceId));
    return {
      answer: { resourceId, name },
      audit: [{ action: 'resource.brought_back', subjectKind: 'resource', subjectId: resourceId }],
    };
  });
}
