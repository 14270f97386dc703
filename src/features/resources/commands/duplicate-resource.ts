import { fillClosures } from '@/features/occupancies/occupancies.service';
import { resourceShapeSchema } from '@/features/floor-plan/floor-plan.contract';
import type { ActingMember } from '@/kernel/acting-member';
import { newId } from '@/kernel/ids';
import { boxOf } from '../domain/box-of';
import { freeSpot, groundOf } from '../domain/free-spot';
import { nextName } from '../domain/next-name';
import type { OneResourceInput, ResourceAnswer } from '../resources.contract';
import { copyPhotos } from '../sql/photo-writes';
import { copyResource, lockNames } from '../sql/resource-writes';
import { groundOn } from './create-resource';
import { getResource } from './find-resource';
import { managing } from './managing';

/**
 * "One more like this": the same in everything but name, place and parts; photos come along. It lies beside the first.
 *
 * @throws DomainError `auth.not_allowed`, `resource.not_found`
 */
export function duplicateResource(member: ActingMember, input: OneResourceInput): Promise<ResourceAnswer> {
  return managing(member, 'duplicate-resource', input, async (tx) => {
    const { spaceId, resourceId } = input;
    await lockNames(tx, spaceId);
    const like = await getResource(tx, spaceId, resourceId);
    const ground = await groundOn(tx, spaceId, like.floorId);
    const near = boxOf(like.shape) ?? undefined;
    const kept = resourceShapeSchema.safeParse(like.shape);
    const { points: _, ...rest } = kept.success ? kept.data : {};
    const spot = freeSpot(near ?? groundOf('desk'), ground.size, ground.taken, near);
    // A turned desk that finds its place beside stands as its like does.
    const shape = { ...rest, ...spot, rotation: near && near.rotation % 180 === 0 ? near.rotation : spot.rotation };
    const id = newId<'resource'>();
    const name = nextName(like.name, ground.names);
    await copyResource(tx, resourceId, { id, name, shape });
    await copyPhotos(tx, resourceId, id);
    await fillClosures(tx, [id]);
    return {
      answer: { resourceId: id, name },
      audit: [{ action: 'resource.duplicated', subjectKind: 'resource', subjectId: id, details: { of: resourceId } }],
    };
  });
}
