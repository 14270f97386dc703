import type { BookSpace } from '@/features/bookings/ui/book-space';
import { floorDrawingSchema, resourceShapeSchema } from '@/features/floor-plan/floor-plan.contract';
import type { MyMembership } from '@/features/members/members.contract';
import type { SpacePlan } from '@/features/spaces/spaces.contract';

/** The space's plan as it is drawn: drawings and shapes are checked here, once, where they leave the database for the screen. */
export function readBookSpace(plan: SpacePlan, operator: MyMembership['operator']): BookSpace {
  const { id, slug, name, timeZone, hours, floors, resources } = plan;
  return {
    id,
    slug,
    name,
    operator: { id: operator.id, slug: operator.slug, name: operator.name },
    rules: { timeZone, ...hours },
    bookingRules: plan.bookingRules,
    floors: floors.map((floor) => ({ ...floor, drawing: floorDrawingSchema.parse(floor.drawing) })),
    resources: resources.map(({ shape, groupName, partNames, ...resource }) => ({
      ...resource,
      shape: resourceShapeSchema.parse(shape),
      ...(groupName === null ? {} : { groupName }),
      ...(partNames.length > 0 ? { partsOf: partNames } : {}),
    })),
  };
}
