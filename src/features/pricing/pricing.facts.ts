import type { OperatorId, SpaceId } from '@/kernel/ids';

/** What this room announces: from a day on other prices count, in these spaces. */
export type PricingFact = {
  readonly type: 'prices.published';
  readonly operatorId: OperatorId;
  readonly spaceIds: readonly SpaceId[];
};
