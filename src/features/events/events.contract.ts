import { z } from 'zod';
import { idSchema } from '@/kernel/id-schema';
import { ROLES } from '@/kernel/acting-member';
import { localDateTimeSchema } from '@/kernel/zone-schema';
import { optionViewSchema } from '@/features/planning/planning.contract';
import { rruleSchema } from '@/features/recurrence/recurrence.contract';
import { resourceIdSchema, spaceIdSchema } from '@/features/spaces/spaces.contract';
import { questionsSchema } from './questions.contract';
import { membersPaySchema, ticketWishesSchema } from './tickets.contract';

export const eventIdSchema = idSchema<'event'>();
export const eventDateIdSchema = idSchema<'event_date'>();
export const requestIdSchema = idSchema<'request'>();

export const CATEGORIES = [
  'talk',
  'workshop',
  'social',
  'food',
  'wellbeing',
  'business',
  'community',
  'other',
] as const;
export const AUDIENCES = ['public', 'members', 'plans', 'invited', 'link'] as const;
export const WHO_COMES = ['nobody', 'count', 'names'] as const;
export const PHOTOS_FOR = ['comers', 'page'] as const;
export const EVENT_STATUSES = ['draft', 'asked', 'scheduled', 'published', 'cancelled'] as const;

const webAddress = z
  .string()
  .trim()
  .max(500)
  .refine((text) => /^https?:\/\/[^\s]+\.[^\s]+$/.test(text), 'Write an address like https://meet.example.org/room');
const tag = z.string().trim().min(1).max(30);

/** Where it is: a resource of the space, which each date holds; elsewhere; or online, at an address that only those who come are told. */
export const eventPlaceSchema = z.discriminatedUnion('is', [
  z.object({ is: z.literal('resource'), resourceId: resourceIdSchema }),
  z.object({ is: z.literal('elsewhere'), words: z.string().trim().min(1, 'Say where it is').max(200) }),
  z.object({ is: z.literal('online'), url: webAddress }),
]);

/** All that a host says of an event. Times are on the wall clock of the space. */
export const eventWishSchema = z.object({
  title: z.string().trim().min(1, 'Give it a title').max(120),
  /** Markdown. */
  description: z.string().trim().max(20_000).default(''),
  category: z.enum(CATEGORIES).default('other'),
  tags: z.array(tag).max(8).default([]),
  place: eventPlaceSchema,
  /** Minutes for which the room is held before and after each date. */
  setupMinutes: z.int().min(0).max(720).default(0),
  cleanupMinutes: z.int().min(0).max(720).default(0),
  localStart: localDateTimeSchema,
  durationMinutes: z.int().min(5).max(20_160),
  /** How it repeats; null for once. */
  rrule: rruleSchema.nullable().default(null),
  /** Further starts beside the rule. */
  rdates: z.array(localDateTimeSchema).max(60).default([]),
  audience: z.enum(AUDIENCES).default('public'),
  planIds: z.array(idSchema<'plan'>()).max(50).default([]),
  coHostIds: z.array(idSchema<'member'>()).max(20).default([]),
  /** Places of each date, guests counted; null for any number. */
  capacity: z.int().min(1).max(10_000).nullable().default(null),
  guestsEach: z.int().min(0).max(10).default(0),
  approval: z.boolean().default(false),
  /** From when one can answer; null for as soon as it is published. */
  opensAt: localDateTimeSchema.nullable().default(null),
  /** Answers close so many minutes before each date. */
  closesMinutes: z.int().min(0).max(43_200).default(0),
  /** For how long a place that frees up is offered; null gives it to the first who waits at once. */
  offerMinutes: z.int().min(5).max(10_080).nullable().default(null),
  whoComes: z.enum(WHO_COMES).default('count'),
  questions: questionsSchema.default([]),
  /** The picture on top of its page, and what it shows. */
  coverId: idSchema<'event_cover'>().nullable().default(null),
  coverAlt: z.string().trim().max(200).default(''),
  /** Kinds of places, in their order; none where it is free for all. */
  tickets: ticketWishesSchema.default([]),
  membersPay: membersPaySchema.default('account'),
  /** Who sees the photos afterwards. */
  photosFor: z.enum(PHOTOS_FOR).default('comers'),
});
export type EventWish = z.output<typeof eventWishSchema>;

/** What is to become of one date whose room is not free; what nothing is said of is left out. */
const dateDecisionSchema = z.discriminatedUnion('act', [
  z.object({ act: z.literal('skip'), localStart: localDateTimeSchema }),
  z.object({
    act: z.literal('move'),
    localStart: localDateTimeSchema,
    resourceId: resourceIdSchema,
    startsAt: z.iso.datetime(),
    endsAt: z.iso.datetime(),
  }),
]);
export type DateDecision = z.output<typeof dateDecisionSchema>;

const ofEvent = { spaceId: spaceIdSchema, eventId: eventIdSchema };
/** `eventId` is null for a new event. */
export const planEventInput = z.object({
  spaceId: spaceIdSchema,
  eventId: eventIdSchema.nullable(),
  wish: eventWishSchema,
});
export const saveEventInput = planEventInput.extend({
  /** The version that was on the screen; null for a new event. */
  seen: z.int().nullable(),
  /** Keep it a draft, publish it now, or at a time. An event that is out stays as it is. */
  as: z.enum(['draft', 'publish', 'schedule']),
  publishAt: localDateTimeSchema.nullable().default(null),
  /** The plan that was on the screen: when anything has changed since, nothing is written. */
  planToken: z.string().max(100).nullable().default(null),
  decisions: z.array(dateDecisionSchema).max(520).default([]),
  requestId: requestIdSchema,
});
export type SaveEventInput = z.output<typeof saveEventInput>;
export const saveEventAnswer = z.object({
  eventId: z.string(),
  slug: z.string(),
  version: z.int(),
  status: z.enum(EVENT_STATUSES),
});
export type SaveEventAnswer = z.infer<typeof saveEventAnswer>;

const eventActInput = z.object({ ...ofEvent, requestId: requestIdSchema });
export const answerEventInput = eventActInput.extend({
  yes: z.boolean(),
  words: z.string().trim().max(500).default(''),
});
export type AnswerEventInput = z.output<typeof answerEventInput>;
/** One date, or all that are still to come. */
export const cancelEventInput = eventActInput.extend({
  dateId: eventDateIdSchema.nullable().default(null),
  words: z.string().trim().max(500).default(''),
});
export type CancelEventInput = z.output<typeof cancelEventInput>;
const timeOfDate = z.object({
  localStart: localDateTimeSchema,
  durationMinutes: z.int().min(5).max(20_160),
  resourceId: resourceIdSchema.nullable(),
});
/** "What if it were then, and there?" */
export const planDateInput = z.object({ ...ofEvent, dateId: eventDateIdSchema, time: timeOfDate });
export type PlanDateInput = z.output<typeof planDateInput>;
export const changeDateInput = eventActInput.extend({
  dateId: eventDateIdSchema,
  /** Null for any number. What is left out stays. */
  capacity: z.int().min(1).max(10_000).nullable().optional(),
  time: timeOfDate.optional(),
});
export type ChangeDateInput = z.output<typeof changeDateInput>;

/** Who is asked to come: members, and addresses of people without an account. A draft asks them once it is published. */
export const inviteInput = eventActInput.extend({
  memberIds: z.array(idSchema<'member'>()).max(200).default([]),
  emails: z.array(z.email('Write addresses like ana@example.org').max(254)).max(200).default([]),
});
export type InviteInput = z.output<typeof inviteInput>;
export const peopleInput = z.object({
  operatorId: idSchema<'operator'>(),
  q: z.string().trim().max(100).default(''),
  /** Whoever may be asked to come, or who could run an event together with somebody. */
  among: z.enum(['everybody', 'hosts']).default('everybody'),
});
export const peopleView = z.object({ people: z.array(z.object({ memberId: z.string(), name: z.string() })) });
export const takeBackInvitationInput = eventActInput.extend({ invitationId: idSchema<'event_invitation'>() });
export type TakeBackInvitationInput = z.output<typeof takeBackInvitationInput>;
export const invitedInput = z.object(ofEvent);
export const invitedView = z.object({
  invited: z.array(
    z.object({
      invitationId: z.string(),
      /** A member, or the address. */
      name: z.string(),
      member: z.boolean(),
      /** What they answered to the next date; null where they have not. */
      answer: z.string().nullable(),
    }),
  ),
});

const hostRole = z.enum(ROLES).exclude(['owner', 'manager']);
export const hostRulesView = z.object({ hostRoles: z.array(hostRole), yesRoles: z.array(hostRole) });
export const setHostRulesInput = hostRulesView.extend({
  operatorId: idSchema<'operator'>(),
  requestId: requestIdSchema,
});
export type SetHostRulesInput = z.output<typeof setHostRulesInput>;

const clash = z.object({
  kind: z.enum(['booking', 'event', 'closure', 'hold']),
  who: z.string().nullable(),
  reason: z.string().nullable(),
});
/** A date as it would be: fine, or why not, and what it does to a date that stands already. */
export const plannedDateSchema = z.object({
  localStart: z.string(),
  startsAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
  state: z.enum(['fine', 'taken', 'closed']),
  clash: clash.nullable(),
  outsideHours: z.boolean(),
  options: z.array(optionViewSchema).readonly(),
  proposed: z.boolean(),
  /** The date that it is now, where it stands already, and how many come. */
  was: z.object({ startsAt: z.iso.datetime(), endsAt: z.iso.datetime(), coming: z.int() }).nullable(),
});
export type PlannedDate = z.infer<typeof plannedDateSchema>;
export const eventPlanSchema = z.object({
  words: z.string(),
  dates: z.array(plannedDateSchema),
  /** Dates that would not be any more, and how many are told. */
  ending: z.array(z.object({ dateId: z.string(), startsAt: z.iso.datetime(), coming: z.int() })),
  needsYes: z.boolean(),
  planToken: z.string(),
});
export type EventPlan = z.infer<typeof eventPlanSchema>;
