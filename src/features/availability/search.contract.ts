import { z } from 'zod';
import { localDateSchema } from '@/kernel/zone-schema';
import {
  listedResourceSchema,
  resourceIdSchema,
  resourceKindSchema,
  spaceIdSchema,
} from '@/features/spaces/spaces.contract';
import { GIVE_WAYS } from './domain/nearest-wish';
import { FIND_REASONS } from './domain/rank-places';
import { DAY_PARTS, LONGEST_WISH_MINUTES, MOST_WISHED_DAYS, SHORTEST_WISH_MINUTES } from './domain/wish';

export const PLACES_PER_PAGE = 20;

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Write a time like 09:30');
const name = z.string().trim().min(1).max(80);

/** A wish as it is sent. Whatever is left out is left to the place: see `Wish`. */
const wishShape = {
  kinds: z.array(resourceKindSchema).max(6).default([]),
  people: z.int().min(1).max(1000).nullable().default(null),
  amenities: z.array(name).max(20).default([]),
  group: name.nullable().default(null),
  places: z.array(resourceIdSchema).max(50).default([]),
  minutes: z.int().min(SHORTEST_WISH_MINUTES).max(LONGEST_WISH_MINUTES).nullable().default(null),
  days: z.array(localDateSchema).max(MOST_WISHED_DAYS).default([]),
  parts: z.array(z.enum(DAY_PARTS)).max(DAY_PARTS.length).default([]),
  from: clock.nullable().default(null),
  to: clock.or(z.literal('24:00')).nullable().default(null),
};
const runsForward = (wish: { from?: string | null; to?: string | null }) =>
  !wish.from || !wish.to || wish.from < wish.to;
const BACKWARDS = { path: ['to'], message: 'The end is before the start' };

const page = z.int().min(1).max(1000).default(1);
export const searchInput = z.object({ spaceId: spaceIdSchema, ...wishShape, page }).refine(runsForward, BACKWARDS);

/** In an address, lists are separated by commas. */
const listed = <T extends z.ZodType<unknown, string[]>>(items: T) =>
  z
    .string()
    .max(2000)
    .transform((text) =>
      text
        .split(',')
        .map((one) => one.trim())
        .filter(Boolean),
    )
    .pipe(items);
const count = (least: number, most: number) => z.coerce.number().int().min(least).max(most);
export const searchQuery = z
  .object({
    spaceId: spaceIdSchema,
    kinds: listed(wishShape.kinds.unwrap())
      .optional()
      .describe('Of these kinds, separated by commas; otherwise of any'),
    people: count(1, 1000).optional().describe('Holds at least so many'),
    amenities: listed(wishShape.amenities.unwrap())
      .optional()
      .describe('Has all of these, by name, separated by commas'),
    group: name.optional().describe('Of the desk group of this name'),
    places: listed(wishShape.places.unwrap()).optional().describe('One of these resources, ids separated by commas'),
    minutes: count(SHORTEST_WISH_MINUTES, LONGEST_WISH_MINUTES)
      .optional()
      .describe(
        'So long; otherwise the whole of `from` to `to`, at a desk the day or the part of it, elsewhere an hour',
      ),
    days: listed(wishShape.days.unwrap())
      .optional()
      .describe(
        `On one of these dates of the space, at most ${MOST_WISHED_DAYS}, separated by commas; otherwise in the coming seven days`,
      ),
    parts: listed(wishShape.parts.unwrap())
      .optional()
      .describe('Within these parts of the day: ' + DAY_PARTS.join(', ')),
    from: clock.optional().describe('Not before this time of the day, on the wall clock of the space'),
    to: wishShape.to.unwrap().unwrap().optional().describe('Not after this time of the day; `24:00` is its end'),
    page: count(1, 1000).optional(),
  })
  .refine(runsForward, BACKWARDS);

const rangeSchema = z.object({ startsAt: z.iso.datetime(), endsAt: z.iso.datetime() });
/** One time that can be booked as it stands, with the free stretch around it and what else of that day is taken. */
const foundTimeSchema = rangeSchema.extend({
  date: localDateSchema,
  free: rangeSchema,
  /** All of the window that was asked for is free. */
  whole: z.boolean(),
  /** The owner's rules sell no such length there: the nearest they do. */
  byRule: z.boolean(),
  open: z.array(rangeSchema),
  taken: z.array(rangeSchema),
});
const foundPlaceSchema = z.object({
  resource: listedResourceSchema
    .pick({ id: true, name: true, kind: true, capacity: true, amenities: true, openToVisitors: true })
    .extend({ groupName: z.string().nullable(), floorName: z.string() }),
  /** Why it stands where it does. */
  reasons: z.array(z.enum(FIND_REASONS)),
  /** Somebody has to say yes to a booking there. */
  onRequest: z.boolean(),
  /** The first time on each date that has one, soonest first. */
  times: z.array(foundTimeSchema),
});
export type FoundPlaceView = z.infer<typeof foundPlaceSchema>;
export type FoundTimeView = z.infer<typeof foundTimeSchema>;

const wishView = z.object({
  kinds: z.array(resourceKindSchema),
  people: z.int().nullable(),
  amenities: z.array(z.string()),
  group: z.string().nullable(),
  places: z.array(z.string()),
  minutes: z.int().nullable(),
  days: z.array(localDateSchema),
  parts: z.array(z.enum(DAY_PARTS)),
  from: z.string().nullable(),
  to: z.string().nullable(),
});

/** What whoever asks has booked of a place that they named. */
const yoursSchema = rangeSchema.extend({ bookingId: z.string(), resourceName: z.string(), date: localDateSchema });

export const searchAnswer = z.object({
  timeZone: z.string(),
  /** The dates that were looked at. */
  dates: z.array(localDateSchema),
  items: z.array(foundPlaceSchema),
  total: z.int(),
  page: z.int(),
  pages: z.int(),
  /** Where nothing was found of the places that were named: what whoever asks has booked there themselves, for such a time. */
  yours: z.array(yoursSchema),
  /** Where nothing was found: what works when one asks for a little less, the smallest step first. */
  nearest: z.array(z.object({ by: z.enum(GIVE_WAYS), wish: wishView, first: foundPlaceSchema, total: z.int() })),
});
export type SearchAnswer = z.infer<typeof searchAnswer>;
