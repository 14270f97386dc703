import { z } from 'zod';
import { idSchema } from '@/kernel/id-schema';
import { whenSchema } from '@/kernel/when';
import { codeAnswer, typedCode } from './codes.contract';
import { extraOffer, typedExtras } from './extras.contract';

/** What somebody would like to book, to be told what it costs. `repeats`: as a date of a series. */
export const priceInput = z.object({
  spaceId: idSchema<'space'>(),
  resourceId: idSchema<'resource'>(),
  startsAt: whenSchema,
  endsAt: whenSchema,
  guests: z.coerce.number().int().min(0).max(100).default(0),
  repeats: z.enum(['yes', 'no']).default('no'),
  /** Whose booking it would be, where staff ask: a member's, or a guest's without an account. */
  forMember: idSchema<'member'>().optional(),
  forGuest: z.enum(['yes', 'no']).default('no'),
  /** A discount code to be tried. */
  code: typedCode.optional(),
  /** Extras to have with it: `<id>:<count>`, with commas between. */
  extras: typedExtras.optional(),
});
export type PriceInput = z.output<typeof priceInput>;

const instant = z.iso.datetime();
const range = z.object({ startsAt: instant, endsAt: instant });
/** A price with its reasons. Amounts are minor units of the currency. */
const priceView = z.object({
  currency: z.string(),
  /** What has to be paid, taxes included, with prepaid money or otherwise. */
  amount: z.int(),
  /** What the member holds that pays for it: time that lowers the amount, money that pays of it. In the unit of each; `worth` is money. */
  credits: z.array(
    z.object({ name: z.string(), unit: z.enum(['minutes', 'half_days', 'money']), used: z.int(), worth: z.int() }),
  ),
  /** What is left to pay. */
  due: z.int(),
  parts: z.array(
    z.object({
      ranges: z.array(range),
      amount: z.int(),
      /** Why, in sentences: what counted first, then what did not. */
      reasons: z.array(z.object({ counted: z.boolean(), words: z.string() })),
    }),
  ),
  /** What is had beside the time, before taxes that come on top. */
  extras: z.array(z.object({ name: z.string(), count: z.int(), amount: z.int() })).optional(),
  taxes: z.array(z.object({ name: z.string(), percent: z.number(), amount: z.int() })),
  taxesIncluded: z.boolean(),
  /** The deposit included, where that is due with the booking. */
  dueNow: z.int(),
  dueLater: z.object({ amount: z.int(), at: instant }).nullable(),
  /** What cancelling costs, from when on; null is from now. */
  /** And the share that is kept of what the member holds. */
  cancellation: z.array(z.object({ from: instant.nullable(), cost: z.int(), percent: z.number() })),
  /** What not coming costs, where it is not the whole price; and the share that is kept of what the member holds. */
  noShow: z.object({ cost: z.int(), percent: z.number() }).optional(),
  /** What is left with the house beside the price, from when on, and when it comes back by itself. Local dates. */
  deposit: z.object({ amount: z.int(), dueOn: z.string(), returnsOn: z.string() }).optional(),
});
/** `unpriced`: prices are not spoken of. `no_price`: nothing sets one for the time in `gaps`, and so it cannot be booked. */
export const priceAnswer = z.object({
  type: z.enum(['price', 'no_price', 'unpriced']),
  price: priceView.nullable(),
  gaps: z.array(range),
  /** What can be had with it; left out where there is nothing. */
  offers: z.array(extraOffer).optional(),
  /** There are codes that one may have. */
  takesCodes: z.boolean().optional(),
  /** What became of the code that was typed; left out where none was. */
  code: codeAnswer.optional(),
});
export type PriceAnswerView = z.output<typeof priceAnswer>;
