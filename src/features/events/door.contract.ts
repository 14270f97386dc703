import { z } from 'zod';
import { idSchema } from '@/kernel/id-schema';
import { eventDateIdSchema } from './events.contract';
import { RSVP_STATUSES } from './rsvps.contract';

export const doorInput = z.object({ operatorId: idSchema<'operator'>(), dateId: eventDateIdSchema });
export type DoorInput = z.output<typeof doorInput>;

const doorGuestSchema = z.object({
  rsvpId: z.string(),
  name: z.string(),
  status: z.enum(RSVP_STATUSES),
  party: z.int(),
  guestNames: z.array(z.string()).readonly(),
  note: z.string(),
  checkedInAt: z.iso.datetime().nullable(),
});
export type DoorGuest = z.infer<typeof doorGuestSchema>;

/** All that the door needs, at once: with a bad connection it goes on with what it has. */
export const doorSchema = z.object({
  title: z.string(),
  startsAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
  timeZone: z.string(),
  status: z.enum(['stands', 'skipped', 'cancelled']),
  capacity: z.int().nullable(),
  /** Who comes and who may yet, by name. */
  guests: z.array(doorGuestSchema),
});
export type Door = z.infer<typeof doorSchema>;
