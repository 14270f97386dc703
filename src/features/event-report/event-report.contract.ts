import { z } from 'zod';
import { idSchema } from '@/kernel/id-schema';
import { localDateSchema } from '@/kernel/zone-schema';
import { CATEGORIES, EVENT_STATUSES, eventDateIdSchema, eventIdSchema } from '@/features/events/events.contract';
import { REPORT_SORTS } from './domain/report-search';
import { spaceIdSchema } from '@/features/spaces/spaces.contract';

/** Dates of events from one day to another, both in it, on the wall clock of the space. */
export const reportInput = z.object({
  spaceId: spaceIdSchema,
  from: localDateSchema,
  to: localDateSchema,
  hostId: idSchema<'member'>().nullable().default(null),
  category: z.enum(CATEGORIES).nullable().default(null),
  sort: z.enum(REPORT_SORTS).default('going'),
  /** The most first, or the least; of titles from A. */
  ascending: z.boolean().default(false),
  page: z.int().min(1).max(1000).default(1),
});
export type ReportInput = z.output<typeof reportInput>;

/** What tickets of those who come cost, in minor units; what of it stands on members' accounts, and what was paid at the door. */
const money = { due: z.int(), onAccount: z.int(), atDoor: z.int() };
const figures = {
  ...money,
  dates: z.int(),
  cancelled: z.int(),
  /** Of all dates that took or take place; null where one has any number. */
  places: z.int().nullable(),
  /** People, guests counted. */
  going: z.int(),
  came: z.int(),
  /** Of dates that are over: who was going and never came in, of how many. */
  noShows: z.int(),
  noShowsOf: z.int(),
  /** Who stands in line: places that were wanted and not there. */
  waiting: z.int(),
  /** People who opened its page in these days, each once a day; and how many people answered in these days. */
  views: z.int(),
  answered: z.int(),
};
export const reportRowSchema = z.object({
  eventId: z.string(),
  slug: z.string(),
  title: z.string(),
  hostName: z.string(),
  category: z.enum(CATEGORIES),
  status: z.enum(EVENT_STATUSES),
  ...figures,
});
export type ReportRow = z.infer<typeof reportRowSchema>;
export const reportSchema = z.object({
  timeZone: z.string(),
  currency: z.string(),
  events: z.int(),
  sums: z.object(figures),
  rows: z.array(reportRowSchema),
  page: z.int(),
  pages: z.int(),
  /** Whose events there are to choose from; nobody where one sees one's own alone. */
  hosts: z.array(z.object({ memberId: z.string(), name: z.string() })),
  /** All events, or those that one runs. */
  all: z.boolean(),
});
export type Report = z.infer<typeof reportSchema>;

/** An event over all its dates, or one of them. */
export const eventFiguresInput = z.object({
  operatorId: idSchema<'operator'>(),
  eventId: eventIdSchema,
  dateId: eventDateIdSchema.nullable().default(null),
});
export type EventFiguresInput = z.output<typeof eventFiguresInput>;
const dateFigures = z.object({
  ...money,
  dateId: z.string(),
  startsAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
  status: z.enum(['stands', 'skipped', 'cancelled']),
  over: z.boolean(),
  capacity: z.int().nullable(),
  going: z.int(),
  came: z.int(),
  waiting: z.int(),
});
export type DateFigures = z.infer<typeof dateFigures>;
export const eventFiguresSchema = z.object({
  ...money,
  title: z.string(),
  slug: z.string(),
  timeZone: z.string(),
  currency: z.string(),
  /** All of them, the earliest first; the figures are of those that were asked for. */
  dates: z.array(dateFigures),
  going: z.int(),
  came: z.int(),
  noShows: z.int(),
  noShowsOf: z.int(),
  waiting: z.int(),
  asked: z.int(),
  cancelled: z.int(),
  /** Of the whole event: its page is one. */
  views: z.int(),
  answered: z.int(),
  /** Day by day: who opened the page, and people who said that they come. */
  byDay: z.array(z.object({ date: z.string(), views: z.int(), people: z.int() })),
  /** By which way: views, and people who come; the most first. */
  ways: z.array(z.object({ from: z.string(), views: z.int(), people: z.int() })),
});
export type EventFigures = z.infer<typeof eventFiguresSchema>;

const cursor = z.object({ at: z.iso.datetime({ precision: 6 }), id: z.uuid() });
export const historyInput = z.object({
  operatorId: idSchema<'operator'>(),
  eventId: eventIdSchema,
  /** All of it, what became of the event itself, or what hosts did about guests. */
  show: z.enum(['all', 'event', 'guests']).default('all'),
  cursor: cursor.nullish(),
});
export type HistoryInput = z.output<typeof historyInput>;
/** One change, as data: the screen has the words. */
export const changeSchema = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  action: z.string(),
  /** Null where it happened by itself. */
  by: z.string().nullable(),
  guest: z.string().nullable(),
  /** The date that it was about, where it was one. */
  startsAt: z.iso.datetime().nullable(),
  details: z.record(z.string(), z.unknown()),
});
export type Change = z.infer<typeof changeSchema>;
export const historySchema = z.object({
  title: z.string(),
  timeZone: z.string(),
  changes: z.array(changeSchema),
  next: cursor.nullable(),
});
export type History = z.infer<typeof historySchema>;
