import { z } from 'zod';
import { idSchema } from '@/kernel/id-schema';
import { whenSchema } from '@/kernel/when';
import { typedCode } from '@/features/pricing/codes.contract';
import { wantedExtras } from '@/features/pricing/extras.contract';
import { rruleSchema } from '@/features/recurrence/recurrence.contract';
import { resourceIdSchema, spaceIdSchema } from '@/features/spaces/spaces.contract';
import {
  bookingViewSchema,
  cancelBookingInput,
  cancelScopeSchema,
  guestsSchema,
  myBookingsInput,
  noteSchema,
  oneOf,
} from './bookings.contract';
import { bookSeriesAnswer, bookSeriesInput, seriesPlanSchema } from './series.contract';

/** A booking or a series as programs send it; the request id comes by the Idempotency-Key header. A field that nobody knows is refused. */
export const bookInput = z
  .strictObject({
    spaceId: spaceIdSchema,
    resourceId: resourceIdSchema.optional(),
    groupId: idSchema<'desk_group'>().optional().describe('Any of this desk group, in place of a certain resource'),
    startsAt: whenSchema.describe('An instant with an offset, or the wall clock of the space without one'),
    endsAt: whenSchema.describe('As startsAt; the end itself is free for the next'),
    note: noteSchema,
    guests: guestsSchema.describe(
      'Who comes along, beside the member; a guest without a name, `{}`, counts all the same',
    ),
    /** Repeats the booking at the same wall-clock time. */
    recurrence: z
      .strictObject({ rrule: rruleSchema.describe('An RRULE of RFC 5545: FREQ=WEEKLY;BYDAY=MO,WE') })
      .optional(),
    onClash: bookSeriesInput.shape.onClash
      .default('fail')
      .describe('For a series: skip dates that are not free, or book none'),
    code: typedCode.optional().describe('A discount code; one that cannot be used is refused'),
    extras: wantedExtras.optional().describe('What is had with it beside the time, with each date of a series'),
    dryRun: z.boolean().default(false).describe('Decide and answer, but write nothing'),
  })
  .refine(oneOf, { path: ['resourceId'], message: 'A resource or a group, one of them' })
  .refine((wish) => !wish.recurrence || wish.resourceId !== undefined, {
    path: ['resourceId'],
    message: 'What repeats needs a certain resource',
  });
export type BookInput = z.output<typeof bookInput>;
export const bookAnswer = z.union([
  z.object({ booking: bookingViewSchema }),
  bookSeriesAnswer,
  z.object({ plan: seriesPlanSchema }),
]);
export type BookAnswer = z.infer<typeof bookAnswer>;

export const myBookingsQuery = myBookingsInput.extend({
  limit: z.coerce.number().int().min(1).max(100).default(25),
  cursor: z.string().max(200).optional(),
});
export const cancelByIdInput = z.strictObject({
  bookingId: cancelBookingInput.shape.bookingId,
  scope: cancelScopeSchema.default('one'),
  others: cancelBookingInput.shape.others.describe(
    'With `following` and `all`: the other times of the week of the same series end too, unless this is false',
  ),
});
