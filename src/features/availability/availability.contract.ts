import { z } from 'zod';
import { idSchema } from '@/kernel/id-schema';
import type { BookingId, ResourceId } from '@/kernel/ids';
import { whenSchema } from '@/kernel/when';
import { localDateSchema } from '@/kernel/zone-schema';
import { listedResourceSchema, spaceIdSchema } from '@/features/spaces/spaces.contract';

/** What a viewer may know of a claim: what kind of thing took the time, and whom only where that person allows it. */
export type VisibleClaim = {
  readonly kind: 'booking' | 'event' | 'closure' | 'hold';
  /** The viewer's own. */
  readonly mine: boolean;
  /** Not the booking itself, but the time that its rule keeps free beside it. */
  readonly buffer?: boolean;
  readonly who: string | null;
  /** Only of one's own bookings, and for staff. */
  readonly bookingId: BookingId | null;
  /** Why a closure is there; which event it is, for whom may know. */
  readonly reason: string | null;
  /** The address of its page, of an event that one may know. */
  readonly eventSlug?: string | null;
};

export type BusyRange = VisibleClaim & {
  readonly resourceId: ResourceId;
  readonly startsAt: Date;
  readonly endsAt: Date;
};

export const spaceDaySchema = z.object({ spaceId: idSchema<'space'>(), date: localDateSchema });

/**
 * One local day of a space: when it is open and what is taken. Instants; the space's zone stands in its plan. `open` begins at midnight with what is
 * left of the night before, and where it is open over midnight both go on to the end of that night (to noon at most).
 */
export type SpaceDay = {
  readonly date: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly open: readonly { readonly startsAt: Date; readonly endsAt: Date }[];
  /** The name of the holiday that shuts the day. */
  readonly holiday: string | null;
  readonly busy: readonly BusyRange[];
};

/** At most so long a stretch is answered at once. */
export const MOST_DAYS = 31;

/** In an address, a plus sign that nobody encoded arrives as a blank. */
const whenInAddress = z
  .string()
  .transform((text) => text.replace(/ (?=\d{2}:\d{2}$)/, '+'))
  .pipe(whenSchema)
  .describe('An instant with an offset, or the wall clock of the space without one');

export const freeTimeInput = z.object({ spaceId: spaceIdSchema, from: whenInAddress, to: whenInAddress });
export type FreeTimeInput = z.output<typeof freeTimeInput>;

const rangeSchema = z.object({ startsAt: z.iso.datetime(), endsAt: z.iso.datetime() });
/** When each resource can be booked: open hours without what is held. */
export const freeTimeAnswer = z.object({
  spaceId: z.string(),
  timeZone: z.string(),
  from: z.iso.datetime(),
  to: z.iso.datetime(),
  resources: z.array(
    listedResourceSchema.pick({ id: true, name: true, kind: true, openToVisitors: true }).extend({
      free: z.array(rangeSchema),
    }),
  ),
});
export type FreeTimeAnswer = z.infer<typeof freeTimeAnswer>;
