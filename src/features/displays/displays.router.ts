import { countAddress } from '@/server/limits/limits';
import { router } from '@/server/trpc/init';
import {
  memberOfSpaceProcedure,
  memberOfSpaceWriteProcedure,
  publicProcedure,
  publicWriteProcedure,
} from '@/server/trpc/procedures';
import { bookNow } from './commands/book-now';
import { checkInAtDisplay } from './commands/check-in-at-display';
import { createDisplay } from './commands/create-display';
import { revokeDisplay } from './commands/revoke-display';
import {
  bookNowInput,
  createDisplayInput,
  displayCheckInInput,
  displayInput,
  revokeDisplayInput,
} from './displays.contract';
import { readDisplay, readDisplays } from './displays.reads';

export const displaysRouter = router({
  list: memberOfSpaceProcedure.query(({ ctx, input }) => readDisplays(ctx.member, input.spaceId)),
  create: memberOfSpaceWriteProcedure
    .input(createDisplayInput)
    .mutation(({ ctx, input }) => createDisplay(ctx.member, input)),
  revoke: memberOfSpaceWriteProcedure
    .input(revokeDisplayInput)
    .mutation(({ ctx, input }) => revokeDisplay(ctx.member, input)),
  /** What the display of a token shows. Counted, so that guessing gets nowhere even slowly. */
  show: publicProcedure.input(displayInput).query(async ({ ctx, input }) => {
    await countAddress(ctx.address);
    return readDisplay(input.token);
  }),
  checkIn: publicWriteProcedure.input(displayCheckInInput).mutation(({ input }) => checkInAtDisplay(input)),
  bookNow: publicWriteProcedure.input(bookNowInput).mutation(({ input }) => bookNow(input)),
});
