import { z } from 'zod';
import { emailSchema } from '@/features/auth/auth.contract';
import { oneLine } from '@/kernel/plain-text';
import { timeZoneSchema } from '@/kernel/zone-schema';

const nameSchema = z
  .string()
  .transform(oneLine)
  .pipe(z.string().min(1, 'must not be empty').max(120, 'has at most 120 characters'));
const upper = (text: string) => text.trim().toUpperCase();

const isCountry = (code: string) =>
  /^[A-Z]{2}$/.test(code) && new Intl.DisplayNames('en', { type: 'region', fallback: 'none' }).of(code) !== undefined;
const isCurrency = (code: string) => Intl.supportedValuesOf('currency').includes(code);

/** What an installation is told of a new operator; each message reads after the name of what it is about. */
export const createOperatorInput = z.object({
  name: nameSchema,
  slug: z
    .string()
    .trim()
    .regex(/^[a-z0-9]([a-z0-9-]{0,60}[a-z0-9])?$/, 'is lower-case letters, digits and hyphens, such as "harbour"'),
  owner: emailSchema,
  space: nameSchema,
  timeZone: timeZoneSchema,
  country: z.string().transform(upper).refine(isCountry, 'is the two letters of a country, such as PT'),
  currency: z.string().transform(upper).refine(isCurrency, 'is the three letters of a currency, such as EUR'),
});
export type CreateOperatorInput = z.output<typeof createOperatorInput>;

export type OperatorCreated = {
  /** `made` now; `there` already with this owner, who gets another link; `taken` by somebody else, and nothing was done. */
  readonly outcome: 'made' | 'there' | 'taken';
  readonly slug: string;
  readonly linkMinutes: number;
};
