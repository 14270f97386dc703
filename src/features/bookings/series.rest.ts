import { getMember } from '@/server/auth/membership';
import { requestIdOf } from '@/server/rest/idempotency-key';
import { router } from '@/server/trpc/init';
import { memberOfSpaceProcedure, memberOfSpaceWriteProcedure, personWriteProcedure } from '@/server/trpc/procedures';
import { bookingError, type BookingErrorCode } from './bookings.errors';
import { bookDeskWeekly } from './commands/book-desk-weekly';
import { changeSeriesByProgram } from './commands/change-series-by-program';
import { planSeries } from './commands/plan-series';
import { bookSeriesAnswer, seriesPlanSchema } from './series.contract';
import {
  bookSeriesByProgramInput,
  changeSeriesByIdAnswer,
  changeSeriesByIdInput,
  planSeriesByProgramInput,
} from './series-programs.contract';
import { findOperatorOfSeries } from './sql/booking-operator';

const tags = ['series'];
const id = (last: number) => `0197b6c4-0000-7000-8000-${String(last).padStart(12, '0')}`;
const codes = (...list: readonly BookingErrorCode[]): readonly string[] => list;

const wish = {
  spaceId: id(1),
  resourceId: id(3),
  localStart: '2026-12-07T09:00',
  durationMinutes: 480,
  rrule: 'FREQ=WEEKLY;COUNT=2',
};
const nothing = { clash: null, rule: null, holiday: null, other: null, options: [], proposed: false };
const OF_A_WISH = [
  ...codes('booking.in_past', 'booking.too_far_ahead', 'booking.too_short', 'booking.too_long'),
  ...codes('series.too_many_dates', 'series.times_meet'),
  'recurrence.start_not_on_rule',
];

/** Series as programs plan, make and change them: the same contracts and commands as on the screens. */
export const seriesRest = router({
  plan: memberOfSpaceProcedure
    .meta({
      openapi: {
        method: 'POST',
        path: '/series/plan',
        tags,
        summary: 'Plan a series',
        description:
          'Every date of the wished series with its state; nothing is written. `exdates` are left out of the pattern, `rdates` come beside it. `blocks` are further ' +
          'times of the same series, as “and Wednesdays 13-18”. With ' +
          '`withOptions` each date that is not free has the places and times that could stand in, best first, for `decisions` when it is booked. ' +
          '`planToken` stands for exactly this answer.',
      },
      rest: {
        refusals: {
          403: codes('booking.not_for_visitors'),
          404: ['space.not_found', 'resource.not_found'],
          422: OF_A_WISH,
        },
        example: {
          body: { ...wish, withOptions: true },
          answer: {
            words: 'every Monday, twice',
            rrule: 'FREQ=WEEKLY;COUNT=2',
            blocks: [
              {
                words: 'every Monday, twice',
                rrule: 'FREQ=WEEKLY;COUNT=2',
                localStart: wish.localStart,
                durationMinutes: 480,
              },
            ],
            openEnded: false,
            madeUntil: '2026-12-14',
            occurrences: [
              {
                localStart: '2026-12-07T09:00',
                startsAt: '2026-12-07T09:00:00.000Z',
                endsAt: '2026-12-07T17:00:00.000Z',
                state: 'fine',
                ...nothing,
              },
            ],
            sums: { fine: 2, taken: 0, closed: 0, outsideHours: 0, rule: 0 },
            otherForAll: null,
            planToken: 'zB5O5X1qY0m0oBhJ3Hn6sQ',
          },
        },
      },
    })
    .input(planSeriesByProgramInput)
    .output(seriesPlanSchema)
    .query(({ ctx, input }) => planSeries(ctx.member, input)),

  book: memberOfSpaceWriteProcedure
    .meta({
      openapi: {
        method: 'POST',
        path: '/series',
        tags,
        summary: 'Book a series',
        description:
          'All dates in one go. `decisions` sends single dates elsewhere or skips them; `onClash` says whether the others that are not free are skipped, or ' +
          'nothing is booked (`fail`, with the dates). With the `planToken` of a plan nothing is booked where anything changed since.',
      },
      rest: {
        answers: { 201: 'Booked' },
        statusOf: () => 201,
        idempotent: true,
        refusals: {
          403: codes('booking.not_for_visitors'),
          404: ['space.not_found', 'resource.not_found'],
          409: ['request.reused', ...codes('series.plan_changed', 'series.clashes', 'series.nothing_free')],
          422: OF_A_WISH,
        },
        example: {
          body: { ...wish, onClash: 'skip' },
          answer: {
            series: {
              id: id(4),
              spaceId: id(1),
              resourceId: id(3),
              resourceName: 'Desk 4',
              localStart: '2026-12-07T09:00',
              timeZone: 'Europe/Lisbon',
              durationMinutes: 480,
              rrule: 'FREQ=WEEKLY;COUNT=2',
              words: 'every Monday, twice',
              madeUntil: '2026-12-14',
              status: 'live',
            },
            blocks: [],
            occurrences: [
              {
                bookingId: id(5),
                localStart: '2026-12-07T09:00',
                resourceId: id(3),
                startsAt: '2026-12-07T09:00:00.000Z',
                endsAt: '2026-12-07T17:00:00.000Z',
                status: 'confirmed',
                skipReason: null,
              },
            ],
          },
        },
      },
    })
    .input(bookSeriesByProgramInput)
    .output(bookSeriesAnswer)
    .mutation(({ ctx, input }) => bookDeskWeekly(ctx.member, { ...input, requestId: requestIdOf(ctx.headers) })),

  change: personWriteProcedure
    .meta({
      openapi: {
        method: 'PATCH',
        path: '/series/{seriesId}',
        tags,
        summary: 'Change one date of a series, this and the following, or all to come',
        description:
          'By the id of the series or of any part that a change made of it. `from` names the date; its new `localStart` says by how much the others move ' +
          'with it. What is left out stays as it is, and dates that were changed by hand keep that, unless `keepOwn` is false. With `dryRun` ' +
          'nothing is written: the answer is the `plan`, date by date, with its `planToken` (one date: its `booking` as it would be). `decisions` and ' +
          '`onClash` say what becomes of dates that cannot be as wished: they stay as they are (`stay`), are given up (`skip`), or nothing is ' +
          'changed (`fail`). With a `planToken` nothing is written where anything changed since, and the dates as they are now are in `details`. ' +
          'Without it everything is decided at once.',
      },
      rest: {
        answers: { 200: 'One date: its `booking`. More: what was done, or the `plan` (`dryRun`)' },
        idempotent: true,
        refusals: {
          403: codes('booking.not_for_visitors', 'booking.desk_change_by_staff'),
          404: ['resource.not_found', ...codes('booking.not_found')],
          409: [
            'request.reused',
            ...codes('series.plan_changed', 'series.clashes', 'booking.slot_taken', 'booking.already_cancelled'),
            ...codes('booking.not_standing'),
          ],
          412: codes('booking.already_started', 'booking.needs_a_yes', 'series.waits_for_yes', 'booking.over'),
          422: codes(
            'series.choices_missing',
            'series.too_many_dates',
            'series.times_meet',
            'booking.not_in_series',
            'booking.nothing_changes',
            'booking.too_long',
          ),
        },
        example: {
          body: { scope: 'following', from: '2026-12-14T09:00', localStart: '2026-12-15T09:00', onClash: 'stay' },
          answer: {
            changeId: id(7),
            undoUntil: '2026-11-23T10:20:20.000Z',
            seriesId: id(8),
            words: 'every Tuesday',
            changed: 51,
            added: 0,
            givenBack: 0,
            kept: 1,
            skipped: 0,
          },
        },
      },
    })
    .input(changeSeriesByIdInput)
    .output(changeSeriesByIdAnswer)
    .mutation(async ({ ctx, input }) => {
      const requestId = requestIdOf(ctx.headers);
      const operatorId = await findOperatorOfSeries(ctx.person.personId, input.seriesId);
      if (!operatorId) throw bookingError('booking.not_found');
      return changeSeriesByProgram(await getMember(ctx.session, operatorId), input, requestId);
    }),
});
