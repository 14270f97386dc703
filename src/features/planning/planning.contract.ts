/** A place or time that could stand in. Instants as ISO text. */
export type OptionView = {
  readonly kind: 'like_place' | 'other_time' | 'like_place_other_time' | 'other_day';
  readonly resourceId: string;
  readonly resourceName: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly sameGroup: boolean;
  readonly sameFloor: boolean;
  readonly metres: number | null;
  readonly missing: readonly string[];
  readonly seats: number;
  readonly smaller: boolean;
  readonly shiftMinutes: number;
  /** What it holds, buffers included: two rows whose options meet cannot both have them. */
  readonly holds: readonly { readonly leafId: string; readonly startsAt: string; readonly endsAt: string }[];
};
