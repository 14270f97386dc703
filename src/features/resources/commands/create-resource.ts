import { fillClosures } from '@/features/occupancies/occupancies.service';
import type { ActingMember } from '@/kernel/acting-member';
import { newId, type FloorId, type SpaceId } from '@/kernel/ids';
import type { OperatorTx } from '@/server/db/transactions';
import { boxOf } from '../domain/box-of';
import { freeSpot, groundOf } from '../domain/free-spot';
import type { CreateResourceInput, ResourceAnswer } from '../resources.contract';
import { resourceError } from '../resources.errors';
import { listFloors, listKnown } from '../sql/managed-reads';
import { insertResources, lockNames } from '../sql/resource-writes';
import { demandFreeName } from './find-resource';
import { managing } from './managing';

/**
 * "We have a new desk": makes a resource with a free place on its floor, at the end of the list. What closes the space closes it too.
 *
 * @throws DomainError `auth.not_allowed`, `floor.not_found`, `resource.name_taken`
 */
export function createResource(member: ActingMember, input: CreateResourceInput): Promise<ResourceAnswer> {
  return managing(member, 'create-resource', input, async (tx) => {
    const { spaceId, name, kind, floorId, capacity } = input;
    await lockNames(tx, spaceId);
    const ground = await groundOn(tx, spaceId, floorId);
    await demandFreeName(tx, spaceId, name);
    const id = newId<'resource'>();
    const shape = freeSpot(groundOf(kind), ground.size, ground.taken);
    const rest = { groupId: null, description: '', amenities: [], openToVisitors: false };
    await insertResources(tx, spaceId, [{ id, name, kind, floorId, capacity, shape, ...rest }]);
    await fillClosures(tx, [id]);
    return {
      answer: { resourceId: id, name },
      audit: [{ action: 'resource.created', subjectKind: 'resource', subjectId: id, details: { kind } }],
    };
  });
}

/** A floor's size and what stands on it. @throws DomainError `floor.not_found`, also for one of another space. */
export async function groundOn(tx: OperatorTx, spaceId: SpaceId, floorId: FloorId) {
  const floor = (await listFloors(tx, spaceId)).find((one) => one.id === floorId);
  if (!floor) throw resourceError('floor.not_found');
  const known = await listKnown(tx, spaceId);
  const taken = known.flatMap((one) => (one.floorId === floorId && !one.retired ? (boxOf(one.shape) ?? []) : []));
  return { size: floor.size, taken, names: known.map((one) => one.name) };
}
