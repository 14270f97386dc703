import { z } from 'zod';
import { ROLES } from '@/kernel/acting-member';
import { idSchema } from '@/kernel/id-schema';
import { MOST_MINOR } from '@/kernel/money';
import { oneLine } from '@/kernel/plain-text';
import { RESOURCE_KINDS } from '@/kernel/resource-kind';
import { localDateSchema } from '@/kernel/zone-schema';
import { acceptedPins } from './pins.contract';

const minor = z.int().min(0).max(MOST_MINOR);
const minutes = z
  .int()
  .min(0)
  .max(400 * 24 * 60);
const anyOf = <T extends z.ZodType>(one: T) => z.array(one).max(200).default([]);

/** A range with an open end where it is null; not both. */
const between = (one: z.ZodNumber) =>
  z
    .object({ from: one.nullable(), to: one.nullable() })
    .refine(({ from, to }) => from !== null || to !== null, 'Say from, to, or both')
    .refine(({ from, to }) => from === null || to === null || from <= to, {
      path: ['to'],
      message: 'Ends before it begins',
    })
    .nullable()
    .default(null);

/** A day of every year. 29 February counts in leap years alone. */
const dayOfYear = z
  .string()
  .regex(/^\d{2}-\d{2}$/)
  .refine((day) => localDateSchema.safeParse(`2024-${day}`).success, 'There is no such day');

/**
 * When a rule is meant; what is empty or null is "all". Times, weekdays and dates are those of the wall clock of the space. A band over midnight
 * belongs to the day on which it begins: "Fridays 22-6" goes on into Saturday.
 */
export const priceConditions = z.object({
  resourceIds: anyOf(idSchema<'resource'>()),
  kinds: anyOf(z.enum(RESOURCE_KINDS)),
  groupIds: anyOf(idSchema<'desk_group'>()),
  floorIds: anyOf(idSchema<'floor'>()),
  /** Minutes after local midnight, half-open; `to` before `from` goes over midnight. */
  time: z
    .object({ from: z.int().min(0).max(1439), to: z.int().min(1).max(1440) })
    .refine(({ from, to }) => from !== to, 'Begins where it ends')
    .nullable()
    .default(null),
  /** ISO: 1 is Monday. */
  weekdays: anyOf(z.int().min(1).max(7)),
  /** Both days belong to it. */
  dates: z
    .object({ from: localDateSchema.nullable(), to: localDateSchema.nullable() })
    .refine(({ from, to }) => from !== null || to !== null, 'Say from, to, or both')
    .refine(({ from, to }) => from === null || to === null || from <= to, {
      path: ['to'],
      message: 'Ends before it begins',
    })
    .nullable()
    .default(null),
  /** Every year; both days belong to it, and it may go over New Year. */
  season: z.object({ from: dayOfYear, to: dayOfYear }).nullable().default(null),
  /** Elapsed minutes of the whole booking, both ends belong to it. */
  length: between(minutes),
  /** Minutes from the moment of booking to its start: at least `from`, less than `to`. */
  lead: between(minutes),
  planIds: anyOf(idSchema<'plan'>()),
  teamIds: anyOf(idSchema<'team'>()),
  roles: anyOf(z.enum(ROLES)),
  guests: between(z.int().min(0).max(10_000)),
  recurring: z.boolean().nullable().default(null),
  /** How full the space is, in per cent: see `fullnessOf`. Both ends belong to it. */
  fullness: between(z.int().min(0).max(100)),
});
export type PriceConditions = z.output<typeof priceConditions>;

const percent = z.number().min(0).max(1000).multipleOf(0.01);
const direction = z.enum(['off', 'on']);

export const priceEffect = z.discriminatedUnion('type', [
  /** Per hour is by the minute; every other unit counts once it is begun. A half day is `halfDayMinutes` long, a day has two. */
  z.object({
    type: z.literal('rate'),
    per: z.enum(['hour', 'half_day', 'day', 'week', 'month', 'booking', 'guest']),
    amount: minor,
    halfDayMinutes: z.int().min(30).max(720).default(240),
  }),
  /** Once for each time its band comes round: "evening 40". */
  z.object({ type: z.literal('block'), amount: minor }),
  /** `each_hour`: the time within a step at that step's hourly rate. `whole`: one price for all of the time, by its length. */
  z.object({
    type: z.literal('tiers'),
    over: z.enum(['day', 'booking']),
    as: z.enum(['each_hour', 'whole']),
    steps: z
      .array(z.object({ upToMinutes: minutes.min(1).nullable(), amount: minor }))
      .min(1)
      .max(20)
      .refine(
        (steps) => steps.every(({ upToMinutes }, at) => (upToMinutes === null) === (at === steps.length - 1)),
        'The last step has no end, all others have one',
      )
      .refine(
        (steps) =>
          steps.every(
            ({ upToMinutes }, at) => at === 0 || (upToMinutes ?? Infinity) > (steps[at - 1]?.upToMinutes ?? 0),
          ),
        'Each step is longer than the one before',
      ),
  }),
  z.object({ type: z.literal('percent'), direction, percent }),
  z.object({ type: z.literal('amount'), direction, per: z.enum(['hour', 'day', 'booking', 'guest']), amount: minor }),
  /** Whatever the booking comes to, it is at least this. */
  z.object({ type: z.literal('minimum'), amount: minor }),
  /** Weeks and months are laid from the day on which they save the most. */
  z.object({ type: z.literal('cap'), per: z.enum(['booking', 'day', 'week', 'month']), amount: minor }),
  z.object({ type: z.literal('free') }),
]);
export type PriceEffect = z.output<typeof priceEffect>;

export const HOWS = ['sets', 'adjusts', 'caps'] as const;
const HOW_OF: Record<PriceEffect['type'], readonly (typeof HOWS)[number][]> = {
  rate: ['sets'],
  block: ['sets'],
  tiers: ['sets'],
  free: ['sets', 'adjusts'],
  percent: ['adjusts'],
  amount: ['adjusts'],
  minimum: ['adjusts'],
  cap: ['caps'],
};

export const priceRule = z
  .object({
    /** Stays the same from version to version, so that what spans a change of prices is charged once. */
    id: idSchema<'price_rule'>(),
    /** The owner's own words for it; empty for none. */
    name: z.string().transform(oneLine).pipe(z.string().max(80)).default(''),
    conditions: priceConditions,
    how: z.enum(HOWS),
    effect: priceEffect,
    /** No rule further down touches what this one has touched. */
    thenStop: z.boolean().default(false),
    /** The tax category of what it sets; null for that of the kind. */
    tax: z.string().max(40).nullable().default(null),
  })
  .refine(({ how, effect }) => HOW_OF[effect.type].includes(how), {
    path: ['how'],
    message: 'This effect does not do that',
  })
  .refine(({ effect, conditions }) => effect.type !== 'block' || conditions.time !== null, {
    path: ['conditions', 'time'],
    message: 'A block needs a time of day',
  })
  .refine(({ effect }) => effect.type !== 'percent' || effect.direction === 'on' || effect.percent <= 100, {
    path: ['effect', 'percent'],
    message: 'At most 100 per cent off',
  });
export type PriceRule = z.output<typeof priceRule>;

const percentage = z.number().min(0).max(100).multipleOf(0.01);
const categoryId = z.string().min(1).max(40);

/** Taxes by category. A kind that names none has the `otherwise`; null is no tax. */
export const taxSettings = z
  .object({
    /** Whether the prices of the list have their tax in them. */
    mode: z.enum(['inclusive', 'exclusive']),
    categories: z.array(z.object({ id: categoryId, name: z.string().min(1).max(60), percent: percentage })).max(20),
    byKind: z.partialRecord(z.enum(RESOURCE_KINDS), categoryId),
    otherwise: categoryId.nullable(),
  })
  .default({ mode: 'inclusive', categories: [], byKind: {}, otherwise: null });
export type TaxSettings = z.output<typeof taxSettings>;

/** Cancelled less than `minutesBefore` its start, a booking costs `percent` of its price; before the first step nothing. */
const cancellationStep = z.object({ minutesBefore: minutes, percent: percentage });
export type CancellationStep = z.output<typeof cancellationStep>;

/** What it costs not to come, where people are asked to check in: a share of the price, or an amount, at most the price. */
const noShowFee = z.discriminatedUnion('type', [
  z.object({ type: z.literal('percent'), percent: percentage }),
  z.object({ type: z.literal('amount'), amount: minor }),
]);
export type NoShowFee = z.output<typeof noShowFee>;

/** What is left with the house for a place, a kind, or everything where neither is named. */
const depositAsked = z
  .object({
    resourceId: idSchema<'resource'>().nullable().default(null),
    kind: z.enum(RESOURCE_KINDS).nullable().default(null),
    amount: minor.min(1),
  })
  .refine(({ resourceId, kind }) => resourceId === null || kind === null, 'Name a place or a kind');
const depositTerms = z.object({
  /** So many days after the last day of a booking it comes back by itself. */
  returnDays: z.int().min(0).max(365),
  asked: z
    .array(depositAsked)
    .max(100)
    .refine(
      (all) => new Set(all.map(({ resourceId, kind }) => resourceId ?? kind)).size === all.length,
      'Something stands in it twice',
    ),
});
export type DepositTerms = z.output<typeof depositTerms>;

/** Rules in the order that decides: of those that set, the first that matches; the others one after the other. */
export const priceList = z
  .object({
    otherwise: z.enum(['not_bookable', 'free']),
    rules: z.array(priceRule).max(200),
    taxes: taxSettings,
    cancellation: z.array(cancellationStep).max(10).default([]),
    /** Left out or null: the whole price. */
    noShow: noShowFee.nullish(),
    /** Left out or null: none are asked. */
    deposits: depositTerms.nullish(),
    /** So much of what is due is due at once, the rest so many days before the start. */
    payment: z
      .object({ nowPercent: percentage, restDaysBefore: z.int().min(0).max(365) })
      .default({ nowPercent: 100, restDaysBefore: 0 }),
  })
  .refine(({ rules }) => new Set(rules.map(({ id }) => id)).size === rules.length, {
    path: ['rules'],
    message: 'A rule stands in it twice',
  })
  .refine(
    ({ rules, taxes: { categories, byKind, otherwise } }) => {
      const named = [...rules.map(({ tax }) => tax), ...Object.values(byKind), otherwise];
      return named.every((id) => id === null || categories.some((one) => one.id === id));
    },
    { path: ['taxes'], message: 'Names a tax that is not in the list' },
  );
export type PriceList = z.output<typeof priceList>;
/** From a local date on, in the zone of each space. */
export type PriceListVersion = PriceList & { readonly number: number; readonly effectiveFrom: string };

const operatorId = idSchema<'operator'>();
const requestId = idSchema<'request'>();
export const saveDraftInput = z.object({
  operatorId,
  requestId,
  list: priceList,
  /** The draft that was opened; null where there was none. What somebody else saved meanwhile is not lost. */
  draft: z.string().nullable(),
});
export type SaveDraftInput = z.output<typeof saveDraftInput>;
export const publishInput = z.object({
  operatorId,
  requestId,
  draft: z.string(),
  effectiveFrom: localDateSchema,
  accepted: acceptedPins.optional(),
});
export type PublishInput = z.output<typeof publishInput>;
export const discardDraftInput = z.object({ operatorId, requestId, draft: z.string() });
export type DiscardDraftInput = z.output<typeof discardDraftInput>;
export const rollBackInput = z.object({
  operatorId,
  requestId,
  to: z.int().min(1),
  effectiveFrom: localDateSchema,
  accepted: acceptedPins.optional(),
});
export type RollBackInput = z.output<typeof rollBackInput>;
