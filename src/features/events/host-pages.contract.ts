import { z } from 'zod';
import { idSchema } from '@/kernel/id-schema';
import { eventDateIdSchema, eventIdSchema } from './events.contract';
import { replySumSchema } from './questions.contract';

const operatorId = idSchema<'operator'>();

export const hostDatesInput = z.object({ operatorId, eventId: eventIdSchema });
/** A date for who runs the event, past ones too: people, guests counted. */
const hostDateSchema = z.object({
  dateId: z.string(),
  startsAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
  status: z.enum(['stands', 'skipped', 'cancelled']),
  roomId: z.string().nullable(),
  roomName: z.string().nullable(),
  capacity: z.int().nullable(),
  going: z.int(),
  in: z.int(),
  waiting: z.int(),
  asked: z.int(),
});
export type HostDate = z.infer<typeof hostDateSchema>;
export const hostDatesSchema = z.object({ timeZone: z.string(), dates: z.array(hostDateSchema) });

export const figuresInput = z.object({ operatorId, dateId: eventDateIdSchema });
/** What became of a date in numbers: people, guests counted. */
export const figuresSchema = z.object({
  going: z.int(),
  /** Told to stay away, or said that they do not come. */
  declined: z.int(),
  cancelled: z.int(),
  /** Were going to a date that is over, and never came in; null while it is not over. */
  noShows: z.int().nullable(),
  /** Of those who are going: on which local day they had answered. */
  byDay: z.array(z.object({ date: z.string(), people: z.int() })),
  /** Where they came from, as the addresses said that led them here; the most first. */
  cameFrom: z.array(z.object({ from: z.string(), people: z.int() })),
  /** Of those who are going: how often each answer to a question was chosen. */
  replies: z.array(replySumSchema),
});
export type Figures = z.infer<typeof figuresSchema>;
