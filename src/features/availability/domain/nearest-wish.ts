import type { ResourceKind } from '@/kernel/resource-kind';
import type { LocalDate } from '@/kernel/zone';
import type { Wish } from './wish';

/** In what way a wish gives in: another day, another time of the day, without an amenity, a smaller place, … */
export const GIVE_WAYS = [
  'other_day',
  'other_time',
  'without',
  'smaller',
  'other_place',
  'shorter',
  'other_kind',
] as const;
export type GiveWay = (typeof GIVE_WAYS)[number];
export type NearWish = { readonly by: GiveWay; readonly wish: Wish };

const SHORTEST_MINUTES = 30;

/**
 * Wishes that ask for a little less, in the order in which people rather give in. None of them is the wish itself. `sizes` are how many people the
 * places hold, `kindOf` tells of what kind a named place is, `coming` are the dates that another day may be.
 */
export function nearWishes(
  wish: Wish,
  coming: readonly LocalDate[],
  sizes: readonly number[],
  kindOf: (place: string) => ResourceKind | null,
): NearWish[] {
  const near: NearWish[] = [];
  const add = (by: GiveWay, change: Partial<Wish>) => void near.push({ by, wish: { ...wish, ...change } });
  add('other_day', { days: coming });
  if (wish.from !== null || wish.to !== null || wish.parts.length > 0)
    add('other_time', { from: null, to: null, parts: [], minutes: lengthKept(wish) });
  for (const name of wish.amenities) add('without', { amenities: wish.amenities.filter((one) => one !== name) });
  if (wish.amenities.length > 1) add('without', { amenities: [] });
  const smaller = Math.max(0, ...sizes.filter((size) => wish.people !== null && size < wish.people));
  if (smaller > 0) add('smaller', { people: smaller });
  if (wish.places.length > 0) {
    const kinds = [...new Set(wish.places.flatMap((place) => kindOf(place) ?? []))];
    add('other_place', { places: [], kinds: wish.kinds.length > 0 ? wish.kinds : kinds });
  }
  if (wish.group !== null) add('other_place', { group: null });
  const length = lengthKept(wish);
  if (length !== null && length > SHORTEST_MINUTES)
    add('shorter', { minutes: Math.max(SHORTEST_MINUTES, Math.floor(length / 2 / 15) * 15) });
  if (wish.kinds.length > 0 && wish.places.length === 0) add('other_kind', { kinds: [], group: null });
  return near;
}

/** The length that is wished, said or by the range that was named. */
function lengthKept({ minutes, from, to }: Wish): number | null {
  if (minutes !== null || from === null || to === null) return minutes;
  const of = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
  return of(to) - of(from);
}
