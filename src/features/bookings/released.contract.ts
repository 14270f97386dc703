import { z } from 'zod';
import { CREDIT_UNITS } from '@/features/memberships/memberships.contract';
import { idSchema } from '@/kernel/id-schema';

/** The whole date, its beginning, or its end. */
const releasedHowSchema = z.enum(['away', 'late', 'left_early']);
export type ReleasedHow = z.infer<typeof releasedHowSchema>;

export const releasedInput = z.object({
  operatorId: idSchema<'operator'>(),
  /** Whose, for those who run the space; else one's own. */
  memberId: idSchema<'member'>().optional(),
  /** Given up within so many days. */
  days: z.int().min(1).max(1100).default(90),
  limit: z.int().min(1).max(100).default(25),
  cursor: z.string().max(200).nullish(),
});
export type ReleasedInput = z.output<typeof releasedInput>;

const releasedTimeSchema = z.object({
  id: z.string(),
  bookingId: z.string(),
  /** The series whose date it was. */
  seriesId: z.string().nullable(),
  spaceName: z.string(),
  timeZone: z.string(),
  resourceId: z.string(),
  resourceName: z.string(),
  startsAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
  how: releasedHowSchema,
  releasedAt: z.iso.datetime(),
  minutes: z.int(),
  /** How many of them others booked since. */
  rebookedMinutes: z.int(),
});

export const releasedAnswer = z.object({
  /** Of all of it, whatever page is shown. */
  sums: z.object({ dates: z.int(), releasedMinutes: z.int(), rebookedMinutes: z.int() }),
  items: z.array(releasedTimeSchema),
  /** What others' use of it earns, in minor units, minutes or half days; null where nothing. */
  earning: z.object({ unit: z.enum(CREDIT_UNITS), amount: z.int(), currency: z.string() }).nullable(),
  nextCursor: z.string().nullable(),
});
export type ReleasedAnswer = z.infer<typeof releasedAnswer>;

/** The same for programs. */
export const releasedQuery = releasedInput.extend({
  days: z.coerce.number().int().min(1).max(1100).default(90),
  limit: z.coerce.number().int().min(1).max(100).default(25),
  cursor: z.string().max(200).optional(),
});
