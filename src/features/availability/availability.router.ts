import { getOpeningRules } from '@/features/spaces/spaces.service';
import { inOperator } from '@/server/db/transactions';
import { router } from '@/server/trpc/init';
import { memberOfSpaceProcedure } from '@/server/trpc/procedures';
import { spaceDaySchema } from './availability.contract';
import { readSpaceDay } from './availability.service';
import { searchFreeTime } from './find-time.reads';
import { readHeat } from './heat.reads';
import { searchInput } from './search.contract';

export const availabilityRouter = router({
  /** What is taken in a space on one local day, and when it is open. */
  day: memberOfSpaceProcedure.input(spaceDaySchema).query(({ ctx, input }) =>
    inOperator(ctx.member, async (tx) => {
      const hours = await getOpeningRules(tx, input.spaceId);
      return readSpaceDay(tx, ctx.member, { id: input.spaceId, ...hours }, input.date);
    }),
  ),
  /** How full the space is on each of the next 14 days. */
  heat: memberOfSpaceProcedure.query(({ ctx, input }) => inOperator(ctx.member, (tx) => readHeat(tx, input.spaceId))),
  /** Every place with a time for a wish, best first. */
  search: memberOfSpaceProcedure
    .input(searchInput)
    .query(({ ctx, input: { spaceId, page, ...wish } }) =>
      inOperator(ctx.member, (tx) => searchFreeTime(tx, ctx.member, { spaceId, wish, page })),
    ),
});
