import { z } from 'zod';
import { idSchema } from '@/kernel/id-schema';
import { MOST_MINOR } from '@/kernel/money';
import { oneLine } from '@/kernel/plain-text';
import { RESOURCE_KINDS } from '@/kernel/resource-kind';
import { localDateSchema } from '@/kernel/zone-schema';

const operatorId = idSchema<'operator'>();
const requestId = idSchema<'request'>();
const memberId = idSchema<'member'>();
const line = (most: number) => z.string().transform(oneLine).pipe(z.string().max(most));
const kinds = z.array(z.enum(RESOURCE_KINDS)).max(RESOURCE_KINDS.length).default([]);
/** A half day is up to so many minutes. */
const halfDayMinutes = z.int().min(30).max(720).default(240);

/** What can be given or sold: `minutes` of time, `half_days` (a day is two), or `money` in minor units of the operator's currency. */
export const CREDIT_UNITS = ['minutes', 'half_days', 'money'] as const;
export type CreditUnit = (typeof CREDIT_UNITS)[number];

export const grantCreditInput = z.object({
  operatorId,
  requestId,
  memberId,
  unit: z.enum(CREDIT_UNITS),
  amount: z.int().min(1).max(MOST_MINOR),
  name: line(80).pipe(z.string().min(1)),
  kinds,
  halfDayMinutes,
  /** Last local date on which it pays; null for ever. */
  until: localDateSchema.nullable().default(null),
  reason: line(300).default(''),
});
export type GrantCreditInput = z.output<typeof grantCreditInput>;

export const takeBackCreditInput = z.object({
  operatorId,
  requestId,
  bucketId: idSchema<'credit_bucket'>(),
  /** In the unit of the bucket; at most what is left. */
  amount: z.int().min(1).max(MOST_MINOR),
  reason: line(300).pipe(z.string().min(1)),
});
export type TakeBackCreditInput = z.output<typeof takeBackCreditInput>;

const passTerms = z.object({
  name: line(80).pipe(z.string().min(1)),
  unit: z.enum(['minutes', 'half_days']),
  amount: z.int().min(1).max(1_000_000),
  kinds,
  halfDayMinutes,
  validDays: z.int().min(1).max(3660).nullable().default(null),
  price: z.int().min(0).max(MOST_MINOR),
  tax: z.string().max(40).nullable().default(null),
  onSale: z.boolean().default(true),
});
export type PassTerms = z.output<typeof passTerms>;
export const savePassInput = z.object({
  operatorId,
  requestId,
  /** Null for a new one. */
  passId: idSchema<'pass'>().nullable().default(null),
  pass: passTerms,
});
export type SavePassInput = z.output<typeof savePassInput>;

/** What holders of series earn for time that they give up and others book: `amount` of nothing is nothing. See `earnedBy`. */
export const earningTerms = z.object({
  unit: z.enum(CREDIT_UNITS),
  amount: z.int().min(0).max(100_000_000),
  validDays: z.int().min(1).max(3660).nullable().default(null),
});
export type EarningTerms = z.output<typeof earningTerms>;
export const saveEarningInput = z.object({ operatorId, requestId, earning: earningTerms });
export type SaveEarningInput = z.output<typeof saveEarningInput>;

export const buyPassInput = z.object({
  operatorId,
  requestId,
  passId: idSchema<'pass'>(),
  /** Whom staff sell it to; nobody for oneself. */
  memberId: memberId.optional(),
  /** The price that was shown, in minor units: another is not taken without being asked again. */
  price: z.int().min(0),
});
export type BuyPassInput = z.output<typeof buyPassInput>;

/** Of whom; nobody for oneself. */
export const creditsInput = z.object({ operatorId, memberId: memberId.optional() });
export const statementInput = creditsInput.extend({
  /** The number of the last entry of the page before. */
  cursor: z.int().nullish(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
});
export type StatementInput = z.output<typeof statementInput>;

/** The same for programs. */
export const statementQuery = statementInput.extend({
  cursor: z.coerce.number().int().optional(),
});

const date = z.string().nullable();
export const bucketView = z.object({
  id: z.string(),
  name: z.string(),
  source: z.enum(['allowance', 'pass', 'time', 'money']),
  unit: z.enum(CREDIT_UNITS),
  /** What came in, and what is left of it. */
  given: z.int(),
  left: z.int(),
  kinds: z.array(z.enum(RESOURCE_KINDS)),
  coversFrom: date,
  coversTo: date,
  expiresAt: date,
  halfDayMinutes: z.int(),
});
export type BucketView = z.output<typeof bucketView>;
/** `displayName` is whose they are. */
export const creditsView = z.object({
  displayName: z.string(),
  currency: z.string(),
  timeZone: z.string(),
  buckets: z.array(bucketView),
});
export type CreditsView = z.output<typeof creditsView>;

export const LEDGER_KINDS = [
  'granted',
  'bought',
  'allowance',
  'earned',
  'rolled_in',
  'spent',
  'returned',
  'expired',
  'taken_back',
  'rolled_out',
] as const;
export const statementView = z.object({
  items: z.array(
    z.object({
      number: z.int(),
      kind: z.enum(LEDGER_KINDS),
      /** Signed: what came in is positive. In the unit of its bucket. */
      amount: z.int(),
      unit: z.enum(CREDIT_UNITS),
      bucketName: z.string(),
      reason: z.string(),
      /** The booking that it paid, where it did. */
      booking: z.object({ resourceName: z.string(), startsAt: z.string(), timeZone: z.string() }).nullable(),
      at: z.string(),
    }),
  ),
  nextCursor: z.int().nullable(),
});
export type StatementEntry = z.output<typeof statementView>['items'][number];
export const passView = passTerms.extend({ id: z.string() });
export type PassView = z.output<typeof passView>;
export const passesView = z.object({
  currency: z.string(),
  passes: z.array(passView),
  /** Null where nothing is earned. */
  earning: earningTerms.nullable(),
});
