import type { DeskGroupId, FloorId, Id, ResourceId } from '@/kernel/ids';
import type { WeeklyHours } from '@/features/spaces/domain/opening-hours';
import type { ResourceKind } from '@/kernel/resource-kind';
import type { PriceWish } from './price-wish';
import type { PriceNames } from './price-words';

/** A place of an operator, with what it and its group and floor are called. */
export type PricedPlace = {
  readonly id: ResourceId;
  readonly name: string;
  readonly kind: ResourceKind;
  readonly groupId: DeskGroupId | null;
  readonly groupName: string | null;
  readonly floorId: FloorId;
  readonly floorName: string;
  readonly timeZone: string;
};

/** With its week: the own one or that of its space; null where somebody may come round the clock. */
export type HousedPlace = PricedPlace & { readonly weekly: WeeklyHours | null };

/** A place as rules look at it. */
export const asRulesSee = ({ id, kind, groupId, floorId }: PricedPlace): PriceWish['place'] => ({
  ...{ resourceId: id, kind, floorId },
  groupIds: groupId ? [groupId] : [],
});

/** A plan that a line may be for. */
export type PricedPlan = { readonly id: Id<'plan'>; readonly name: string };

/** What a list calls the places and plans in it. */
export function namesOfPlaces(
  currency: string,
  places: readonly PricedPlace[],
  plans: readonly PricedPlan[] = [],
): PriceNames {
  const names = new Map<string, string>(plans.map(({ id, name }) => [id, name]));
  for (const { id, name, groupId, groupName, floorId, floorName } of places) {
    names.set(id, name).set(floorId, floorName);
    if (groupId && groupName) names.set(groupId, groupName);
  }
  return { currency, nameOf: (id) => names.get(id) ?? null };
}
