import { z } from 'zod';
import { idSchema } from '@/kernel/id-schema';
import { MOST_MINOR } from '@/kernel/money';
import { oneLine } from '@/kernel/plain-text';
import { RESOURCE_KINDS } from '@/kernel/resource-kind';
import { EXTRA_PERS } from './domain/extras';

const count = z.int().min(1).max(99);
/** What somebody wants with a booking; what is not in it is not had. */
export const wantedExtras = z
  .array(z.object({ extraId: idSchema<'extra'>(), count }))
  .max(20)
  .refine((all) => new Set(all.map(({ extraId }) => extraId)).size === all.length, 'An extra stands in it twice');
export type WantedExtras = z.output<typeof wantedExtras>;

/** The same in an address: `<id>:<count>`, with commas between. */
export const typedExtras = z
  .string()
  .max(1000)
  .transform((text) =>
    text
      .split(',')
      .filter(Boolean)
      .map((one) => {
        const [extraId, many] = one.split(':');
        return { extraId, count: Number(many ?? 1) };
      }),
  )
  .pipe(wantedExtras);
export const typedOf = (wanted: readonly { readonly extraId: string; readonly count: number }[]): string =>
  wanted.map(({ extraId, count: many }) => `${extraId}:${many}`).join(',');

/** As it stands with a booking, at the price at which it was asked for: minor units of the currency of its price. */
export const bookedExtraView = z.object({
  extraId: z.string(),
  name: z.string(),
  count: z.int(),
  per: z.enum(EXTRA_PERS),
  price: z.int(),
});

const extraTerms = z.object({
  name: z.string().transform(oneLine).pipe(z.string().min(1).max(80)),
  per: z.enum(EXTRA_PERS),
  price: z.int().min(0).max(MOST_MINOR),
  tax: z.string().max(40).nullable().default(null),
  /** Kinds and places that it goes with; empty for all. */
  kinds: z.array(z.enum(RESOURCE_KINDS)).max(RESOURCE_KINDS.length).default([]),
  resourceIds: z.array(idSchema<'resource'>()).max(200).default([]),
  onSale: z.boolean().default(true),
});
export type ExtraTerms = z.output<typeof extraTerms>;

export const saveExtraInput = z.object({
  operatorId: idSchema<'operator'>(),
  requestId: idSchema<'request'>(),
  /** Null for a new one. */
  extraId: idSchema<'extra'>().nullable().default(null),
  terms: extraTerms,
});
export type SaveExtraInput = z.output<typeof saveExtraInput>;
export type ExtraView = ExtraTerms & { readonly id: string };

export const extrasOnOfferInput = z.object({ spaceId: idSchema<'space'>(), resourceId: idSchema<'resource'>() });

/** What goes with a place. `price` in minor units of the currency. */
export const extraOffer = z.object({
  extraId: z.string(),
  name: z.string(),
  per: z.enum(EXTRA_PERS),
  price: z.int(),
});
export type ExtraOffer = z.output<typeof extraOffer>;
