import { z } from 'zod';
import { idSchema } from '@/kernel/id-schema';
import { MOST_MINOR } from '@/kernel/money';
import { manyLines, oneLine } from '@/kernel/plain-text';
import { localDateSchema } from '@/kernel/zone-schema';

/** Which bookings something happened to. */
export const whichBookings = z.union([
  z.object({ bookingId: idSchema<'booking'>() }),
  /** All dates of the series, whichever of its parts is named. */
  z.object({ seriesId: idSchema<'series'>() }),
  z.object({ cancellationId: idSchema<'cancellation'>() }),
  z.object({ changeId: idSchema<'booking_change'>() }),
  z.object({ seriesChangeId: idSchema<'series_change'>() }),
  z.object({ spaceChangeId: idSchema<'space_change'>() }),
]);
export type WhichBookings = z.output<typeof whichBookings>;
export const chargeBookingsJob = z.object({ operatorId: idSchema<'operator'>(), which: whichBookings });

/** Which answers to events something happened to: some, or all to a date. */
export const chargeTicketsJob = z.object({
  operatorId: idSchema<'operator'>(),
  which: z.union([z.object({ rsvpIds: z.array(idSchema<'rsvp'>()) }), z.object({ dateId: idSchema<'event_date'>() })]),
});

const operatorId = idSchema<'operator'>();
const requestId = idSchema<'request'>();
const amount = z.int().min(1).max(MOST_MINOR);
const note = z.string().transform(oneLine).pipe(z.string().max(200)).default('');
export const PAYMENT_HOWS = ['cash', 'transfer', 'card'] as const;
export type PaymentHow = (typeof PAYMENT_HOWS)[number];

const short = (most: number) => z.string().transform(oneLine).pipe(z.string().max(most));
const few = (most: number) => z.string().transform(manyLines).pipe(z.string().max(most));
const name = z.string().transform(oneLine).pipe(z.string().min(1).max(120));

/** Who issues the invoices, as it stands on them from now on. */
export const sellerDetails = z.object({
  name,
  address: few(500),
  taxNumber: short(60),
  /** Where to pay: the bank account, in words. */
  payTo: short(300),
  footer: few(500),
  dueDays: z.int().min(0).max(120),
  /** Stands before the numbers: "HH-". */
  numberPrefix: z
    .string()
    .trim()
    .toUpperCase()
    .pipe(z.string().regex(/^[A-Z0-9-]{0,12}$/)),
  byMail: z.boolean(),
});
export type SellerDetails = z.output<typeof sellerDetails>;
export const saveSellerInput = z.object({ operatorId, requestId, seller: sellerDetails });
export type SaveSellerInput = z.output<typeof saveSellerInput>;

/** To whom a member's invoices are made out, and where they go; without an address for them, to the member. */
export const buyerDetails = z.object({
  name,
  address: few(500),
  taxNumber: short(60),
  email: z
    .string()
    .trim()
    .toLowerCase()
    .pipe(z.union([z.literal(''), z.email().max(254)])),
});
export type BuyerDetails = z.output<typeof buyerDetails>;
export const saveBuyerInput = z.object({ operatorId, requestId, memberId: idSchema<'member'>(), buyer: buyerDetails });
export type SaveBuyerInput = z.output<typeof saveBuyerInput>;

export const INVOICES_SHOWN = ['all', 'open', 'overdue'] as const;
export const invoicesInput = z.object({
  operatorId,
  /** A part of a number or of a name. */
  q: z.string().trim().max(80).default(''),
  show: z.enum(INVOICES_SHOWN).default('all'),
  limit: z.int().min(1).max(100).default(30),
  cursor: z.int().min(0).max(1_000_000).nullish(),
});
export type InvoicesInput = z.output<typeof invoicesInput>;
export const invoicesOfDates = z
  .object({ from: localDateSchema, to: localDateSchema })
  .refine(({ from, to }) => from <= to, { path: ['to'] });
export type InvoicesOfDates = z.output<typeof invoicesOfDates>;

export const accountsInput = z.object({
  operatorId,
  q: z.string().max(80).default(''),
  /** Only who owes something. */
  owing: z.boolean().default(false),
  limit: z.int().min(1).max(100).default(30),
  cursor: z.int().min(0).max(1_000_000).nullish(),
});
export type AccountsInput = z.output<typeof accountsInput>;
/** Without a member: one's own. */
export const accountInput = z.object({ operatorId, memberId: idSchema<'member'>().optional() });
export type AccountInput = z.output<typeof accountInput>;
export const accountPartInput = accountInput.extend({ cursor: z.int().min(0).max(1_000_000).nullish() });
export type AccountPartInput = z.output<typeof accountPartInput>;
export const closingsInput = z.object({ operatorId });
export const previewInput = z.object({ operatorId, upTo: localDateSchema });
export type PreviewInput = z.output<typeof previewInput>;
export const beginClosingInput = z.object({ operatorId, requestId, upTo: localDateSchema });
export type BeginClosingInput = z.output<typeof beginClosingInput>;
export const takePaymentInput = z.object({
  operatorId,
  requestId,
  memberId: idSchema<'member'>(),
  /** Null for whatever is open on the account, the oldest first. */
  invoiceId: idSchema<'invoice'>().nullable(),
  /** Minor units of the operator's currency. */
  amount,
  how: z.enum(PAYMENT_HOWS),
  receivedOn: localDateSchema,
  note,
});
export type TakePaymentInput = z.output<typeof takePaymentInput>;
export const takeBackPaymentInput = z.object({ operatorId, requestId, paymentId: idSchema<'payment'>(), note });
export type TakeBackPaymentInput = z.output<typeof takeBackPaymentInput>;
export const remindInput = z.object({ operatorId, requestId, memberId: idSchema<'member'>() });
export type RemindInput = z.output<typeof remindInput>;
export const settleDepositInput = z
  .object({
    operatorId,
    requestId,
    bookingId: idSchema<'booking'>(),
    /** Minor units of it that the house keeps; the rest goes back. */
    keep: z.int().min(0).max(MOST_MINOR),
    /** Why something is kept: it stands on the account and on the invoice. */
    reason: note,
    /** How often it was decided about it when whoever decides looked. */
    decisions: z.int().min(0).max(1000),
  })
  .refine(({ keep, reason }) => keep === 0 || reason !== '', { path: ['reason'], message: 'Say why' });
export type SettleDepositInput = z.output<typeof settleDepositInput>;
export const depositsInput = z.object({ operatorId, memberId: idSchema<'member'>().optional() });
export type DepositsInput = z.output<typeof depositsInput>;
export const depositsAtInput = z.object({ operatorId, spaceId: idSchema<'space'>(), date: localDateSchema });
export type DepositsAtInput = z.output<typeof depositsAtInput>;
/** The deposit of a booking, and what became of it. Amounts in minor units of its currency. */
export type DepositNow = {
  readonly amount: number;
  readonly currency: string;
  readonly returnDays: number;
  readonly decisions: number;
  /** What was decided last; null where nothing was. */
  readonly kept: number | null;
  readonly reason: string | null;
  readonly decidedOn: string | null;
};

export const closeAccountsJob = z.object({ operatorId, closingId: idSchema<'closing'>() });
