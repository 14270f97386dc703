import { router } from '@/server/trpc/init';
import { memberOfSpaceProcedure } from '@/server/trpc/procedures';
import { calendarInput, placesInput, todayInput } from './front-desk.contract';
import { readCalendar } from './calendar.reads';
import { readToday } from './front-desk.reads';
import { readPlaces } from './places.reads';

export const frontDeskRouter = router({
  /** Who is expected, in, late and gone on a day. */
  today: memberOfSpaceProcedure.input(todayInput).query(({ ctx, input }) => readToday(ctx.member, input)),
  /** Where somebody could be put for a while, the best first. */
  places: memberOfSpaceProcedure.input(placesInput).query(({ ctx, input }) => readPlaces(ctx.member, input)),
  /** Every place of a space over a day or a week. */
  calendar: memberOfSpaceProcedure.input(calendarInput).query(({ ctx, input }) => readCalendar(ctx.member, input)),
});
