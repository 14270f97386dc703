import { z } from 'zod';
import { paths } from '@/client/paths';
import { router } from '@/server/trpc/init';
import { memberProcedure } from '@/server/trpc/procedures';
import { readAccount, readInvoicesOf } from './account.reads';
import { accountInput } from './billing.contract';

const tags = ['account'];
const refusals = { 404: ['operator.not_found', 'account.not_found'] };
const operatorId = '0197b6c4-0000-7000-8000-00000000000a';
const minor = z.int();

const accountAnswer = z.object({
  memberId: z.string(),
  name: z.string(),
  currency: z.string(),
  /** Of invoices, and how much of it is overdue. */
  owed: minor,
  overdue: minor,
  /** What was had by today and is on no invoice yet, and what comes later. */
  notInvoiced: minor,
  upcoming: minor,
  /** Paid beyond what was owed. */
  credit: minor,
});
const invoicesAnswer = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(['invoice', 'credit_note']),
      number: z.string(),
      issuedOn: z.string(),
      dueOn: z.string(),
      gross: minor,
      open: minor,
      /** Its PDF, for whoever is signed in on the site. */
      pdf: z.string(),
    }),
  ),
  nextCursor: z.string().nullable(),
});
const invoicesQuery = accountInput.extend({
  cursor: z
    .string()
    .regex(/^\d{1,6}$/)
    .optional(),
});

/** One's account as programs read it. Amounts are minor units of `currency`. */
export const billingRest = router({
  account: memberProcedure
    .meta({
      openapi: {
        method: 'GET',
        path: '/users/me/account',
        tags,
        summary: 'Read what I owe',
        description:
          'At one operator, in minor units of `currency`: `owed` of invoices and how much of it is `overdue`, what is `notInvoiced` yet, what is `upcoming`, ' +
          'and `credit` that was paid beyond. With `memberId` anybody’s, for staff.',
      },
      rest: {
        refusals,
        example: {
          query: { operatorId },
          answer: {
            ...{ memberId: '0197b6c4-0000-7000-8000-00000000000c', name: 'Ana Reis', currency: 'EUR' },
            ...{ owed: 18240, overdue: 0, notInvoiced: 2400, upcoming: 4800, credit: 0 },
          },
        },
      },
    })
    .input(accountInput)
    .output(accountAnswer)
    .query(({ ctx, input }) => readAccount(ctx.member, input)),

  invoices: memberProcedure
    .meta({
      openapi: {
        method: 'GET',
        path: '/users/me/invoices',
        tags,
        summary: 'List my invoices',
        description: 'Invoices and credit notes of one operator, the latest first, with what is open of each.',
      },
      rest: {
        refusals,
        example: {
          query: { operatorId },
          answer: {
            items: [
              {
                ...{ id: '0197b6c4-0000-7000-8000-00000000000d', kind: 'invoice', number: '2026-0456' },
                ...{ issuedOn: '2026-11-01', dueOn: '2026-11-15', gross: 18240, open: 18240 },
                pdf: paths.api.invoice(operatorId, '0197b6c4-0000-7000-8000-00000000000d'),
              },
            ],
            nextCursor: null,
          },
        },
      },
    })
    .input(invoicesQuery)
    .output(invoicesAnswer)
    .query(async ({ ctx, input }) => {
      const { cursor, ...whose } = input;
      const page = await readInvoicesOf(ctx.member, { ...whose, cursor: cursor === undefined ? null : Number(cursor) });
      return {
        items: page.items.map((one) => ({ ...one, pdf: paths.api.invoice(input.operatorId, one.id) })),
        nextCursor: page.nextCursor === null ? null : String(page.nextCursor),
      };
    }),
});
