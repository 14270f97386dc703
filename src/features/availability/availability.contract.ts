import { z } from 'zod';
import { idSchema, type BookingId, type ResourceId } from '@/kernel/ids';
import { localDateSchema } from '@/kernel/zone';

/** What a viewer may know of a claim: what kind of thing took the time, and whom only where that person allows it. */
export type VisibleClaim = {
  readonly kind: 'booking' | 'event' | 'closure' | 'hold';
  /** The viewer's own. */
  readonly mine: boolean;
  readonly who: string | null;
  /** Only of one's own bookings, and for staff. */
  readonly bookingId: BookingId | null;
  /** Why a closure is there. */
  readonly reason: string | null;
};

export type BusyRange = VisibleClaim & {
  readonly resourceId: ResourceId;
  readonly startsAt: Date;
  readonly endsAt: Date;
};

export const spaceDaySchema = z.object({ spaceId: idSchema<'space'>(), date: localDateSchema });

/** One local day of a space: when it is open and what is taken. Instants; the space's zone stands in its plan. */
export type SpaceDay = {
  readonly date: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly open: readonly { readonly startsAt: Date; readonly endsAt: Date }[];
  /** The name of the holiday that shuts the day. */
  readonly holiday: string | null;
  readonly busy: readonly BusyRange[];
};
