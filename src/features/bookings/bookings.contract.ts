import { z } from 'zod';
import { MOST_MINOR } from '@/kernel/money';
import { idSchema } from '@/kernel/id-schema';
import { manyLines } from '@/kernel/plain-text';
import { whenSchema } from '@/kernel/when';
import { typedCode } from '@/features/pricing/codes.contract';
import { bookedExtraView, wantedExtras } from '@/features/pricing/extras.contract';
import { resourceIdSchema, resourceKindSchema, spaceIdSchema } from '@/features/spaces/spaces.contract';

export const requestIdSchema = idSchema<'request'>();
export const noteSchema = z.string().trim().max(500).transform(manyLines).default('');

/**
 * Requested: it waits for a yes and holds its time until then. Declined, lapsed: it did not get one. Skipped: an occurrence that could not be had.
 * No-show: nobody checked in, and the rest was released.
 */
export const bookingStatusSchema = z.enum([
  'confirmed',
  'cancelled',
  'skipped',
  'requested',
  'declined',
  'lapsed',
  'no_show',
]);
export type BookingStatus = z.infer<typeof bookingStatusSchema>;
export const skipReasonSchema = z.enum(['taken', 'closed', 'outside_hours', 'rule']);
export type SkipReason = z.infer<typeof skipReasonSchema>;

export const clashSchema = z.object({
  kind: z.enum(['booking', 'event', 'closure', 'hold']),
  mine: z.boolean(),
  /** Whom, only where that is visible to the asker. */
  who: z.string().nullable(),
  reason: z.string().nullable(),
});

export const namedResourceSchema = z.object({ id: z.string(), name: z.string() });
export type NamedResource = z.infer<typeof namedResourceSchema>;

// ---- one booking --------------------------------------------------------------------------------------------------------------------

const personName = z.string().trim().min(1).max(80);
const address = z.string().trim().toLowerCase().pipe(z.email().max(254));
/** Who comes along; one whose name is not known yet counts all the same. Who is written to has a name. */
export const bookingGuestSchema = z
  .object({ name: z.string().trim().max(80).default(''), email: address.optional() })
  .refine(({ name, email }) => name !== '' || email === undefined, {
    path: ['name'],
    message: 'Whoever is written to has a name',
  });
export type BookingGuest = z.output<typeof bookingGuestSchema>;
export const guestsSchema = z.array(bookingGuestSchema).max(100).default([]);
/** Why a rule is broken: staff alone, shown and audited. */
export const overrideSchema = z.string().trim().min(3).max(300).nullable().default(null);

/** For whom staff book: a member, or a guest without an account. */
const behalfSchema = z.union([
  z.object({ memberId: idSchema<'member'>() }),
  z.object({ guest: z.object({ name: personName, email: address.nullable().default(null) }) }),
]);

export const oneOf = (wish: { resourceId?: unknown; groupId?: unknown }) =>
  (wish.resourceId === undefined) !== (wish.groupId === undefined);

export const bookDeskInput = z
  .object({
    spaceId: spaceIdSchema,
    /** A certain resource, or any of a desk group. */
    resourceId: resourceIdSchema.optional(),
    groupId: idSchema<'desk_group'>().optional(),
    startsAt: whenSchema,
    endsAt: whenSchema,
    note: noteSchema,
    guests: guestsSchema,
    onBehalfOf: behalfSchema.nullable().default(null),
    override: overrideSchema,
    /** A discount code. */
    code: typedCode.optional(),
    /** What is had with it beside the time. */
    extras: wantedExtras.optional(),
    /** What it was told to cost, in minor units: at another price nothing is booked. */
    toldPrice: z.int().min(0).max(MOST_MINOR).optional(),
    requestId: requestIdSchema,
    /** Decide and answer, but write nothing. */
    dryRun: z.boolean().default(false),
  })
  .refine(oneOf, { path: ['resourceId'], message: 'A resource or a group, one of them' });
export type BookDeskInput = z.output<typeof bookDeskInput>;

export const foreseeInput = z.object({
  spaceId: spaceIdSchema,
  resourceId: resourceIdSchema,
  startsAt: whenSchema,
  endsAt: whenSchema,
});
export type ForeseeInput = z.output<typeof foreseeInput>;

export const bookingViewSchema = z.object({
  id: z.string(),
  operatorId: z.string(),
  operatorName: z.string(),
  operatorSlug: z.string(),
  spaceId: z.string(),
  spaceName: z.string(),
  spaceSlug: z.string(),
  timeZone: z.string(),
  resourceId: z.string(),
  resourceName: z.string(),
  resourceKind: resourceKindSchema,
  startsAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
  status: bookingStatusSchema,
  skipReason: skipReasonSchema.nullable(),
  note: z.string(),
  guests: z.array(z.object({ name: z.string(), email: z.string().optional() })),
  /** What is had with it beside the time; left out where that was not looked up. */
  extras: z.array(bookedExtraView).optional(),
  /** Booked by staff for somebody without an account. */
  guestName: z.string().nullable(),
  /** For a request: until when it holds its time. */
  requestExpiresAt: z.iso.datetime().nullable(),
  checkedInAt: z.iso.datetime().nullable(),
  checkedOutAt: z.iso.datetime().nullable(),
  /** When the rest is released if nobody has checked in by then. */
  releaseAt: z.iso.datetime().nullable(),
  /** When it can be checked in from; null where nobody is asked to. */
  checkInOpensAt: z.iso.datetime().nullable(),
  answerNote: z.string(),
  /** Why staff broke a rule for it. */
  overrideReason: z.string().nullable(),
  /** What was agreed, in minor units of the currency; null where no price was spoken of, absent where it was not looked up. */
  price: z
    .object({
      amount: z.int(),
      currency: z.string(),
      /** What is left with the house beside it, and after how many days it comes back by itself; left out where none is. */
      deposit: z.object({ amount: z.int(), returnDays: z.int() }).optional(),
    })
    .nullish(),
  series: z.object({ id: z.string(), words: z.string(), rrule: z.string(), live: z.boolean() }).nullable(),
  createdAt: z.iso.datetime(),
});
export type BookingView = z.infer<typeof bookingViewSchema>;

export const bookDeskAnswer = z.object({ booking: bookingViewSchema, dryRun: z.boolean() });
export type BookDeskAnswer = z.infer<typeof bookDeskAnswer>;

// ---- My bookings, cancel, undo --------------------------------------------------------------------------------------------------------

export const myBookingsInput = z.object({
  when: z.enum(['upcoming', 'past']).default('upcoming'),
  limit: z.int().min(1).max(100).default(25),
  /** A list that pages on asks for its first page with null. */
  cursor: z.string().max(200).nullish(),
});
export type MyBookingsInput = z.output<typeof myBookingsInput>;
export const myBookingsAnswer = z.object({ items: z.array(bookingViewSchema), nextCursor: z.string().nullable() });
export type MyBookingsAnswer = z.infer<typeof myBookingsAnswer>;
/** Dates of one series that were made by themselves and are not free, and what becomes of them is not said yet. */
export type UndecidedSeries = {
  readonly bookingId: string;
  readonly operatorSlug: string;
  readonly spaceSlug: string;
  readonly resourceName: string;
  /** "every Monday" */
  readonly words: string;
  readonly dates: number;
};
/** A page of one's own bookings as the screen has it; what waits to be decided stands on the first of what is coming. */
export type MyBookingsPage = MyBookingsAnswer & { readonly undecided: readonly UndecidedSeries[] };

export const cancelScopeSchema = z.enum(['one', 'following', 'all']);
export type CancelScope = z.infer<typeof cancelScopeSchema>;
export const cancelBookingInput = z.object({
  operatorId: idSchema<'operator'>(),
  bookingId: idSchema<'booking'>(),
  scope: cancelScopeSchema.default('one'),
  /** With this and the following, or all: those of the other times of the week too, unless this is false. */
  others: z.boolean().optional(),
  requestId: requestIdSchema,
});
export type CancelBookingInput = z.output<typeof cancelBookingInput>;
export const cancelCountsInput = z.object({ operatorId: idSchema<'operator'>(), bookingId: idSchema<'booking'>() });

export const cancelBookingAnswer = z.object({
  cancellationId: z.string(),
  scope: cancelScopeSchema,
  /** How many dates were given back. */
  cancelled: z.int(),
  bookingIds: z.array(z.string()),
  undoUntil: z.iso.datetime(),
});
export type CancelBookingAnswer = z.infer<typeof cancelBookingAnswer>;

export const undoCancellationInput = z.object({
  operatorId: idSchema<'operator'>(),
  cancellationId: idSchema<'cancellation'>(),
  requestId: requestIdSchema,
});
export type UndoCancellationInput = z.output<typeof undoCancellationInput>;
export const undoCancellationAnswer = z.object({
  restored: z.int(),
  /** Dates that somebody took meanwhile: named, not restored. */
  takenMeanwhile: z.array(z.object({ bookingId: z.string(), startsAt: z.iso.datetime(), endsAt: z.iso.datetime() })),
});
export type UndoCancellationAnswer = z.infer<typeof undoCancellationAnswer>;

// ---- Before somebody is removed -------------------------------------------------------------------------------------------------------

export const upcomingOfInput = z.object({ operatorId: idSchema<'operator'>(), memberId: idSchema<'member'>() });
export type UpcomingOfInput = z.output<typeof upcomingOfInput>;
