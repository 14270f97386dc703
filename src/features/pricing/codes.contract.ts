import { z } from 'zod';
import { idSchema } from '@/kernel/id-schema';
import { MOST_MINOR } from '@/kernel/money';
import { RESOURCE_KINDS } from '@/kernel/resource-kind';
import { localDateSchema } from '@/kernel/zone-schema';
import { CODE_REFUSALS } from './domain/discount';

/** A code as somebody types it: in capitals, without spaces around it. */
export const typedCode = z
  .string()
  .max(60)
  .transform((text) => text.trim().toUpperCase());

const uses = z.int().min(1).max(1_000_000).nullable().default(null);
const date = localDateSchema.nullable().default(null);
const off = z.discriminatedUnion('type', [
  z.object({ type: z.literal('percent'), percent: z.number().min(0.01).max(100).multipleOf(0.01) }),
  z.object({ type: z.literal('amount'), amount: z.int().min(1).max(MOST_MINOR) }),
]);

const codeTerms = z
  .object({
    code: typedCode.pipe(z.string().regex(/^[A-Z0-9-]{3,30}$/)),
    off,
    /** Kinds and places that it is for; empty for all. */
    kinds: z.array(z.enum(RESOURCE_KINDS)).max(RESOURCE_KINDS.length).default([]),
    resourceIds: z.array(idSchema<'resource'>()).max(200).default([]),
    /** The days on which one can book with it, whatever day the booking is for. */
    validFrom: date,
    validTo: date,
    /** How many bookings may use it, in all and of one member. */
    limitInAll: uses,
    limitEach: uses,
    ended: z.boolean().default(false),
  })
  .refine(({ validFrom, validTo }) => validFrom === null || validTo === null || validFrom <= validTo, {
    path: ['validTo'],
    message: 'Ends before it begins',
  });
export type CodeTerms = z.output<typeof codeTerms>;

export const saveCodeInput = z.object({
  operatorId: idSchema<'operator'>(),
  requestId: idSchema<'request'>(),
  /** Null for a new one. */
  codeId: idSchema<'discount_code'>().nullable().default(null),
  terms: codeTerms,
});
export type SaveCodeInput = z.output<typeof saveCodeInput>;

export type CodeView = CodeTerms & { readonly id: string; readonly used: number };

/** What became of a code that somebody typed: what it takes off, or why it does not. `amount` is in minor units, before taxes that come on top. */
export const codeAnswer = z.object({
  code: z.string(),
  refused: z.enum(CODE_REFUSALS).nullable(),
  off: off.nullable(),
  amount: z.int(),
});
export type CodeAnswer = z.output<typeof codeAnswer>;
