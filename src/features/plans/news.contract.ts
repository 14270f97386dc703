import { z } from 'zod';
import { localDateSchema } from '@/kernel/zone-schema';

const on = localDateSchema;
const act = z.uuid();

/** What a member is told of their plan. `act` is the act that did it, where somebody did; dates are local ones. */
export const planNews = z.discriminatedUnion('what', [
  z.object({ what: z.literal('joined'), act }),
  /** Another plan from a date on, with what is owed at once for it, or given back where it is less than nothing. */
  z.object({ what: z.literal('changed'), act, on, difference: z.int() }),
  /** Its plan has other terms from a date on. */
  z.object({ what: z.literal('moved'), act, on }),
  z.object({ what: z.literal('paused'), act, from: on, to: on.nullable() }),
  z.object({ what: z.literal('ends'), act, lastOn: on }),
  z.object({ what: z.literal('undone'), act, undone: z.enum(['join', 'change', 'pause', 'cancellation']) }),
  /** A period has begun, and stands on the account. */
  z.object({ what: z.literal('renewed'), on }),
  z.object({ what: z.literal('ended'), lastOn: on }),
]);
export type PlanNews = z.output<typeof planNews>;
