import { z } from 'zod';
import { idSchema } from '@/kernel/id-schema';
import type { resourceKindSchema } from '@/features/spaces/spaces.contract';
import { spaceIdSchema } from '@/features/spaces/spaces.contract';
import { requestIdSchema } from './bookings.contract';

/** How somebody was checked in: by themselves, by the code at the desk, by the front desk, at a display, or by the rule itself. */
export const checkInWaySchema = z.enum(['member', 'qr', 'front_desk', 'display', 'automatic']);
export type CheckInWay = z.infer<typeof checkInWaySchema>;

/** The code that stands at the desk. */
const codeSchema = z.uuid();

export const checkInInput = z.object({
  operatorId: idSchema<'operator'>(),
  bookingId: idSchema<'booking'>(),
  /** Scanned at the desk. */
  code: codeSchema.optional(),
  requestId: requestIdSchema,
});
export type CheckInInput = z.output<typeof checkInInput>;

const undoableSchema = z.object({ changeId: z.string(), undoUntil: z.iso.datetime() });

export const checkInAnswer = z.object({
  bookingId: z.string(),
  checkedInAt: z.iso.datetime(),
  how: checkInWaySchema,
  /** It was done before: `checkedInAt` says when. */
  already: z.boolean(),
  /** By which it can be undone for a while; none where they were in already, at a display, or by the rule. */
  change: undoableSchema.nullable(),
});
export type CheckInAnswer = z.infer<typeof checkInAnswer>;

export const checkOutInput = checkInInput.omit({ code: true });
export type CheckOutInput = z.output<typeof checkOutInput>;
export const checkOutAnswer = z.object({
  bookingId: z.string(),
  checkedOutAt: z.iso.datetime(),
  /** When the booking ends now: the rest is free. */
  endsAt: z.iso.datetime(),
  freedMinutes: z.int(),
  already: z.boolean(),
  /** By which it can be undone for a while; none where they had left already. */
  change: undoableSchema.nullable(),
});
export type CheckOutAnswer = z.infer<typeof checkOutAnswer>;

/** The same for programs. */
export const checkInByIdInput = z.strictObject({
  bookingId: checkInInput.shape.bookingId,
  code: codeSchema.optional().describe('The code that stands at the desk, where one was scanned'),
});
export const checkOutByIdInput = checkInByIdInput.omit({ code: true });

export const arrivalInput = z.object({ spaceId: spaceIdSchema, code: codeSchema });

/** What somebody finds who scans the code at a desk. */
export type Arrival = {
  readonly operatorId: string;
  readonly timeZone: string;
  readonly resource: {
    readonly id: string;
    readonly name: string;
    readonly kind: z.infer<typeof resourceKindSchema>;
    readonly retired: boolean;
  };
  /** Their own booking here, now or later today. */
  readonly mine: {
    readonly bookingId: string;
    readonly resourceName: string;
    readonly startsAt: string;
    readonly endsAt: string;
    readonly opensAt: string;
    readonly checkedInAt: string | null;
  } | null;
  /** Free: until when (null: as far as today goes it is closed or ends). Taken: by whom, as far as that is visible, and until when. */
  readonly now:
    | { readonly kind: 'free'; readonly until: string }
    | { readonly kind: 'taken'; readonly who: string | null; readonly what: string; readonly until: string }
    | { readonly kind: 'closed'; readonly opensAt: string | null };
  /** When it is next free today, where it is not now. */
  readonly nextFree: { readonly startsAt: string; readonly endsAt: string } | null;
  /** A like place that is free now, and until when at least. */
  readonly other: { readonly id: string; readonly name: string; readonly until: string } | null;
};
