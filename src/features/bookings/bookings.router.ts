import { newId } from '@/kernel/ids';
import { router } from '@/server/trpc/init';
import {
  memberOfSpaceProcedure,
  memberOfSpaceWriteProcedure,
  memberProcedure,
  memberWriteProcedure,
  personProcedure,
} from '@/server/trpc/procedures';
import {
  bookDeskInput,
  cancelBookingInput,
  cancelCountsInput,
  foreseeInput,
  myBookingsInput,
  undoCancellationInput,
  upcomingOfInput,
} from './bookings.contract';
import { changeSeriesInput, planSeriesChangeInput, undoSeriesChangeInput } from './series-change.contract';
import { bookSeriesInput, planSeriesInput } from './series.contract';
import { countUpcomingOf, readCancelCounts, readMyBookings } from './bookings.reads';
import { arrivalProcedures } from './arrivals.procedures';
import { changeProcedures } from './changes.procedures';
import { bookDesk } from './commands/book-desk';
import { bookDeskWeekly } from './commands/book-desk-weekly';
import { cancelBooking } from './commands/cancel-booking';
import { foresee } from './commands/foresee';
import { changeSeries } from './commands/change-series';
import { planSeries } from './commands/plan-series';
import { planSeriesChange } from './commands/plan-series-change';
import { undoCancellation } from './commands/undo-cancellation';
import { undoSeriesChange } from './commands/undo-series-change';
import { wantDates } from './commands/want-dates';
import { myWantedInput, wantDatesInput } from './wanted.contract';
import { readWanted } from './wanted.reads';

export const bookingsRouter = router({
  ...arrivalProcedures,
  ...changeProcedures,
  mine: personProcedure.input(myBookingsInput).query(({ ctx, input }) => readMyBookings(ctx.person.personId, input)),
  /** What removing a member would give back, in numbers. */
  upcomingOf: memberProcedure.input(upcomingOfInput).query(({ ctx, input }) => countUpcomingOf(ctx.member, input)),
  book: memberOfSpaceWriteProcedure.input(bookDeskInput).mutation(({ ctx, input }) => bookDesk(ctx.member, input)),
  /** The refusal that booking would meet now; null where it would be booked. */
  foresee: memberOfSpaceProcedure
    .input(foreseeInput)
    .query(({ ctx, input }) =>
      foresee(bookDesk(ctx.member, bookDeskInput.parse({ ...input, dryRun: true, requestId: newId() }))),
    ),
  planSeries: memberOfSpaceProcedure.input(planSeriesInput).query(({ ctx, input }) => planSeries(ctx.member, input)),
  bookSeries: memberOfSpaceWriteProcedure
    .input(bookSeriesInput)
    .mutation(({ ctx, input }) => bookDeskWeekly(ctx.member, input)),
  planSeriesChange: memberProcedure.input(planSeriesChangeInput).query(({ ctx, input: { staying = [], ...wish } }) => {
    const stays = new Set<string>(staying);
    return planSeriesChange(ctx.member, wish, new Date(), (localStart) => stays.has(localStart));
  }),
  changeSeries: memberWriteProcedure
    .input(changeSeriesInput)
    .mutation(({ ctx, input }) => changeSeries(ctx.member, input)),
  undoSeriesChange: memberWriteProcedure
    .input(undoSeriesChangeInput)
    .mutation(({ ctx, input }) => undoSeriesChange(ctx.member, input)),
  /** Skipped dates stand in line for their time, or leave it. */
  wantDates: memberWriteProcedure.input(wantDatesInput).mutation(({ ctx, input }) => wantDates(ctx.member, input)),
  wanted: personProcedure.input(myWantedInput).query(({ ctx, input }) => readWanted(ctx.person.personId, input)),
  /** How many dates each way of cancelling would give back. */
  cancelCounts: memberProcedure
    .input(cancelCountsInput)
    .query(({ ctx, input }) => readCancelCounts(ctx.member, input.bookingId)),
  cancel: memberWriteProcedure.input(cancelBookingInput).mutation(({ ctx, input }) => cancelBooking(ctx.member, input)),
  undoCancel: memberWriteProcedure
    .input(undoCancellationInput)
    .mutation(({ ctx, input }) => undoCancellation(ctx.member, input)),
});
