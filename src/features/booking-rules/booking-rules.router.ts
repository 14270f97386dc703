import { router } from '@/server/trpc/init';
import { memberOfSpaceProcedure, memberOfSpaceWriteProcedure } from '@/server/trpc/procedures';
import { removeRuleInput, saveRuleInput } from './booking-rules.contract';
import { readMyRules, readRules } from './booking-rules.reads';
import { removeRule } from './commands/remove-rule';
import { saveRule } from './commands/save-rule';

export const bookingRulesRouter = router({
  /** All of them, for whoever sets them. */
  list: memberOfSpaceProcedure.query(({ ctx, input }) => readRules(ctx.member, input.spaceId)),
  /** Those by which a member's own bookings are judged. */
  mine: memberOfSpaceProcedure.query(({ ctx, input }) => readMyRules(ctx.member, input.spaceId)),
  save: memberOfSpaceWriteProcedure.input(saveRuleInput).mutation(({ ctx, input }) => saveRule(ctx.member, input)),
  remove: memberOfSpaceWriteProcedure
    .input(removeRuleInput)
    .mutation(({ ctx, input }) => removeRule(ctx.member, input)),
});
