import { z } from 'zod';
import { idSchema } from '@/kernel/id-schema';
import { addDays } from '@/kernel/zone';
import { localDateSchema, localDateTimeSchema } from '@/kernel/zone-schema';
import { bookedExtraView, wantedExtras } from '@/features/pricing/extras.contract';
import { rruleSchema } from '@/features/recurrence/recurrence.contract';
import { resourceIdSchema } from '@/features/spaces/spaces.contract';
import { guestsSchema, namedResourceSchema, noteSchema, requestIdSchema } from './bookings.contract';
import { wantedSchema } from './wanted.contract';
import { costOfDatesSchema, plannedOccurrenceSchema, priceOfDateSchema, seriesDecisionSchema } from './series.contract';

/** From the chosen date on, or every date that has not begun. One date alone is changed as a booking (`changes.contract`). */
export const seriesScopeSchema = z.enum(['following', 'all']);
export type SeriesScope = z.infer<typeof seriesScopeSchema>;

const MOST_DAYS = 366;
/** Away for a while: the dates of these days, both included, are given back, and the series goes on by itself after them. `back`: they are wanted after all. */
const pauseSchema = z
  .object({ from: localDateSchema, until: localDateSchema, back: z.boolean().default(false) })
  .refine(({ from, until }) => from <= until, { path: ['until'], message: 'The last day is before the first' })
  .refine(({ from, until }) => until <= addDays(from, MOST_DAYS), {
    path: ['until'],
    message: 'A pause lasts at most a year',
  });
export type SeriesPause = z.output<typeof pauseSchema>;

/** What is to be different; what is left out stays as it is. */
export const seriesChangeWishSchema = z.object({
  operatorId: idSchema<'operator'>(),
  /** The date that was chosen: its new start says by how much all of them move. */
  bookingId: idSchema<'booking'>(),
  scope: seriesScopeSchema,
  resourceId: resourceIdSchema.optional(),
  /** The chosen date's new start on the wall clock of the space. */
  localStart: localDateTimeSchema.optional(),
  /** Elapsed minutes of each date. */
  durationMinutes: z.int().min(5).max(44_640).optional(),
  /** Another pattern, with its end: it begins with the chosen date's new start. */
  rrule: rruleSchema.optional(),
  // Without their defaults, which would empty both wherever nothing is said of them.
  note: noteSchema.unwrap().optional(),
  guests: guestsSchema.unwrap().optional(),
  /** What each date is had with beside the time; replaces the list. */
  extras: wantedExtras.optional(),
  /** A pause of the whole series; nothing else changes with it. */
  pause: pauseSchema.optional(),
  /** Another member has all of it from here on; nothing else changes with it. */
  toMemberId: idSchema<'member'>().optional(),
  /** The chosen date leaves the series, as a booking by itself; the others go on, or are given back as far as `scope` reaches. Nothing else changes with it. */
  keepOnly: z.enum(['others_stay', 'others_end']).optional(),
  /** The chosen booking is none of a series yet: with an `rrule` it becomes the first date of a new one, and keeps its time all the while. */
  repeats: z.boolean().optional(),
  /**
   * The other times of the week of the same series: they get another place, note, guests or extras where wished; another end, a pause or other hands unless not.
   * Time, length and pattern are this one's alone.
   */
  others: z.boolean().optional(),
  /** Dates that were changed by hand keep what was changed of them. */
  keepOwn: z.boolean().default(true),
});
export const planSeriesChangeInput = seriesChangeWishSchema.extend({
  /** Dates that cannot be as wished and are to stay where they are: what was to go there cannot be either. */
  staying: z.array(localDateTimeSchema).max(520).optional(),
});
export type SeriesChangeWish = z.output<typeof seriesChangeWishSchema>;

/**
 * Fine: it will be as wished. Same: nothing of it changes. Own: changed by hand, and left as it is. Gone: the new pattern does not make it, it is given
 * back. Left out: its member cancelled it, and it stays so. Past: begun, over or checked in, never changed. Else why it cannot be as wished.
 */
export const changedStateSchema = z.enum([
  'fine',
  'taken',
  'closed',
  'outside_hours',
  'rule',
  'same',
  'own',
  'gone',
  'left_out',
  'past',
]);
export const changedOccurrenceSchema = plannedOccurrenceSchema.extend({
  state: changedStateSchema,
  /** Null: the pattern makes a new date. */
  bookingId: z.string().nullable(),
  /** Where it would be: the wished resource, or its own. */
  resourceId: z.string(),
  resourceName: z.string(),
  /** As it is now; null for a new date. */
  was: z
    .object({
      startsAt: z.iso.datetime(),
      endsAt: z.iso.datetime(),
      resourceId: z.string(),
      resourceName: z.string(),
      /** Its time could not be had so far. */
      skipped: z.boolean(),
      /** It could not be had so far, and is filled or offered as soon as it can. */
      wanted: wantedSchema.nullable(),
      /** What was agreed for it; left out where it stays as it is, or no price was spoken of. */
      price: priceOfDateSchema.optional(),
    })
    .nullable(),
});
export type ChangedOccurrence = z.infer<typeof changedOccurrenceSchema>;

const patternSchema = z.object({
  words: z.string(),
  rrule: z.string(),
  localStart: z.string(),
  durationMinutes: z.int(),
  resourceId: z.string(),
  resourceName: z.string(),
  note: z.string(),
  guests: z.array(z.object({ name: z.string(), email: z.string().optional() })),
  extras: z.array(bookedExtraView),
  /** Local starts to come that are left out: paused, or excepted. */
  exdates: z.array(z.string()),
});
export const seriesChangePlanSchema = z.object({
  spaceId: z.string(),
  timeZone: z.string(),
  /** It is a booking by itself, to become the first date of a series. */
  alone: z.boolean().optional(),
  /** The part that is changed, as it is, and as it would be. */
  before: patternSchema,
  after: patternSchema,
  /** The other times of the week of the series, as they are. */
  otherTimes: z.array(z.object({ words: z.string(), localStart: z.string(), durationMinutes: z.int() })),
  /** The pattern says something else than before, not only shifted: "the second Tuesday" became "the second Wednesday". */
  derivedAgain: z.boolean(),
  occurrences: z.array(changedOccurrenceSchema),
  sums: z.record(changedStateSchema, z.int()),
  /** What the dates that will be as wished come to, and what they and those given back cost so far. Left out where prices are not spoken of. */
  cost: costOfDatesSchema.optional(),
  /** One like resource that is free on every date that changes, where the wished one is not. */
  otherForAll: namedResourceSchema.nullable(),
  planToken: z.string(),
});
export type SeriesChangePlan = z.infer<typeof seriesChangePlanSchema>;

/** As for a new series; and a date that cannot be as wished may stay as it is. */
export const changeDecisionSchema = z.discriminatedUnion('act', [
  ...seriesDecisionSchema.options,
  z.object({ act: z.literal('stay'), localStart: localDateTimeSchema }),
]);
export type ChangeDecisionInput = z.output<typeof changeDecisionSchema>;

export const changeSeriesInput = seriesChangeWishSchema.extend({
  /** Of the plan that was shown: where anything changed since, nothing is written. */
  planToken: z.string().max(100),
  /** One for each date that cannot be as wished. */
  decisions: z.array(changeDecisionSchema).max(520).default([]),
  requestId: requestIdSchema,
});
export type ChangeSeriesInput = z.output<typeof changeSeriesInput>;
export const changeSeriesAnswer = z.object({
  changeId: z.string(),
  undoUntil: z.iso.datetime(),
  /** The part that holds the changed dates: a new one where earlier dates stay as they are. */
  seriesId: z.string(),
  words: z.string(),
  /** How many dates are as wished now, were added, given back, left as they are, and could not be had. */
  changed: z.int(),
  added: z.int(),
  givenBack: z.int(),
  kept: z.int(),
  skipped: z.int(),
  /** Of those that could not be had: how many are wanted still. */
  waiting: z.int(),
});
export type ChangeSeriesAnswer = z.infer<typeof changeSeriesAnswer>;

export const undoSeriesChangeInput = z.object({
  operatorId: idSchema<'operator'>(),
  changeId: idSchema<'series_change'>(),
  /** Any part of the series that it must be a change of. */
  seriesId: idSchema<'series'>().optional(),
  requestId: requestIdSchema,
});
export type UndoSeriesChangeInput = z.output<typeof undoSeriesChangeInput>;
export const undoSeriesChangeAnswer = z.object({ restored: z.int() });
export type UndoSeriesChangeAnswer = z.infer<typeof undoSeriesChangeAnswer>;
