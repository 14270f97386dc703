import type { ResourceId } from '@/kernel/ids';
import type { Place } from './compare-rules';
import type { PriceWish } from './price-wish';
import type { WeekMinutes } from './week-minutes';

/** What a list is looked at with: the places there are, and bookings of late with the moment at which each was made. */
export type LintWorld = {
  readonly places: readonly Place[];
  readonly timeZone: string;
  /** When in a week a place is open; where nobody says, always. */
  readonly openOf?: (resourceId: ResourceId) => WeekMinutes;
  readonly bookings?: readonly { readonly wish: PriceWish; readonly bookedAt: Date }[];
};
