import { getMember } from '@/server/auth/membership';
import { requestIdOf } from '@/server/rest/idempotency-key';
import { router } from '@/server/trpc/init';
import { personWriteProcedure } from '@/server/trpc/procedures';
import { bookingError, type BookingErrorCode } from './bookings.errors';
import { undoSeriesChange } from './commands/undo-series-change';
import { undoSeriesChangeAnswer } from './series-change.contract';
import { undoSeriesChangeByIdInput } from './series-programs.contract';
import { findOperatorOfSeries } from './sql/booking-operator';

const codes = (...list: readonly BookingErrorCode[]): readonly string[] => list;

/** What programs do with a change of a series that was made: the same command as on the screens. */
export const seriesChangesRest = router({
  undo: personWriteProcedure
    .meta({
      openapi: {
        method: 'POST',
        path: '/series/{seriesId}/undo',
        tags: ['series'],
        summary: 'Take back a change of a series',
        description:
          'By the id of the series or of any part of it, and the `changeId` that the change answered, until its `undoUntil`. All of it or none: dates that ' +
          'the change moved are back at their time, those that it added are given up. Where an old time is somebody else’s by now, nothing is written and ' +
          'the starts are in `details.dates`.',
      },
      rest: {
        idempotent: true,
        refusals: {
          404: codes('booking.not_found', 'change.not_found'),
          409: ['request.reused', ...codes('change.already_undone', 'change.changed_since', 'series.change_taken')],
          412: codes('change.undo_over'),
        },
        example: { body: { changeId: '0197b6c4-0000-7000-8000-000000000007' }, answer: { restored: 51 } },
      },
    })
    .input(undoSeriesChangeByIdInput)
    .output(undoSeriesChangeAnswer)
    .mutation(async ({ ctx, input: { seriesId, changeId } }) => {
      const requestId = requestIdOf(ctx.headers);
      const operatorId = await findOperatorOfSeries(ctx.person.personId, seriesId);
      if (!operatorId) throw bookingError('booking.not_found');
      return undoSeriesChange(await getMember(ctx.session, operatorId), { operatorId, changeId, seriesId, requestId });
    }),
});
