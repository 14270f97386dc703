import type { ActingMember } from '@/kernel/acting-member';
import { resourceShapeSchema } from '@/features/floor-plan/floor-plan.contract';
import { freeSpot, groundOf } from '../domain/free-spot';
import { boxOf } from '../domain/box-of';
import type { EditResourceInput, ResourceAnswer } from '../resources.contract';
import { upsertAmenities } from '../sql/amenity-writes';
import { upsertGroups } from '../sql/group-writes';
import { lockNames, updateResource } from '../sql/resource-writes';
import { groundOn } from './create-resource';
import { demandFreeName, getResource } from './find-resource';
import { managing } from './managing';

/**
 * "This is what it is": name, kind, floor, group, capacity, description, amenities, and whether visitors may book it. Amenities and a group that
 * are new begin with it. On another floor it gets a free place there.
 *
 * @throws DomainError `auth.not_allowed`, `resource.not_found`, `resource.name_taken`, `floor.not_found`
 */
export function editResource(member: ActingMember, input: EditResourceInput): Promise<ResourceAnswer> {
  return managing(member, 'edit-resource', input, async (tx) => {
    const { spaceId, resourceId, groupName, amenities, requestId: _, ...about } = input;
    await lockNames(tx, spaceId);
    const was = await getResource(tx, spaceId, resourceId);
    await demandFreeName(tx, spaceId, about.name, resourceId);
    const group = groupName && (await upsertGroups(tx, spaceId, [groupName])).get(groupName.toLowerCase());
    const { name, kind, floorId, capacity, description, openToVisitors } = about;
    await updateResource(tx, resourceId, {
      ...{ name, kind, floorId, capacity, description, openToVisitors },
      groupId: group || null,
      amenities: await upsertAmenities(tx, amenities),
      shape: floorId === was.floorId ? undefined : await shapeOnOtherFloor(),
    });
    return {
      answer: { resourceId, name },
      audit: [{ action: 'resource.edited', subjectKind: 'resource', subjectId: resourceId }],
    };

    async function shapeOnOtherFloor() {
      const ground = await groundOn(tx, spaceId, floorId);
      const size = boxOf(was.shape) ?? groundOf(kind);
      const kept = resourceShapeSchema.safeParse(was.shape);
      // An outline that followed the walls of one floor means nothing on another.
      const { points: _points, ...rest } = kept.success ? kept.data : {};
      return { ...rest, ...freeSpot(size, ground.size, ground.taken) };
    }
  });
}
