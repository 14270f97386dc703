import { resourceShapeSchema } from '@/features/floor-plan/floor-plan.contract';
import type { ActingMember } from '@/kernel/acting-member';
import { movedShape } from '../domain/moved-shape';
import type { MoveOnPlanInput, OrderResourcesInput, PlaceAnswer } from '../resources.contract';
import { resourceError } from '../resources.errors';
import { listFloors, listKnown } from '../sql/managed-reads';
import { lockNames, updateOrder, updateResource } from '../sql/resource-writes';
import { getLiveResource } from './find-resource';
import { managing } from './managing';

/**
 * "It stands over there": another place, size or turn on its floor's plan. Its middle stays on the floor.
 *
 * @throws DomainError `auth.not_allowed`, `resource.not_found`, `resource.retired`, `resource.off_the_plan`
 */
export function moveOnPlan(member: ActingMember, input: MoveOnPlanInput): Promise<PlaceAnswer> {
  return managing(member, 'move-on-plan', input, async (tx) => {
    const { spaceId, resourceId, x, y, width, height, rotation } = input;
    const resource = await getLiveResource(tx, spaceId, resourceId);
    const floor = (await listFloors(tx, spaceId)).find((one) => one.id === resource.floorId);
    const [middleX, middleY] = [x + width / 2, y + height / 2];
    const size = floor?.size;
    if (size && (middleX < 0 || middleY < 0 || middleX > size.width || middleY > size.height))
      throw resourceError('resource.off_the_plan', { name: resource.name });
    const kept = resourceShapeSchema.safeParse(resource.shape);
    const shape = movedShape(kept.success ? kept.data : null, { x, y, width, height, rotation });
    await updateResource(tx, resourceId, { shape });
    return {
      answer: { resourceId, place: { x, y, width, height, rotation: shape.rotation } },
      audit: [{ action: 'resource.moved_on_plan', subjectKind: 'resource', subjectId: resourceId }],
    };
  });
}

/**
 * "In this order": how lists show the resources of a space. All that are in use have to be named, so that nobody's new desk falls out.
 *
 * @throws DomainError `auth.not_allowed`, `resources.list_changed`
 */
export function orderResources(member: ActingMember, input: OrderResourcesInput): Promise<{ ordered: number }> {
  return managing(member, 'order-resources', input, async (tx) => {
    const { spaceId, resourceIds } = input;
    await lockNames(tx, spaceId);
    const live = (await listKnown(tx, spaceId)).filter((one) => !one.retired).map((one) => one.id);
    const named = new Set(resourceIds);
    if (named.size !== live.length || live.some((id) => !named.has(id))) throw resourceError('resources.list_changed');
    await updateOrder(tx, spaceId, [...named]);
    return {
      answer: { ordered: live.length },
      audit: [{ action: 'resources.ordered', subjectKind: 'space', subjectId: spaceId }],
    };
  });
}
