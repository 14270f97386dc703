import { z } from 'zod';
import type { Role } from '@/kernel/acting-member';
import { idSchema } from '@/kernel/id-schema';
import type { MemberId, ResourceId } from '@/kernel/ids';
import { manyLines } from '@/kernel/plain-text';
import type { ResourceKind } from '@/kernel/resource-kind';
import { whenSchema } from '@/kernel/when';
import type { BookingRule } from '@/features/booking-rules/booking-rules.contract';
import type { OpeningRules, WeeklyHours } from '@/features/spaces/domain/opening-hours';
import { wantedExtras } from '@/features/pricing/extras.contract';
import { resourceIdSchema } from '@/features/spaces/spaces.contract';
import {
  bookingGuestSchema,
  bookingViewSchema,
  overrideSchema,
  requestIdSchema,
  type BookingView,
} from './bookings.contract';

export const CHANGE_KINDS = ['moved', 'swapped', 'handed_over', 'details', 'checked_in', 'checked_out'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

const operatorId = idSchema<'operator'>();
const bookingId = idSchema<'booking'>();
const dryRun = z.boolean().default(false);
const noteSchema = z.string().trim().max(500).transform(manyLines);

/** Moved, extended, shortened, given other guests or another note. What is left out stays as it is. */
export const changeBookingInput = z.object({
  operatorId,
  bookingId,
  startsAt: whenSchema.optional(),
  endsAt: whenSchema.optional(),
  resourceId: resourceIdSchema.optional(),
  note: noteSchema.optional(),
  guests: z.array(bookingGuestSchema).max(100).optional(),
  /** What is had with it beside the time; replaces what was. */
  extras: wantedExtras.optional(),
  override: overrideSchema,
  requestId: requestIdSchema,
  /** Decide and answer, but write nothing. */
  dryRun,
});
export type ChangeBookingInput = z.output<typeof changeBookingInput>;

export const moveBookingInput = changeBookingInput.omit({ note: true, guests: true, extras: true });
export const foreseeMoveInput = moveBookingInput.omit({ override: true, requestId: true, dryRun: true });
export const changeDetailsInput = changeBookingInput.pick({
  operatorId: true,
  bookingId: true,
  note: true,
  guests: true,
  extras: true,
  requestId: true,
});

/** The act, by which it can be undone for a while; none where nothing was written. */
const actSchema = z.object({ changeId: z.string(), undoUntil: z.iso.datetime() }).nullable();

export const changeBookingAnswer = z.object({ change: actSchema, booking: bookingViewSchema, dryRun: z.boolean() });
export type ChangeBookingAnswer = z.infer<typeof changeBookingAnswer>;

export const swapDesksInput = z.object({
  operatorId,
  bookingId,
  otherBookingId: bookingId,
  override: overrideSchema,
  requestId: requestIdSchema,
});
export type SwapDesksInput = z.output<typeof swapDesksInput>;
export const swapDesksAnswer = z.object({ change: actSchema, bookings: z.array(bookingViewSchema) });
export type SwapDesksAnswer = z.infer<typeof swapDesksAnswer>;

export const handOverInput = z.object({
  operatorId,
  bookingId,
  toMemberId: idSchema<'member'>(),
  override: overrideSchema,
  requestId: requestIdSchema,
});
export type HandOverInput = z.output<typeof handOverInput>;
export const handOverAnswer = z.object({
  change: actSchema,
  booking: bookingViewSchema,
  to: z.object({ memberId: z.string(), name: z.string() }),
});
export type HandOverAnswer = z.infer<typeof handOverAnswer>;

export const undoChangeInput = z.object({
  operatorId,
  changeId: idSchema<'booking_change'>(),
  requestId: requestIdSchema,
});
export type UndoChangeInput = z.output<typeof undoChangeInput>;
export const undoChangeAnswer = z.object({ bookings: z.array(bookingViewSchema) });
export type UndoChangeAnswer = z.infer<typeof undoChangeAnswer>;

// ---- what a dialog asks beforehand ----------------------------------------------------------------------------------------------------

export const receiversInput = z.object({ operatorId, bookingId, name: z.string().trim().max(80).default('') });
export type ReceiversInput = z.output<typeof receiversInput>;
/** To whom a booking could be handed over: members whom the asker may see. */
export type Receiver = { readonly memberId: string; readonly name: string };

export const placesForInput = z.object({ operatorId, bookingId });
export type PlacesForInput = z.output<typeof placesForInput>;
/** Where and by which rules a booking could be moved: what stays the same while somebody chooses. */
export type PlacesFor = {
  /** As it stands. */
  readonly booking: BookingView;
  readonly rules: OpeningRules;
  readonly bookingRules: readonly BookingRule[];
  /** Whose booking it is: their rules count. A guest's is nobody's. */
  readonly who: { readonly memberId: MemberId | null; readonly role: Role };
  /** Whether the asker may break a rule with a reason. */
  readonly mayOverride: boolean;
  readonly places: readonly {
    readonly id: ResourceId;
    readonly name: string;
    readonly kind: ResourceKind;
    readonly openToVisitors: boolean;
    readonly hours: WeeklyHours | null;
  }[];
};

export const swappableInput = z.object({
  operatorId,
  bookingId,
  /** Also other members' bookings, and those that run: for those who run the space. */
  anybodys: z.boolean().default(false),
});
export type SwappableInput = z.output<typeof swappableInput>;
/** What a booking could swap places with, and who has it. */
export type Swappable = BookingView & { readonly name: string };

// ---- the same for programs ------------------------------------------------------------------------------------------------------------

/** A field that nobody knows is refused; the request id comes by the Idempotency-Key header. */
export const changeByIdInput = z.strictObject({
  bookingId,
  startsAt: whenSchema
    .optional()
    .describe('An instant with an offset, or the wall clock of the space without one. Left out, it stays'),
  endsAt: whenSchema.optional().describe('As startsAt; the end itself is free for the next'),
  resourceId: resourceIdSchema.optional().describe('Another resource of the same space'),
  note: noteSchema.optional(),
  guests: z.array(bookingGuestSchema).max(100).optional().describe('Who comes along; replaces the list'),
  extras: wantedExtras.optional().describe('What is had with it beside the time; replaces what was'),
  override: overrideSchema.describe('Staff alone: why a rule is broken'),
  dryRun: dryRun.describe('Decide and answer, but write nothing'),
});
