import type { ResourceKind } from '@/kernel/resource-kind';
import type { LocalDate } from '@/kernel/zone';

/** Parts of a day as people name them. `all_day` is from opening to closing. */
export const DAY_PARTS = ['morning', 'lunchtime', 'afternoon', 'evening', 'all_day'] as const;
export type DayPart = (typeof DAY_PARTS)[number];

/** So many days are searched at once. */
export const MOST_WISHED_DAYS = 14;
export const SHORTEST_WISH_MINUTES = 5;
export const LONGEST_WISH_MINUTES = 24 * 60;

/**
 * What somebody looks for. Whatever is empty or null is left to the place: any kind, any size, the coming days, the opening hours. Times are the wall
 * clock of the space; `24:00` ends a day. `from` and `to` together are one range, which counts in place of the parts.
 */
export type Wish = {
  readonly kinds: readonly ResourceKind[];
  readonly people: number | null;
  readonly amenities: readonly string[];
  /** The name of a desk group. */
  readonly group: string | null;
  /** Ids of certain resources. */
  readonly places: readonly string[];
  readonly minutes: number | null;
  /** In order, each once. */
  readonly days: readonly LocalDate[];
  readonly parts: readonly DayPart[];
  readonly from: string | null;
  readonly to: string | null;
};

export const NO_WISH: Wish = {
  kinds: [],
  people: null,
  amenities: [],
  group: null,
  places: [],
  minutes: null,
  days: [],
  parts: [],
  from: null,
  to: null,
};

/** Wall-clock minutes after midnight; all day has no edges of its own. */
export const PART_MINUTES: Readonly<Record<Exclude<DayPart, 'all_day'>, readonly [from: number, to: number]>> = {
  morning: [5 * 60, 12 * 60],
  lunchtime: [12 * 60, 14 * 60],
  afternoon: [12 * 60, 18 * 60],
  evening: [17 * 60, 23 * 60],
};
