import { router } from '@/server/trpc/init';
import { memberProcedure, memberWriteProcedure } from '@/server/trpc/procedures';
import {
  readAccount,
  readChargesOf,
  readDeposits,
  readDepositsAt,
  readInvoicesOf,
  readPaymentsOf,
} from './account.reads';
import {
  accountInput,
  accountPartInput,
  accountsInput,
  beginClosingInput,
  closingsInput,
  depositsAtInput,
  depositsInput,
  invoicesInput,
  previewInput,
  remindInput,
  saveBuyerInput,
  saveSellerInput,
  settleDepositInput,
  takeBackPaymentInput,
  takePaymentInput,
} from './billing.contract';
import { readAccounts, readClosingPreview, readClosings } from './billing.reads';
import { readBuyer, readSeller } from './details.reads';
import { readInvoices, readOverdue } from './invoices.reads';
import { beginClosing } from './commands/begin-closing';
import { remind } from './commands/remind';
import { saveBuyer } from './commands/save-buyer';
import { saveSeller } from './commands/save-seller';
import { settleDeposit } from './commands/settle-deposit';
import { takeBackPayment } from './commands/take-back-payment';
import { takePayment } from './commands/take-payment';

export const billingRouter = router({
  accounts: memberProcedure.input(accountsInput).query(({ ctx, input }) => readAccounts(ctx.member, input)),
  /** One's own, or for staff anybody's. */
  account: memberProcedure.input(accountInput).query(({ ctx, input }) => readAccount(ctx.member, input)),
  accountInvoices: memberProcedure.input(accountPartInput).query(({ ctx, input }) => readInvoicesOf(ctx.member, input)),
  accountCharges: memberProcedure.input(accountPartInput).query(({ ctx, input }) => readChargesOf(ctx.member, input)),
  accountPayments: memberProcedure.input(accountPartInput).query(({ ctx, input }) => readPaymentsOf(ctx.member, input)),
  closingPreview: memberProcedure.input(previewInput).query(({ ctx, input }) => readClosingPreview(ctx.member, input)),
  closings: memberProcedure.input(closingsInput).query(({ ctx }) => readClosings(ctx.member)),
  invoices: memberProcedure.input(invoicesInput).query(({ ctx, input }) => readInvoices(ctx.member, input)),
  /** Who owes what is overdue. */
  overdue: memberProcedure.input(closingsInput).query(({ ctx }) => readOverdue(ctx.member)),
  seller: memberProcedure.input(closingsInput).query(({ ctx }) => readSeller(ctx.member)),
  saveSeller: memberWriteProcedure.input(saveSellerInput).mutation(({ ctx, input }) => saveSeller(ctx.member, input)),
  /** One's own, or for staff anybody's. */
  buyer: memberProcedure.input(accountInput).query(({ ctx, input }) => readBuyer(ctx.member, input)),
  saveBuyer: memberWriteProcedure.input(saveBuyerInput).mutation(({ ctx, input }) => saveBuyer(ctx.member, input)),
  takePayment: memberWriteProcedure
    .input(takePaymentInput)
    .mutation(({ ctx, input }) => takePayment(ctx.member, input)),
  takeBackPayment: memberWriteProcedure
    .input(takeBackPaymentInput)
    .mutation(({ ctx, input }) => takeBackPayment(ctx.member, input)),
  /** One's own, or for staff anybody's. */
  deposits: memberProcedure.input(depositsInput).query(({ ctx, input }) => readDeposits(ctx.member, input)),
  /** Of those who are booked into a space on a day: for the front desk. */
  depositsAt: memberProcedure.input(depositsAtInput).query(({ ctx, input }) => readDepositsAt(ctx.member, input)),
  settleDeposit: memberWriteProcedure
    .input(settleDepositInput)
    .mutation(({ ctx, input }) => settleDeposit(ctx.member, input)),
  /** A mail about what is overdue. */
  remind: memberWriteProcedure.input(remindInput).mutation(({ ctx, input }) => remind(ctx.member, input)),
  beginClosing: memberWriteProcedure
    .input(beginClosingInput)
    .mutation(({ ctx, input }) => beginClosing(ctx.member, input)),
});
