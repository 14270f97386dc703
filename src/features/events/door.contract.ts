import { z } from 'zod';
import { idSchema } from '@/kernel/id-schema';
import { lastPaymentSchema } from './door-payments.contract';
import { eventDateIdSchema } from './events.contract';
import { RSVP_STATUSES } from './rsvps.contract';
import { agreedTicketSchema, ticketViewSchema } from './tickets.contract';

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
  ticket: agreedTicketSchema.nullable(),
  /** Paid at the door so far, and the last payment that stands. */
  paid: z.int(),
  payment: lastPaymentSchema,
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
  /** Kinds of places, for who walks in. */
  tickets: z.array(ticketViewSchema),
});
export type Door = z.infer<typeof doorSchema>;
