import type { BookingRule } from '@/features/booking-rules/booking-rules.contract';
import { asksWhenFree } from '@/features/booking-rules/domain/rule-effects';
import type { RuleSubject } from '@/features/booking-rules/domain/narrowest-rule';
import type { PlanResourceKind } from '@/features/floor-plan/floor-plan.contract';
import type { OpeningRules } from '@/features/spaces/domain/opening-hours';
import type { OperatorId, ResourceId, SpaceId } from '@/kernel/ids';

export type SeriesPlace = {
  readonly id: ResourceId;
  readonly name: string;
  readonly kind: PlanResourceKind;
  readonly groupName: string | null;
};

/** A space as the series planner needs it: what of it this viewer may book, without its drawing. */
export type SeriesSpace = {
  readonly id: SpaceId;
  readonly slug: string;
  readonly name: string;
  readonly operator: { readonly id: OperatorId; readonly slug: string };
  readonly rules: OpeningRules;
  readonly bookingRules: readonly BookingRule[];
  readonly places: readonly SeriesPlace[];
};

/** Whether this member is asked when that place comes free; of a place that is not theirs to book nothing is known. */
export function mayAskAt(
  { places, bookingRules }: Pick<SeriesSpace, 'places' | 'bookingRules'>,
  who: RuleSubject['who'],
  resourceId: string | undefined,
): boolean {
  const resource = places.find(({ id }) => id === resourceId);
  return !resource || asksWhenFree(bookingRules, { resource, who });
}
