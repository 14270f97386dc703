import { z } from 'zod';
import { idSchema } from '@/kernel/id-schema';
import { oneLine } from '@/kernel/plain-text';

const operatorId = idSchema<'operator'>();
const memberId = idSchema<'member'>();

/** Whether a member pays no taxes, and why. */
export const exemption = z
  .object({ exempt: z.boolean(), reason: z.string().transform(oneLine).pipe(z.string().max(200)) })
  .refine(({ exempt, reason }) => !exempt || reason !== '', { path: ['reason'] });
export type Exemption = z.output<typeof exemption>;
export const exemptionInput = z.object({ operatorId, memberId });
export type ExemptionInput = z.output<typeof exemptionInput>;
export const exemptInput = exemptionInput.extend({ requestId: idSchema<'request'>(), exemption });
export type ExemptInput = z.output<typeof exemptInput>;
