import { z } from 'zod';
import { ROLES } from '@/kernel/acting-member';
import { idSchema } from '@/kernel/id-schema';
import { localDateTimeSchema } from '@/kernel/zone-schema';
import { PAYS, PRICINGS } from './domain/ticket-type';

/** A million of most currencies: nobody sells a place for more by mistake. */
const MOST_PRICE = 100_000_000;
const price = z.int().min(0).max(MOST_PRICE);
export const ticketTypeIdSchema = idSchema<'event_ticket_type'>();

/** A code as somebody types it: in capitals, without spaces around it. */
export const typedCode = z
  .string()
  .max(60)
  .transform((text) => text.trim().toUpperCase());

/** A kind of places as its host says it. Prices in minor units of the operator's currency, taxes in them; moments on the wall clock of the space. */
export const ticketWishSchema = z
  .object({
    /** That of a kind that is there already; null for a new one. */
    id: ticketTypeIdSchema.nullable().default(null),
    name: z.string().trim().min(1, 'Give it a name').max(60),
    words: z.string().trim().max(200).default(''),
    pricing: z.enum(PRICINGS).default('free'),
    price: price.default(0),
    least: price.default(0),
    tax: z.string().max(40).nullable().default(null),
    planIds: z.array(idSchema<'plan'>()).max(50).default([]),
    roles: z.array(z.enum(ROLES)).max(ROLES.length).default([]),
    places: z.int().min(1).max(10_000).nullable().default(null),
    opensAt: localDateTimeSchema.nullable().default(null),
    closesAt: localDateTimeSchema.nullable().default(null),
    closesMinutes: z.int().min(0).max(525_600).nullable().default(null),
    code: typedCode
      .pipe(z.string().regex(/^[A-Z0-9-]{6,30}$/, 'At least six letters, digits or dashes'))
      .nullable()
      .default(null),
    onSale: z.boolean().default(true),
  })
  .refine(({ pricing, price: own }) => pricing !== 'fixed' || own > 0, {
    path: ['price'],
    message: 'Say what it costs',
  })
  .refine(({ pricing, price: own, least }) => pricing !== 'open' || own >= least, {
    path: ['price'],
    message: 'Most give at least the least',
  })
  .refine(({ opensAt, closesAt }) => opensAt === null || closesAt === null || opensAt < closesAt, {
    path: ['closesAt'],
    message: 'It ends before it begins',
  });
export type TicketWish = z.output<typeof ticketWishSchema>;
export const ticketWishesSchema = z
  .array(ticketWishSchema)
  .max(20)
  .refine((all) => new Set(all.map(({ name }) => name.toLowerCase())).size === all.length, 'Two have the same name');
export const membersPaySchema = z.enum(PAYS);

/** What somebody takes with their answer: the price each that they saw, or that they name. */
export const wantedTicketSchema = z.object({
  typeId: ticketTypeIdSchema,
  each: price,
  code: typedCode.default(''),
});
export type WantedTicketInput = z.output<typeof wantedTicketSchema>;

/** A ticket that was agreed, with what was paid for it at the door. */
export const agreedTicketSchema = z.object({
  typeId: z.string(),
  name: z.string(),
  each: z.int(),
  currency: z.string(),
  pays: z.enum(PAYS),
});

/** A kind of places on the page of an event. */
export const ticketViewSchema = z.object({
  typeId: z.string(),
  name: z.string(),
  words: z.string(),
  pricing: z.enum(PRICINGS),
  price: z.int(),
  least: z.int(),
  currency: z.string(),
  /** Not for everybody: plans and roles by name. */
  forWhom: z.array(z.string()).readonly(),
  /** Shown because its code was typed. */
  byCode: z.boolean(),
});
export type TicketView = z.infer<typeof ticketViewSchema>;

export const SALE_STATES = ['on_sale', 'not_yet', 'ended', 'off_sale', 'not_for_you'] as const;
/** How a kind stands at one date. */
export const dateTicketSchema = z.object({
  typeId: z.string(),
  state: z.enum(SALE_STATES),
  /** Null for any number. */
  placesLeft: z.int().nullable(),
  opensAt: z.iso.datetime().nullable(),
  endsAt: z.iso.datetime().nullable(),
});
export type DateTicket = z.infer<typeof dateTicketSchema>;

/** What a place costs, in a list: from the least to the most; null at an event without kinds. */
export const pricesFromSchema = z.object({ least: z.int(), most: z.int(), currency: z.string() }).nullable();

/** What the tickets of a date come to, in minor units; `open` is still to be paid at the door. */
export const incomeSchema = z.object({
  currency: z.string(),
  due: z.int(),
  onAccount: z.int(),
  paidAtDoor: z.int(),
  open: z.int(),
});
export type Income = z.infer<typeof incomeSchema>;

const ticketTax = z.object({ id: z.string(), name: z.string(), percent: z.number() });
/** What a ticket can be taxed with, and what counts where nothing is said. */
export const ticketTaxesSchema = z.object({ taxes: z.array(ticketTax).readonly(), otherwise: ticketTax.nullable() });
export type TicketTaxes = z.infer<typeof ticketTaxesSchema>;
