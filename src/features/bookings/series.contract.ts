import { z } from 'zod';
import { localDateSchema, localDateTimeSchema } from '@/kernel/zone-schema';
import { optionViewSchema } from '@/features/planning/planning.contract';
import { codeAnswer, typedCode } from '@/features/pricing/codes.contract';
import { extraOffer, wantedExtras } from '@/features/pricing/extras.contract';
import { rruleSchema } from '@/features/recurrence/recurrence.contract';
import { resourceIdSchema, spaceIdSchema } from '@/features/spaces/spaces.contract';
import {
  clashSchema,
  guestsSchema,
  namedResourceSchema,
  noteSchema,
  requestIdSchema,
  skipReasonSchema,
} from './bookings.contract';
import { offerMinutesSchema, wantedSchema } from './wanted.contract';

/** A further time of the same series: "and Wednesdays 13-18". */
const blockWishSchema = z.object({
  localStart: localDateTimeSchema,
  durationMinutes: z.int().min(5).max(44_640),
  rrule: rruleSchema,
});

/** What a member wishes for each week or month, on the wall clock of the space. */
export const seriesWishInput = z.object({
  spaceId: spaceIdSchema,
  resourceId: resourceIdSchema,
  localStart: localDateTimeSchema,
  /** Elapsed minutes of each occurrence. */
  durationMinutes: z.int().min(5).max(44_640),
  rrule: rruleSchema,
  /** Local starts that the pattern makes and nobody wants (EXDATE). */
  exdates: z.array(localDateTimeSchema).max(200).default([]),
  /** Local starts beside the pattern (RDATE). */
  rdates: z.array(localDateTimeSchema).max(200).default([]),
  /** Further times, each with a pattern of its own, that are planned and booked with this one. `exdates` count for all, `rdates` for the first. */
  blocks: z.array(blockWishSchema).max(6).optional(),
  /** A discount code: each date that it takes something off uses it once, the earlier ones first. */
  code: typedCode.optional(),
  /** What each date is had with beside the time. */
  extras: wantedExtras.optional(),
});
export type SeriesWish = z.output<typeof seriesWishInput>;

export const planSeriesInput = seriesWishInput.extend({
  /** Say also what could stand in for each date that is not free: for whoever chooses date by date. */
  withOptions: z.boolean().default(false),
  /** How many come along on every date. */
  guestCount: z.int().min(0).max(100).default(0),
});

/** Minor units of the currency. */
export const priceOfDateSchema = z.object({
  amount: z.int(),
  currency: z.string(),
  /** What is left with the house beside it; left out where none is. */
  deposit: z.object({ amount: z.int(), returnDays: z.int() }).optional(),
});
export const costOfDatesSchema = z.object({
  currency: z.string(),
  amount: z.int(),
  before: z.int(),
  deposits: z.int().optional(),
});

const occurrenceStateSchema = z.enum(['fine', 'taken', 'closed', 'outside_hours', 'rule']);
export const plannedOccurrenceSchema = z.object({
  localStart: z.string(),
  startsAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
  state: occurrenceStateSchema,
  clash: clashSchema.nullable(),
  /** The rule that it breaks, for `rule`. */
  rule: z.object({ code: z.string(), details: z.record(z.string(), z.unknown()) }).nullable(),
  /** The holiday that shuts the day, for `closed` without a clash. */
  holiday: z.string().nullable(),
  /** One like resource that is free on this date. */
  other: namedResourceSchema.nullable(),
  /** Places and times that could stand in, best first; `withOptions` alone fills it. */
  options: z.array(optionViewSchema).readonly(),
  /** The first option is good enough to be taken without a look. */
  proposed: z.boolean(),
  /** What it costs if it is booked now; left out where it is not fine, or prices are not spoken of. */
  price: priceOfDateSchema.optional(),
});
export type PlannedOccurrence = z.infer<typeof plannedOccurrenceSchema>;

export const seriesPlanSchema = z.object({
  words: z.string(),
  rrule: z.string(),
  /** Each time of the series with its own pattern, the first one too. */
  blocks: z.array(z.object({ words: z.string(), rrule: z.string(), localStart: z.string(), durationMinutes: z.int() })),
  openEnded: z.boolean(),
  /** Local date up to which (inclusive) occurrences are made now; an open-ended series goes on from there by itself. */
  madeUntil: localDateSchema,
  occurrences: z.array(plannedOccurrenceSchema),
  sums: z.object({ fine: z.int(), taken: z.int(), closed: z.int(), outsideHours: z.int(), rule: z.int() }),
  /** What its dates come to, those that are fine; `before` is nothing yet. Left out where prices are not spoken of. */
  cost: costOfDatesSchema.optional(),
  /** What the extras come to on all dates that are fine, before taxes that come on top. */
  extras: z.array(z.object({ name: z.string(), count: z.int(), amount: z.int() })).optional(),
  /** What can be had with each date, in that currency; left out where there is nothing. */
  offers: z.array(extraOffer).optional(),
  currency: z.string().optional(),
  /** There are codes that one may have. */
  takesCodes: z.boolean().optional(),
  /** What became of a code that was typed: what it takes off all dates, or why it does not. */
  code: codeAnswer.extend({ dates: z.int() }).optional(),
  /** One like resource that is free on every date, where this one is not. */
  otherForAll: namedResourceSchema.nullable(),
  /** Stands for exactly this answer: booking with it fails when anything has changed since. */
  planToken: z.string(),
});
export type SeriesPlan = z.infer<typeof seriesPlanSchema>;

/** "Wait for it": the date is skipped and stays wanted. `fill`: it is taken as soon as its time is free; else offered, for `offerMinutes` or as the owner's rule says. */
const waitDecisionSchema = z.object({
  act: z.literal('wait'),
  localStart: localDateTimeSchema,
  fill: z.boolean().default(false),
  offerMinutes: offerMinutesSchema.optional(),
});

/** What is to become of one date that is not free. What nothing is said about is skipped, or refused, as `onClash` says. */
export const seriesDecisionSchema = z.discriminatedUnion('act', [
  z.object({ act: z.literal('skip'), localStart: localDateTimeSchema }),
  waitDecisionSchema,
  z.object({
    act: z.literal('move'),
    localStart: localDateTimeSchema,
    resourceId: resourceIdSchema,
    startsAt: z.iso.datetime(),
    endsAt: z.iso.datetime(),
    /** The rest of it, where the date is split around what is in the way: pieces at the same place, within the date's own time. */
    more: z
      .array(z.object({ startsAt: z.iso.datetime(), endsAt: z.iso.datetime() }))
      .max(4)
      .optional(),
  }),
]);
export type SeriesDecisionInput = z.output<typeof seriesDecisionSchema>;

export const bookSeriesInput = seriesWishInput.extend({
  /** Book the dates that are free and skip the others, or book none unless all are free. */
  onClash: z.enum(['skip', 'fail']),
  planToken: z.string().max(100).optional(),
  /** Date by date, from the options of the plan. */
  decisions: z.array(seriesDecisionSchema).max(520).default([]),
  note: noteSchema,
  /** Who comes along on every date. */
  guests: guestsSchema,
  requestId: requestIdSchema,
});
export type BookSeriesInput = z.output<typeof bookSeriesInput>;

export const seriesViewSchema = z.object({
  id: z.string(),
  spaceId: z.string(),
  resourceId: z.string(),
  resourceName: z.string(),
  localStart: z.string(),
  timeZone: z.string(),
  durationMinutes: z.int(),
  rrule: z.string(),
  words: z.string(),
  madeUntil: localDateSchema,
  status: z.enum(['live', 'ended']),
});
export const bookSeriesAnswer = z.object({
  series: seriesViewSchema,
  /** The further times of it, in their order. */
  blocks: z.array(seriesViewSchema),
  occurrences: z.array(
    z.object({
      bookingId: z.string(),
      localStart: z.string(),
      resourceId: z.string(),
      startsAt: z.iso.datetime(),
      endsAt: z.iso.datetime(),
      status: z.enum(['confirmed', 'requested', 'skipped']),
      skipReason: skipReasonSchema.nullable(),
      /** Skipped, and filled or offered as soon as its time is free. */
      wanted: wantedSchema.nullable(),
    }),
  ),
});
export type BookSeriesAnswer = z.infer<typeof bookSeriesAnswer>;
