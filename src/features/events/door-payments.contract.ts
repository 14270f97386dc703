import { z } from 'zod';
import { idSchema } from '@/kernel/id-schema';
import { PAID_HOWS } from './domain/door-payment';
import { eventDateIdSchema, requestIdSchema } from './events.contract';

const ofRsvp = {
  operatorId: idSchema<'operator'>(),
  dateId: eventDateIdSchema,
  rsvpId: idSchema<'rsvp'>(),
  requestId: requestIdSchema,
};

export const payTicketInput = z.object({
  ...ofRsvp,
  /** Made by the door: the same payment sent again is the same. */
  paymentId: idSchema<'rsvp_payment'>(),
  amount: z.int().min(1).max(1_100_000_000),
  how: z.enum(PAID_HOWS),
  /** When it was taken, where it had to wait for a connection. */
  at: z.iso.datetime().optional(),
});
export type PayTicketInput = z.output<typeof payTicketInput>;

export const takeBackTicketPaymentInput = z.object({ ...ofRsvp, paymentId: idSchema<'rsvp_payment'>() });
export type TakeBackTicketPaymentInput = z.output<typeof takeBackTicketPaymentInput>;

export const paidView = z.object({
  rsvpId: z.string(),
  name: z.string(),
  /** What they paid at the door in all, and what of it is still open. */
  paid: z.int(),
  owed: z.int(),
  currency: z.string(),
  /** It was paid already: an earlier tap, or another device. */
  before: z.boolean(),
});
export type PaidView = z.infer<typeof paidView>;

/** The last payment at the door that was not taken back. */
export const lastPaymentSchema = z
  .object({ paymentId: z.string(), amount: z.int(), how: z.enum(PAID_HOWS) })
  .nullable();
