import type { ResourceId } from '@/kernel/ids';
import { hoursFor, type OpeningRules, type SpaceHours } from './opening-hours';

/** Hours as each resource keeps them; one object for all that keep those of the space, so that answers can be remembered by it. */
export function hoursByResource({ rules, own }: SpaceHours): (resourceId: ResourceId) => OpeningRules {
  const byOwn = new Map(Object.entries(own).map(([id, weekly]) => [id, hoursFor(rules, weekly)]));
  return (resourceId) => byOwn.get(resourceId) ?? rules;
}
