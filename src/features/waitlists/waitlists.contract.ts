import { z } from 'zod';
import { idSchema } from '@/kernel/id-schema';
import { whenSchema } from '@/kernel/when';
import { requestIdSchema } from '@/features/bookings/bookings.contract';
import { resourceIdSchema, resourceKindSchema, spaceIdSchema } from '@/features/spaces/spaces.contract';

const one = (wish: { resourceId?: unknown; groupId?: unknown; kind?: unknown }) =>
  [wish.resourceId, wish.groupId, wish.kind].filter((part) => part !== undefined).length === 1;

/** For one resource, any of a group, or any of a kind. */
export const joinWaitlistInput = z
  .object({
    spaceId: spaceIdSchema,
    resourceId: resourceIdSchema.optional(),
    groupId: idSchema<'desk_group'>().optional(),
    kind: resourceKindSchema.optional(),
    startsAt: whenSchema,
    endsAt: whenSchema,
    requestId: requestIdSchema,
  })
  .refine(one, { path: ['resourceId'], message: 'A resource, a group or a kind, one of them' });
export type JoinWaitlistInput = z.output<typeof joinWaitlistInput>;

export const waitlistEntryInput = z.object({
  operatorId: idSchema<'operator'>(),
  entryId: idSchema<'waitlist_entry'>(),
  requestId: requestIdSchema,
});
export type WaitlistEntryInput = z.output<typeof waitlistEntryInput>;

export const waitlistStatusSchema = z.enum(['waiting', 'offered', 'booked', 'declined', 'lapsed', 'left', 'over']);

/** An entry as its member sees it. Instants as ISO texts; times are meant in `timeZone`. */
export const waitlistEntryView = z.object({
  id: z.string(),
  operatorId: z.string(),
  operatorSlug: z.string(),
  spaceId: z.string(),
  spaceName: z.string(),
  spaceSlug: z.string(),
  timeZone: z.string(),
  /** What is waited for: the name of a resource or a group, or a kind. */
  wanted: z.object({ name: z.string().nullable(), kind: resourceKindSchema.nullable() }),
  startsAt: z.string(),
  endsAt: z.string(),
  status: waitlistStatusSchema,
  /** How many wait before this one for something that overlaps; 0 is first in line. */
  ahead: z.int(),
  offer: z.object({ resourceName: z.string(), expiresAt: z.string() }).nullable(),
});
export type WaitlistEntryView = z.infer<typeof waitlistEntryView>;

export const joinWaitlistAnswer = z.object({ entryId: z.string(), ahead: z.int() });
export type JoinWaitlistAnswer = z.infer<typeof joinWaitlistAnswer>;
export type AcceptOfferAnswer = { readonly bookingId: string; readonly resourceName: string };
