import { router } from '@/server/trpc/init';
import { memberProcedure, memberWriteProcedure } from '@/server/trpc/procedures';
import { cancelMembership } from './commands/cancel-membership';
import { changePlan } from './commands/change-plan';
import { joinPlan } from './commands/join-plan';
import { pauseMembership } from './commands/pause-membership';
import { retirePlan } from './commands/retire-plan';
import { savePlan } from './commands/save-plan';
import { undoMembership } from './commands/undo-membership';
import {
  cancelMembershipInput,
  changePlanInput,
  changePreview,
  holdersInput,
  holdersView,
  joinPlanInput,
  membershipInput,
  membershipView,
  pauseInput,
  plansView,
  previewChangeInput,
  retirePlanInput,
  savePlanInput,
  undoMembershipInput,
} from './plans.contract';
import { readChangePreview, readHolders, readMembership, readPlans } from './plans.reads';

export const plansRouter = router({
  plans: memberProcedure.output(plansView).query(({ ctx }) => readPlans(ctx.member)),
  /** Who is on a plan, for whoever changes it. */
  holders: memberProcedure
    .input(holdersInput)
    .output(holdersView)
    .query(({ ctx, input }) => readHolders(ctx.member, input)),
  /** Of oneself, or of a member for whoever serves them. */
  membership: memberProcedure
    .input(membershipInput)
    .output(membershipView)
    .query(({ ctx, input }) => readMembership(ctx.member, input)),
  previewChange: memberProcedure
    .input(previewChangeInput)
    .output(changePreview)
    .query(({ ctx, input }) => readChangePreview(ctx.member, input)),
  save: memberWriteProcedure.input(savePlanInput).mutation(({ ctx, input }) => savePlan(ctx.member, input)),
  retire: memberWriteProcedure.input(retirePlanInput).mutation(({ ctx, input }) => retirePlan(ctx.member, input)),
  join: memberWriteProcedure.input(joinPlanInput).mutation(({ ctx, input }) => joinPlan(ctx.member, input)),
  change: memberWriteProcedure.input(changePlanInput).mutation(({ ctx, input }) => changePlan(ctx.member, input)),
  pause: memberWriteProcedure.input(pauseInput).mutation(({ ctx, input }) => pauseMembership(ctx.member, input)),
  cancel: memberWriteProcedure
    .input(cancelMembershipInput)
    .mutation(({ ctx, input }) => cancelMembership(ctx.member, input)),
  undo: memberWriteProcedure.input(undoMembershipInput).mutation(({ ctx, input }) => undoMembership(ctx.member, input)),
});
