import { z } from 'zod';
import type { Role } from '@/kernel/acting-member';
import type { BookingId, MemberId, ResourceId } from '@/kernel/ids';
import { idSchema } from '@/kernel/id-schema';
import { localDateSchema } from '@/kernel/zone-schema';

/** What was booked from one day to another, both included, by the wall of each space: a page of it. */
export const replayInput = z
  .object({
    operatorId: idSchema<'operator'>(),
    from: localDateSchema,
    to: localDateSchema,
    /** The last of the page before. */
    after: z.object({ startsAt: z.iso.datetime(), id: idSchema<'booking'>() }).nullable().default(null),
    limit: z.int().min(1).max(1000).default(1000),
  })
  .refine(({ from, to }) => from <= to && Date.parse(to) - Date.parse(from) <= 400 * 86_400_000, {
    path: ['to'],
    message: 'At most 400 days, in their order',
  });
export type ReplayInput = z.output<typeof replayInput>;

/** A booking as its price was made: for whom, of what, and at which moment. */
export type BookedRow = {
  readonly id: BookingId;
  readonly resourceId: ResourceId;
  readonly memberId: MemberId;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly guests: number;
  readonly recurring: boolean;
  /** A guest's stands under whoever made it, and is priced as a visitor's. */
  readonly role: Role;
  readonly bookedAt: Date;
  /** What was agreed, in minor units; null where no price was spoken of. */
  readonly agreed: number | null;
};
