import { router } from '@/server/trpc/init';
import { memberOfSpaceProcedure } from '@/server/trpc/procedures';
import { todayInput } from './front-desk.contract';
import { readToday } from './front-desk.reads';

export const frontDeskRouter = router({
  /** Who is expected, in, late and gone on a day. */
  today: memberOfSpaceProcedure.input(todayInput).query(({ ctx, input }) => readToday(ctx.member, input)),
});
