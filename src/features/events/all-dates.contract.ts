import { z } from 'zod';
import { idSchema } from '@/kernel/id-schema';
import { eventDateIdSchema, eventIdSchema, requestIdSchema } from './events.contract';
import { questionsSchema, replyViewSchema } from './questions.contract';
import { dateTicketSchema, ticketTypeIdSchema, ticketViewSchema } from './tickets.contract';
import { PAYS } from './domain/ticket-type';
import { RSVP_STATUSES, saidSchema } from './rsvps.contract';

const party = z.int().min(1).max(11).default(1);
const standing = z.boolean().default(false);
const token = z.string().max(2000);

/** What would become of each date if one came to all of them with so many. */
/** At an event with kinds of places: of which kind; the first that is on sale where none is said. */
const typeId = ticketTypeIdSchema.nullable().default(null);
export const allDatesInput = z.object({ operatorId: idSchema<'operator'>(), eventId: eventIdSchema, party, typeId });
export type AllDatesInput = z.output<typeof allDatesInput>;
/** The same by the link of a mail about one of them. */
export const linkedDatesInput = z.object({ token, party, typeId });

/** What becomes of one date: answered, as it is already, or why not. */
const outcome = z.object({
  did: z.enum(['answers', 'stays', 'refused']),
  /** How the answer stands then; null where there is none. */
  status: z.enum(RSVP_STATUSES).nullable(),
  /** The code of the refusal. */
  why: z.string().nullable(),
});
export const dateOutcomeSchema = outcome.extend({
  dateId: z.string(),
  startsAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
  /** How one's answer stands now. */
  mine: z.object({ rsvpId: z.string(), status: z.enum(RSVP_STATUSES), party: z.int(), in: z.boolean() }).nullable(),
});
export type DateOutcome = z.infer<typeof dateOutcomeSchema>;

export const allDatesSchema = z.object({
  eventId: z.string(),
  slug: z.string(),
  title: z.string(),
  timeZone: z.string(),
  /** It repeats without an end: dates are still to be made. */
  endless: z.boolean(),
  repeats: z.string().nullable(),
  guestsEach: z.int(),
  approval: z.boolean(),
  /** Kinds of places, how each stands at the next date, and which was looked at. */
  tickets: z.array(ticketViewSchema),
  ticketsAt: z.array(dateTicketSchema),
  typeId: z.string().nullable(),
  pays: z.enum(PAYS),
  questions: questionsSchema.readonly(),
  /** What one replied before. */
  replies: z.array(replyViewSchema).readonly(),
  /** Since when one comes to those that are still to be made, too. */
  standing: z.object({ since: z.iso.datetime(), party: z.int() }).nullable(),
  /** To come, the next first. */
  dates: z.array(dateOutcomeSchema),
});
export type AllDates = z.infer<typeof allDatesSchema>;
export const linkedDatesSchema = allDatesSchema.extend({
  operator: z.object({ slug: z.string(), name: z.string(), accent: z.string() }),
  name: z.string(),
});
export type LinkedDates = z.infer<typeof linkedDatesSchema>;

/** "I come to all of them", and with `standing` to those that are still to be made. */
export const answerAllDatesInput = saidSchema.extend({
  operatorId: idSchema<'operator'>(),
  eventId: eventIdSchema,
  standing,
  requestId: requestIdSchema,
});
export type AnswerAllDatesInput = z.output<typeof answerAllDatesInput>;
export const answerAllByLinkInput = saidSchema.extend({ token, standing });
export type AnswerAllByLinkInput = z.output<typeof answerAllByLinkInput>;

/** What is taken back: a date, that and all later ones, all, or only what was said of those that are still to be made, which ends with the two before as well. */
export const TAKE_BACK = ['this', 'later', 'all', 'new'] as const;
const whichDates = { which: z.enum(TAKE_BACK), dateId: eventDateIdSchema.nullable().default(null) };
export const takeBackDatesInput = z.object({
  ...{ operatorId: idSchema<'operator'>(), eventId: eventIdSchema, ...whichDates, requestId: requestIdSchema },
});
export type TakeBackDatesInput = z.output<typeof takeBackDatesInput>;
export const takeBackByLinkInput = z.object({ token, ...whichDates });
export type TakeBackByLinkInput = z.output<typeof takeBackByLinkInput>;

/** What became of how many dates. */
export const allAnsweredSchema = z.object({
  going: z.int(),
  waiting: z.int(),
  asked: z.int(),
  cancelled: z.int(),
  /** Answers that are as they were. */
  stays: z.int(),
  refused: z.int(),
});
export type AllAnswered = z.infer<typeof allAnsweredSchema>;
