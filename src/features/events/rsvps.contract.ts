import { z } from 'zod';
import { idSchema } from '@/kernel/id-schema';
import { eventDateIdSchema, requestIdSchema } from './events.contract';
import { givenRepliesSchema } from './questions.contract';
import { typedCode, wantedTicketSchema } from './tickets.contract';

const guestName = z.string().trim().max(80);
/** What somebody says with their answer: who comes along, a word for the host, and where they came from. */
export const saidSchema = z.object({
  /** Places: oneself and guests. */
  party: z.int().min(1).max(11).default(1),
  guestNames: z.array(guestName).max(10).default([]),
  note: z.string().trim().max(500).default(''),
  cameFrom: z.string().trim().max(200).default(''),
  /** To the questions of the event; left out by who changes something else. */
  replies: givenRepliesSchema.optional(),
  /** At an event with kinds of places: which, at the price that was seen. */
  ticket: wantedTicketSchema.nullable().default(null),
});
export type Said = z.output<typeof saidSchema>;

const guestAct = z.enum(['answer', 'change', 'cancel', 'accept', 'decline']);
export const answerInput = saidSchema.extend({
  operatorId: idSchema<'operator'>(),
  dateId: eventDateIdSchema,
  act: guestAct,
  requestId: requestIdSchema,
});
export type AnswerInput = z.output<typeof answerInput>;

export const RSVP_STATUSES = ['asked', 'going', 'waiting', 'offered', 'declined', 'cancelled'] as const;
export const answered = z.object({
  rsvpId: z.string(),
  status: z.enum(RSVP_STATUSES),
  party: z.int(),
  /** How many stand in line before it. */
  ahead: z.int(),
  offerExpiresAt: z.iso.datetime().nullable(),
});
export type Answered = z.infer<typeof answered>;

/** What a confirmed address answered, with the link that shows and changes it. */
export const confirmed = answered.extend({ link: z.string() });
export type Confirmed = z.infer<typeof confirmed>;

/** Somebody without an account says that they come; a mail asks whether it was them. */
export const askToComeInput = saidSchema.extend({
  operator: z.string().max(100),
  event: z.string().max(100),
  dateId: eventDateIdSchema,
  name: z.string().trim().min(1, 'Say your name').max(120),
  email: z.email('Write an address like ana@example.org').max(254),
});
export type AskToComeInput = z.output<typeof askToComeInput>;

/** Behind the link of a mail: the first answers what was asked, the second changes an answer. */
export const confirmInput = z.object({ token: z.string().max(2000) });
export const invitationInput = confirmInput.extend({ code: typedCode.optional() });
export const answerByLinkInput = saidSchema.extend({ token: z.string().max(2000), act: guestAct.exclude(['answer']) });
export type AnswerByLinkInput = z.output<typeof answerByLinkInput>;

/** Behind the link of an invitation to somebody without an account: their address is known. */
export const answerInvitationInput = saidSchema.extend({
  token: z.string().max(2000),
  dateId: eventDateIdSchema,
  name: z.string().trim().min(1, 'Say your name').max(120),
});
export type AnswerInvitationInput = z.output<typeof answerInvitationInput>;

const ofDate = { operatorId: idSchema<'operator'>(), dateId: eventDateIdSchema };
export const answerGuestInput = z.object({
  ...ofDate,
  rsvpId: idSchema<'rsvp'>(),
  act: z.enum(['approve', 'refuse', 'promote', 'remove', 'undo_check_in']),
  requestId: requestIdSchema,
});
export type AnswerGuestInput = z.output<typeof answerGuestInput>;

const scanned = {
  /** Made by the scanner: the same scan sent again is the same check-in. */
  scanId: idSchema<'scan'>(),
  /** When it was scanned, where it had to wait for a connection; a clock that is ahead, or a day behind, is not believed. */
  at: z.iso.datetime().optional(),
};
/** At the door: a code that was scanned, or somebody from the list. */
export const checkInInput = z.object({
  ...ofDate,
  who: z.union([z.object({ code: z.string().max(200) }), z.object({ rsvpId: idSchema<'rsvp'>() })]),
  ...scanned,
  requestId: requestIdSchema,
});
export type CheckInInput = z.output<typeof checkInInput>;
export const checkedInView = z.object({
  rsvpId: z.string(),
  name: z.string(),
  party: z.int(),
  guestNames: z.array(z.string()).readonly(),
  /** When they were let in. */
  at: z.iso.datetime(),
  /** They were in already: an earlier scan, or another device. */
  before: z.boolean(),
});
export type CheckedIn = z.infer<typeof checkedInView>;

export const walkInInput = z.object({
  ...ofDate,
  name: z.string().trim().min(1, 'Say who it is').max(120),
  party: z.int().min(1).max(11).default(1),
  ticket: wantedTicketSchema.nullable().default(null),
  ...scanned,
  requestId: requestIdSchema,
});
export type WalkInInput = z.output<typeof walkInInput>;
