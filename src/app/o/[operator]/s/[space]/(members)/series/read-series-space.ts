import { mayBook } from '@/features/bookings/bookings.access';
import type { SeriesSpace } from '@/features/bookings/ui/series/series-space';
import type { MyMembership } from '@/features/members/members.contract';
import type { SpacePlan } from '@/features/spaces/spaces.contract';

/** What of a space a member may book again and again. */
export function readSeriesSpace(plan: SpacePlan, { operator, role }: MyMembership): SeriesSpace {
  const { id, slug, name, timeZone, hours, bookingRules, resources } = plan;
  const places = resources
    .filter((resource) => mayBook(role, resource).ok)
    .map((resource) => ({ id: resource.id, name: resource.name, kind: resource.kind, groupName: resource.groupName }))
    .sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }));
  return {
    ...{ id, slug, name, bookingRules, places },
    operator: { id: operator.id, slug: operator.slug },
    rules: { timeZone, ...hours },
  };
}
