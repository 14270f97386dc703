import type { FindableResource } from '@/features/spaces/spaces.contract';
import type { Slot } from './find-slot';
import type { Wish } from './wish';

/** Why a place stands where it does, for the reader: the same things by which places are sorted. */
export const FIND_REASONS = ['exact_fit', 'has_all', 'usual', 'soonest', 'whole_window'] as const;
export type FindReason = (typeof FIND_REASONS)[number];

/** A place with a time on each date that has one, soonest first; at least one. */
export type FoundPlace = { readonly resource: FindableResource; readonly slots: readonly [Slot, ...Slot[]] };
export type RankedPlace = FoundPlace & { readonly reasons: readonly FindReason[] };

/** Once is chance. */
const LEAST_USUAL = 2;

/**
 * Best first: what fits the people closest, then the asker's usual place, then the soonest time, then where the whole window is free, then in the order
 * of the plan (in which `found` comes). Each place says which of these speak for it.
 */
export function rankPlaces(found: readonly FoundPlace[], wish: Wish): RankedPlace[] {
  const soonest = Math.min(...found.map((place) => place.slots[0].startsAt.getTime()));
  const usual = Math.max(LEAST_USUAL, ...found.map((place) => place.resource.mine));
  const facts = found.map((place) => ({
    place,
    spare: wish.people === null ? 0 : place.resource.capacity - wish.people,
    usual: place.resource.mine === usual,
    start: place.slots[0].startsAt.getTime(),
    whole: place.slots[0].whole,
  }));
  return facts
    .sort((a, b) => a.spare - b.spare || +b.usual - +a.usual || a.start - b.start || +b.whole - +a.whole)
    .map(({ place, spare, usual: isUsual, start, whole }) => ({
      ...place,
      reasons: [
        ...(wish.people !== null && spare === 0 ? (['exact_fit'] as const) : []),
        ...(wish.amenities.length > 0 ? (['has_all'] as const) : []),
        ...(isUsual ? (['usual'] as const) : []),
        ...(start === soonest && found.length > 1 ? (['soonest'] as const) : []),
        ...(whole ? (['whole_window'] as const) : []),
      ],
    }));
}
