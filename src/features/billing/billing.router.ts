import { router } from '@/server/trpc/init';
import { memberProcedure, memberWriteProcedure } from '@/server/trpc/procedures';
import {
  accountInput,
  accountsInput,
  beginClosingInput,
  closingsInput,
  previewInput,
  takeBackPaymentInput,
  takePaymentInput,
} from './billing.contract';
import { readAccount, readAccounts, readClosingPreview, readClosings } from './billing.reads';
import { beginClosing } from './commands/begin-closing';
import { takeBackPayment } from './commands/take-back-payment';
import { takePayment } from './commands/take-payment';

export const billingRouter = router({
  accounts: memberProcedure.input(accountsInput).query(({ ctx, input }) => readAccounts(ctx.member, input)),
  /** One's own, or for staff anybody's. */
  account: memberProcedure.input(accountInput).query(({ ctx, input }) => readAccount(ctx.member, input)),
  closingPreview: memberProcedure.input(previewInput).query(({ ctx, input }) => readClosingPreview(ctx.member, input)),
  closings: memberProcedure.input(closingsInput).query(({ ctx }) => readClosings(ctx.member)),
  takePayment: memberWriteProcedure
    .input(takePaymentInput)
    .mutation(({ ctx, input }) => takePayment(ctx.member, input)),
  takeBackPayment: memberWriteProcedure
    .input(takeBackPaymentInput)
    .mutation(({ ctx, input }) => takeBackPayment(ctx.member, input)),
  beginClosing: memberWriteProcedure
    .input(beginClosingInput)
    .mutation(({ ctx, input }) => beginClosing(ctx.member, input)),
});
