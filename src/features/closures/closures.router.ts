import { router } from '@/server/trpc/init';
import { memberOfSpaceProcedure, memberOfSpaceWriteProcedure } from '@/server/trpc/procedures';
import { applyChangeInput, listClosuresInput, openClosureInput, planChangeInput } from './closures.contract';
import { readClosures } from './closures.reads';
import { applySpaceChange } from './commands/apply-space-change';
import { openClosure } from './commands/open-closure';
import { planSpaceChange } from './commands/plan-space-change';

export const closuresRouter = router({
  list: memberOfSpaceProcedure
    .input(listClosuresInput)
    .query(({ ctx, input }) => readClosures(ctx.member, input.spaceId)),
  /** What a change of the space would touch, and what could become of each. A query that is too long for an address: new hours are many lines. */
  plan: memberOfSpaceProcedure.input(planChangeInput).mutation(({ ctx, input }) => planSpaceChange(ctx.member, input)),
  /** Does what was planned, row by row as it was decided. */
  carryOut: memberOfSpaceWriteProcedure
    .input(applyChangeInput)
    .mutation(({ ctx, input }) => applySpaceChange(ctx.member, input)),
  open: memberOfSpaceWriteProcedure
    .input(openClosureInput)
    .mutation(({ ctx, input }) => openClosure(ctx.member, input)),
});
