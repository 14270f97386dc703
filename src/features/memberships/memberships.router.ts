import { router } from '@/server/trpc/init';
import { memberProcedure, memberWriteProcedure } from '@/server/trpc/procedures';
import { buyPass } from './commands/buy-pass';
import { grantCredit } from './commands/grant-credit';
import { saveEarning } from './commands/save-earning';
import { savePass } from './commands/save-pass';
import { takeBackCredit } from './commands/take-back-credit';
import {
  buyPassInput,
  creditsInput,
  creditsView,
  grantCreditInput,
  passesView,
  saveEarningInput,
  savePassInput,
  statementInput,
  statementView,
  takeBackCreditInput,
} from './memberships.contract';
import { readCredits, readPasses, readStatement } from './memberships.reads';

export const membershipsRouter = router({
  /** What somebody holds prepaid: oneself, or a member for whoever serves them. */
  credits: memberProcedure
    .input(creditsInput)
    .output(creditsView)
    .query(({ ctx, input }) => readCredits(ctx.member, input)),
  /** What came and went of it, the latest first. */
  statement: memberProcedure
    .input(statementInput)
    .output(statementView)
    .query(({ ctx, input }) => readStatement(ctx.member, input)),
  passes: memberProcedure.output(passesView).query(({ ctx }) => readPasses(ctx.member)),
  savePass: memberWriteProcedure.input(savePassInput).mutation(({ ctx, input }) => savePass(ctx.member, input)),
  saveEarning: memberWriteProcedure
    .input(saveEarningInput)
    .mutation(({ ctx, input }) => saveEarning(ctx.member, input)),
  buyPass: memberWriteProcedure.input(buyPassInput).mutation(({ ctx, input }) => buyPass(ctx.member, input)),
  grant: memberWriteProcedure.input(grantCreditInput).mutation(({ ctx, input }) => grantCredit(ctx.member, input)),
  takeBack: memberWriteProcedure
    .input(takeBackCreditInput)
    .mutation(({ ctx, input }) => takeBackCredit(ctx.member, input)),
});
