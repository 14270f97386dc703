import { z } from 'zod';
import { ROLES } from '@/kernel/acting-member';
import { idSchema } from '@/kernel/id-schema';
import { MOST_MINOR } from '@/kernel/money';
import { localDateSchema } from '@/kernel/zone-schema';

/** So many are read at a glance, and reckoned at every key. */
export const MOST_PINS = 60;

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const pinId = idSchema<'price_pin'>();
/** What has to be paid, in minor units; null is "not bookable". */
const amount = z.int().min(0).max(MOST_MINOR).nullable();

/** A booking by the wall clock of its place, for one kind of person. */
export const pinnedWish = z
  .object({
    date: localDateSchema,
    from: clock,
    to: z.union([clock, z.literal('24:00')]),
    role: z.enum(ROLES),
    guests: z.int().min(0).max(100),
    recurring: z.boolean(),
    /** How full the space is, in per cent; left out or null where nobody looked. */
    fullness: z.int().min(0).max(100).nullish(),
  })
  .refine(({ from, to }) => from < to, { path: ['to'], message: 'Ends before it begins' });
export type PinnedWish = z.output<typeof pinnedWish>;

const operatorId = idSchema<'operator'>();
const requestId = idSchema<'request'>();
export const pinPriceInput = z.object({
  operatorId,
  requestId,
  resourceId: idSchema<'resource'>(),
  wish: pinnedWish,
  /** The moment at which it is as if booked: the one for which the amount was seen. */
  asOf: z.iso.datetime(),
  expected: amount,
});
export type PinPriceInput = z.output<typeof pinPriceInput>;
export const unpinPriceInput = z.object({ operatorId, requestId, pinId });
export type UnpinPriceInput = z.output<typeof unpinPriceInput>;

/** What a pinned booking comes to from now on, as its owner saw and accepted it. */
export const acceptedPins = z.array(z.object({ pinId, amount })).max(MOST_PINS);
export type AcceptedPins = z.output<typeof acceptedPins>;
