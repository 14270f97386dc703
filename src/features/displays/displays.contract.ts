import { z } from 'zod';
import { idSchema } from '@/kernel/id-schema';
import type { BookingId, DisplayId, ResourceId } from '@/kernel/ids';
import { oneLine } from '@/kernel/plain-text';
import type { ResourceKind } from '@/kernel/resource-kind';
import { requestIdSchema } from '@/features/bookings/bookings.contract';
import { resourceIdSchema, spaceIdSchema } from '@/features/spaces/spaces.contract';

// ---- for owners -------------------------------------------------------------------------------------------------------------------------

export const createDisplayInput = z.object({
  spaceId: spaceIdSchema,
  /** One room's door, or null for the whole space. */
  resourceId: resourceIdSchema.nullable(),
  name: z.string().transform(oneLine).pipe(z.string().min(1, 'Give it a name').max(80, 'At most 80 characters')),
  showsNames: z.boolean().default(false),
  books: z.boolean().default(true),
  requestId: requestIdSchema,
});
export type CreateDisplayInput = z.output<typeof createDisplayInput>;
/** The only time that the token is told. */
export type CreateDisplayAnswer = { readonly displayId: DisplayId; readonly token: string };

export const revokeDisplayInput = z.object({
  spaceId: spaceIdSchema,
  displayId: idSchema<'display'>(),
  requestId: requestIdSchema,
});
export type RevokeDisplayInput = z.output<typeof revokeDisplayInput>;

export type DisplayRow = {
  readonly id: DisplayId;
  readonly name: string;
  /** Null: the whole space. */
  readonly resourceName: string | null;
  readonly showsNames: boolean;
  readonly books: boolean;
  readonly createdByName: string;
  readonly createdAt: string;
};
export type DisplayList = {
  readonly displays: readonly DisplayRow[];
  /** What a display can hang at. */
  readonly rooms: readonly { readonly id: ResourceId; readonly name: string; readonly kind: ResourceKind }[];
};

// ---- for whoever stands before it ---------------------------------------------------------------------------------------------------------

/** Any text: what is no token of ours opens nothing, and says no more than that. */
const tokenSchema = z.string().max(200);
export const displayInput = z.object({ token: tokenSchema });
export const BOOK_NOW_MINUTES = [15, 30, 60] as const;
export const bookNowInput = z.object({
  token: tokenSchema,
  resourceId: resourceIdSchema,
  minutes: z.union(BOOK_NOW_MINUTES.map((minutes) => z.literal(minutes))),
  requestId: requestIdSchema,
});
export type BookNowInput = z.output<typeof bookNowInput>;
export type BookNowAnswer = { readonly resourceName: string; readonly startsAt: string; readonly endsAt: string };

export const displayCheckInInput = z.object({
  token: tokenSchema,
  bookingId: idSchema<'booking'>(),
  requestId: requestIdSchema,
});
export type DisplayCheckInInput = z.output<typeof displayCheckInInput>;

/** What holds a place for a while. `who` only where the owner and the person let everybody read it. Instants as ISO text. */
export type DisplayBlock = {
  readonly kind: 'booking' | 'event' | 'closure' | 'hold' | 'buffer';
  readonly startsAt: string;
  readonly endsAt: string;
  readonly who: string | null;
  /** Why a closure is there. */
  readonly reason: string | null;
  /** For a booking that waits for somebody to check in: which, and from when they can. */
  readonly checkIn: { readonly bookingId: BookingId; readonly opensAt: string } | null;
};
export type DisplayRange = { readonly startsAt: string; readonly endsAt: string };
export type DisplayPlace = {
  readonly id: ResourceId;
  readonly name: string;
  readonly kind: ResourceKind;
  readonly floorName: string;
  readonly capacity: number;
  readonly open: readonly DisplayRange[];
  readonly blocks: readonly DisplayBlock[];
};
export type DisplayKind = {
  readonly kind: ResourceKind;
  readonly of: number;
  readonly free: number;
  /** When one is next free today, where none is now. */
  readonly nextFreeAt: string | null;
};
export type DisplayView = {
  readonly name: string;
  readonly spaceName: string;
  readonly operator: { readonly name: string; readonly accent: string };
  readonly timeZone: string;
  readonly date: string;
  readonly holiday: string | null;
  /** A whole space, or one room's door. */
  readonly shows: 'space' | 'room';
  readonly books: boolean;
  readonly kinds: readonly DisplayKind[];
  readonly places: readonly DisplayPlace[];
};
