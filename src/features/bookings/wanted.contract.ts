import { z } from 'zod';
import { idSchema } from '@/kernel/id-schema';
import { requestIdSchema } from './bookings.contract';

/** A skipped date that is still wanted: filled as soon as its time is free, or held and offered. */
export const wantedSchema = z.enum(['fill', 'offer']);
/** For how many minutes an offer of a wanted date is kept. */
export const offerMinutesSchema = z
  .int()
  .min(5)
  .max(7 * 24 * 60);

export const wantDatesInput = z.object({
  operatorId: idSchema<'operator'>(),
  /** Skipped dates of one's own series. */
  bookingIds: z.array(idSchema<'booking'>()).min(1).max(520),
  /** Null: wanted no more. */
  wanted: wantedSchema.nullable(),
  offerMinutes: offerMinutesSchema.optional(),
  requestId: requestIdSchema,
});
export type WantDatesInput = z.output<typeof wantDatesInput>;
/** The same for programs: the request id comes by the Idempotency-Key header. */
export const wantDatesByProgramInput = z.strictObject(wantDatesInput.omit({ requestId: true }).shape);
export const wantDatesAnswer = z.object({ dates: z.int() });
export type WantDatesAnswer = z.infer<typeof wantDatesAnswer>;

export const myWantedInput = z.object({
  limit: z.int().min(1).max(100).default(100),
  /** A list that pages on asks for its first page with null. */
  cursor: z.string().max(200).nullish(),
});
export type MyWantedInput = z.output<typeof myWantedInput>;
/** The same for programs. */
export const myWantedQuery = myWantedInput.extend({
  limit: z.coerce.number().int().min(1).max(100).default(25),
  cursor: z.string().max(200).optional(),
});

/** A date that could not be had and is wanted still, as its member sees it. Instants as ISO texts; times are meant in `timeZone`. */
export const wantedDateView = z.object({
  bookingId: z.string(),
  /** The first part of its series. */
  seriesId: z.string(),
  operatorId: z.string(),
  operatorSlug: z.string(),
  spaceId: z.string(),
  spaceName: z.string(),
  spaceSlug: z.string(),
  timeZone: z.string(),
  resourceName: z.string(),
  startsAt: z.string(),
  endsAt: z.string(),
  wanted: wantedSchema,
  /** How many wait before this one for something that overlaps; 0 is first in line. */
  ahead: z.int(),
  /** Whether its member is asked when it is free: where the owner's rule lets nobody wait, it is booked without a word (`fill`), or not at all. */
  asked: z.boolean(),
  /** How many dates of its series are wanted, itself among them. */
  ofSeries: z.int(),
});
export type WantedDateView = z.infer<typeof wantedDateView>;
export const myWantedAnswer = z.object({ items: z.array(wantedDateView), nextCursor: z.string().nullable() });
export type MyWantedAnswer = z.infer<typeof myWantedAnswer>;
