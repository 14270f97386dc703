import { z } from 'zod';
import { idSchema } from '@/kernel/id-schema';
import { spaceIdSchema } from '@/features/spaces/spaces.contract';
import {
  CATEGORIES,
  AUDIENCES,
  EVENT_STATUSES,
  eventDateIdSchema,
  eventIdSchema,
  eventWishSchema,
  PHOTOS_FOR,
  WHO_COMES,
} from './events.contract';
import { questionsSchema, replyViewSchema } from './questions.contract';
import { RSVP_STATUSES } from './rsvps.contract';
import {
  agreedTicketSchema,
  dateTicketSchema,
  incomeSchema,
  membersPaySchema,
  pricesFromSchema,
  ticketViewSchema,
  typedCode,
} from './tickets.contract';

const status = z.enum(RSVP_STATUSES);

/** One's own answer to a date. Instants as ISO texts. */
const ownAnswerSchema = z.object({
  rsvpId: z.string(),
  status,
  how: z.enum(['by_guest', 'by_host', 'lapsed', 'event']).nullable(),
  party: z.int(),
  guestNames: z.array(z.string()).readonly(),
  note: z.string(),
  replies: z.array(replyViewSchema).readonly(),
  /** How many wait before it. */
  ahead: z.int(),
  offerExpiresAt: z.iso.datetime().nullable(),
  checkedInAt: z.iso.datetime().nullable(),
  ticket: agreedTicketSchema.nullable(),
  /** What was paid at the door, in minor units. */
  paid: z.int(),
});

/** Where a date stands by the clock, and whether it is on at all. */
const phase = z.enum(['not_yet', 'open', 'closed', 'begun', 'over']);
export const eventDateViewSchema = z.object({
  dateId: z.string(),
  startsAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
  status: z.enum(['stands', 'skipped', 'cancelled']),
  endedWords: z.string(),
  phase,
  roomName: z.string().nullable(),
  capacity: z.int().nullable(),
  /** People who come, guests counted; null where others may not know. */
  coming: z.int().nullable(),
  waiting: z.int().nullable(),
  /** Null for any number. */
  placesLeft: z.int().nullable(),
  names: z.array(z.string()).readonly(),
  tickets: z.array(dateTicketSchema),
  mine: ownAnswerSchema.nullable(),
});
export type EventDateView = z.infer<typeof eventDateViewSchema>;

export const eventPageSchema = z.object({
  eventId: z.string(),
  slug: z.string(),
  version: z.int(),
  operator: z.object({ id: z.string(), slug: z.string(), name: z.string(), accent: z.string() }),
  space: z.object({
    id: z.string(),
    slug: z.string(),
    name: z.string(),
    street: z.string(),
    postalCode: z.string(),
    city: z.string(),
    country: z.string(),
  }),
  title: z.string(),
  /** Markdown as it was written: whoever shows it makes it safe. */
  description: z.string(),
  category: z.enum(CATEGORIES),
  tags: z.array(z.string()).readonly(),
  host: z.object({ memberId: z.string(), name: z.string() }),
  coHosts: z.array(z.object({ memberId: z.string(), name: z.string() })).readonly(),
  audience: z.enum(AUDIENCES),
  place: z.enum(['resource', 'elsewhere', 'online']),
  placeWords: z.string(),
  /** Only for those who come, and for who runs it. */
  onlineUrl: z.string().nullable(),
  timeZone: z.string(),
  repeats: z.string().nullable(),
  guestsEach: z.int(),
  approval: z.boolean(),
  opensAt: z.iso.datetime().nullable(),
  closesMinutes: z.int(),
  offerMinutes: z.int().nullable(),
  whoComes: z.enum(WHO_COMES),
  questions: questionsSchema.readonly(),
  status: z.enum(EVENT_STATUSES),
  publishAt: z.iso.datetime().nullable(),
  endedWords: z.string(),
  /** The picture on top, and what it shows. */
  coverId: z.string().nullable(),
  coverAlt: z.string(),
  /** Kinds of places; `ticketed` also where none is shown to this reader, `hasCodes` where a code shows more. */
  tickets: z.array(ticketViewSchema),
  ticketed: z.boolean(),
  hasCodes: z.boolean(),
  membersPay: membersPaySchema,
  photosFor: z.enum(PHOTOS_FOR),
  /** To come, and what is on now; at most a hundred. Those of the last thirty days where none is left. */
  dates: z.array(eventDateViewSchema),
  may: z.object({ change: z.boolean(), door: z.boolean(), answer: z.boolean(), approve: z.boolean() }),
});
export type EventPage = z.infer<typeof eventPageSchema>;

/** By the address of the page: a member of the operator, or anybody where it is public. */
const code = typedCode.optional();
export const eventPageInput = z.object({ operator: z.string().max(100), event: z.string().max(100), code });
export const memberEventPageInput = z.object({ event: z.string().max(100), code });

const cursor = z.object({ startsAt: z.iso.datetime(), id: eventDateIdSchema });
export const eventListInput = z.object({
  spaceId: spaceIdSchema,
  from: z.iso.datetime(),
  to: z.iso.datetime().nullish(),
  show: z.enum(['all', 'mine', 'hosting']).default('all'),
  cursor: cursor.nullish(),
});
export type EventListInput = z.output<typeof eventListInput>;
/** A date in a list or a calendar. */
export const eventCardSchema = z.object({
  eventId: z.string(),
  dateId: z.string(),
  slug: z.string(),
  title: z.string(),
  category: z.enum(CATEGORIES),
  startsAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
  timeZone: z.string(),
  /** The room, the place in words, or Online. */
  where: z.string(),
  hostName: z.string(),
  audience: z.enum(AUDIENCES),
  placesLeft: z.int().nullable(),
  coming: z.int().nullable(),
  mine: status.nullable(),
  coverId: z.string().nullable(),
  coverAlt: z.string(),
  repeats: z.boolean(),
  /** What a place costs; null where it is free. */
  prices: pricesFromSchema,
});
export type EventCard = z.infer<typeof eventCardSchema>;
export const eventListSchema = z.object({ cards: z.array(eventCardSchema), next: cursor.nullable() });
export type EventList = z.infer<typeof eventListSchema>;
export const publicListInput = z.object({
  operator: z.string().max(100),
  from: z.iso.datetime(),
  to: z.iso.datetime().nullish(),
  cursor: cursor.nullish(),
});
export type PublicListInput = z.output<typeof publicListInput>;
export const publicListSchema = eventListSchema.extend({
  operator: z.object({ id: z.string(), slug: z.string(), name: z.string(), accent: z.string() }),
  timeZone: z.string(),
});

/** Events that somebody runs: drafts, what waits for a yes, what is out; without dates too. */
export const hostedSchema = z.object({
  eventId: z.string(),
  slug: z.string(),
  title: z.string(),
  status: z.enum(EVENT_STATUSES),
  hostName: z.string(),
  publishAt: z.iso.datetime().nullable(),
  next: z
    .object({
      dateId: z.string(),
      startsAt: z.iso.datetime(),
      coming: z.int(),
      asked: z.int(),
      capacity: z.int().nullable(),
    })
    .nullable(),
});
export const hostingSchema = z.object({
  events: z.array(hostedSchema),
  may: z.object({ host: z.boolean(), needsYes: z.boolean(), approve: z.boolean() }),
});
export type Hosting = z.infer<typeof hostingSchema>;
export const hostingInput = z.object({ spaceId: spaceIdSchema });

/** An event for the editor: what its host wished. */
export const editedEventSchema = z.object({
  eventId: z.string(),
  slug: z.string(),
  version: z.int(),
  status: z.enum(EVENT_STATUSES),
  publishAt: z.string().nullable(),
  wish: eventWishSchema,
});
export type EditedEvent = z.infer<typeof editedEventSchema>;
export const editedEventInput = z.object({ spaceId: spaceIdSchema, eventId: eventIdSchema });

const guestCursor = z.object({ place: z.int(), name: z.string().max(120), id: idSchema<'rsvp'>() });
export const guestsInput = z.object({
  operatorId: idSchema<'operator'>(),
  dateId: eventDateIdSchema,
  q: z.string().trim().max(100).default(''),
  show: z.enum(['all', 'going', 'line', 'in']).default('all'),
  cursor: guestCursor.nullish(),
});
export type GuestsInput = z.output<typeof guestsInput>;
export const guestSchema = z.object({
  rsvpId: z.string(),
  name: z.string(),
  member: z.boolean(),
  /** For those who run the event: the address of somebody without an account. */
  email: z.string().nullable(),
  status,
  how: z.enum(['by_guest', 'by_host', 'lapsed', 'event']).nullable(),
  party: z.int(),
  guestNames: z.array(z.string()).readonly(),
  note: z.string(),
  replies: z.array(replyViewSchema).readonly(),
  offerExpiresAt: z.iso.datetime().nullable(),
  checkedInAt: z.iso.datetime().nullable(),
  ticket: agreedTicketSchema.nullable(),
  /** What was paid at the door, in minor units. */
  paid: z.int(),
});
export type Guest = z.infer<typeof guestSchema>;
export const guestsSchema = z.object({
  title: z.string(),
  slug: z.string(),
  startsAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
  timeZone: z.string(),
  status: z.enum(['stands', 'skipped', 'cancelled']),
  capacity: z.int().nullable(),
  /** People, guests counted; of those who are in, too. */
  sums: z.object({ going: z.int(), in: z.int(), waiting: z.int(), offered: z.int(), asked: z.int() }),
  /** What its tickets come to; null at a free event. */
  income: incomeSchema.nullable(),
  guests: z.array(guestSchema),
  next: guestCursor.nullable(),
  may: z.object({ change: z.boolean(), door: z.boolean() }),
});
export type Guests = z.infer<typeof guestsSchema>;

/** Behind the link of a mail. */
export const linkedAnswerSchema = z.object({
  page: eventPageSchema.omit({ may: true, dates: true }),
  date: eventDateViewSchema,
  name: z.string(),
});
export type LinkedAnswer = z.infer<typeof linkedAnswerSchema>;

/** Behind the link of the mail that asks whether it was them: what was asked for. */
export const askedAnswerSchema = linkedAnswerSchema.extend({
  email: z.string(),
  party: z.int(),
  guestNames: z.array(z.string()).readonly(),
  note: z.string(),
  ticket: agreedTicketSchema.nullable(),
  /** Confirmed before. */
  done: z.boolean(),
});
export type AskedAnswer = z.infer<typeof askedAnswerSchema>;

/** Behind the link of an invitation. */
export const invitationPageSchema = z.object({ page: eventPageSchema, email: z.string() });
export type InvitationPage = z.infer<typeof invitationPageSchema>;
