import { z } from 'zod';
import { idSchema } from '@/kernel/id-schema';
import { oneLine } from '@/kernel/plain-text';
import { localDateSchema } from '@/kernel/zone-schema';

const operatorId = idSchema<'operator'>();
const memberId = idSchema<'member'>();

/** Whether a member pays no taxes, why, and for which local dates; without a last one for all that come. */
export const exemption = z
  .object({
    exempt: z.boolean(),
    reason: z.string().transform(oneLine).pipe(z.string().max(200)),
    from: localDateSchema,
    to: localDateSchema.nullable().default(null),
  })
  .refine(({ exempt, reason }) => !exempt || reason !== '', { path: ['reason'] })
  .refine(({ from, to }) => to === null || from <= to, { path: ['to'], message: 'Ends before it begins' })
  .refine(({ exempt, to }) => exempt || to === null, { path: ['to'], message: 'Only who is exempt is so to a date' });
export type Exemption = z.output<typeof exemption>;
/** With the local date of today; `from` is null where nothing was ever said of them. */
export type ExemptionView = Omit<Exemption, 'from'> & { readonly from: string | null; readonly today: string };
export const exemptionInput = z.object({ operatorId, memberId });
export type ExemptionInput = z.output<typeof exemptionInput>;
export const exemptInput = exemptionInput.extend({ requestId: idSchema<'request'>(), exemption });
export type ExemptInput = z.output<typeof exemptInput>;
