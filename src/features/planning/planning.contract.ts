import { z } from 'zod';

/** A place or time that could stand in. Instants as ISO text. */
export const optionViewSchema = z.object({
  kind: z.enum(['like_place', 'other_time', 'like_place_other_time', 'split', 'other_day']),
  resourceId: z.string(),
  resourceName: z.string(),
  startsAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
  /** Of a split: the pieces after the first. */
  more: z
    .array(z.object({ startsAt: z.iso.datetime(), endsAt: z.iso.datetime() }))
    .readonly()
    .optional(),
  sameGroup: z.boolean(),
  sameFloor: z.boolean(),
  /** Metres from the wished place on one floor; null where that is not known. */
  metres: z.number().nullable(),
  /** Amenities that the wished place has and this one has not. */
  missing: z.array(z.string()).readonly(),
  seats: z.int(),
  smaller: z.boolean(),
  /** By how much it begins later than wished; negative is earlier. */
  shiftMinutes: z.int(),
  /** What it holds, buffers included: two rows whose options meet cannot both have them. */
  holds: z.array(z.object({ leafId: z.string(), startsAt: z.iso.datetime(), endsAt: z.iso.datetime() })).readonly(),
});
export type OptionView = Readonly<z.infer<typeof optionViewSchema>>;
