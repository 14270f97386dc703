import { z } from 'zod';
import { idSchema } from '@/kernel/id-schema';
import { MOST_MINOR } from '@/kernel/money';
import { manyLines, oneLine } from '@/kernel/plain-text';
import { RESOURCE_KINDS } from '@/kernel/resource-kind';
import { localDateSchema } from '@/kernel/zone-schema';

const operatorId = idSchema<'operator'>();
const requestId = idSchema<'request'>();
const memberId = idSchema<'member'>();
const planId = idSchema<'plan'>();
const membershipId = idSchema<'membership'>();
const minor = z.int().min(0).max(MOST_MINOR);

/** So much of each period, for all kinds where none is named. Unlimited has no amount. */
const allowance = z
  .object({
    unit: z.enum(['minutes', 'half_days', 'unlimited']),
    amount: z.int().min(0).max(1_000_000),
    kinds: z.array(z.enum(RESOURCE_KINDS)).max(RESOURCE_KINDS.length).default([]),
    halfDayMinutes: z.int().min(30).max(720).default(240),
    /** What is left goes over into the next so many periods, up to the cap; null lets it lapse. */
    rollOver: z
      .object({ cap: z.int().min(1).max(1_000_000), periods: z.int().min(1).max(24) })
      .nullable()
      .default(null),
  })
  .refine(({ unit, amount }) => (unit === 'unlimited') === (amount === 0), {
    path: ['amount'],
    message: 'Say how much, or that it is unlimited',
  })
  .refine(({ unit, rollOver }) => unit !== 'unlimited' || rollOver === null, {
    path: ['rollOver'],
    message: 'Nothing of unlimited time is left over',
  });
export type Allowance = z.output<typeof allowance>;

export const EVERY = ['week', 'month', 'year'] as const;
export const planTerms = z
  .object({
    price: minor,
    every: z.enum(EVERY),
    /** Periods are calendar months, the first and last of them by their days; otherwise they are counted from any day. */
    calendar: z.boolean().default(false),
    trialDays: z.int().min(0).max(365).default(0),
    signUpFee: minor.default(0),
    /** Whoever takes it stays at least so many periods. */
    minPeriods: z.int().min(0).max(36).default(0),
    noticeDays: z.int().min(0).max(365).default(0),
    tax: z.string().max(40).nullable().default(null),
    allowances: z.array(allowance).max(10).default([]),
  })
  .refine(({ every, calendar }) => !calendar || every === 'month', {
    path: ['calendar'],
    message: 'Only months are of the calendar',
  });
export type PlanTerms = z.output<typeof planTerms>;

export const savePlanInput = z.object({
  operatorId,
  requestId,
  /** Null for a new one. */
  planId: planId.nullable().default(null),
  name: z.string().transform(oneLine).pipe(z.string().min(1).max(80)),
  description: z.string().transform(manyLines).pipe(z.string().max(500)).default(''),
  public: z.boolean().default(true),
  terms: planTerms,
  /** The number of the version that was seen; 0 for a new plan. */
  seen: z.int().min(0).default(0),
  /** Whether those who are on it get other terms from their next period on, or keep theirs. */
  moves: z.enum(['nobody', 'everybody']).default('nobody'),
});
export type SavePlanInput = z.output<typeof savePlanInput>;

export const retirePlanInput = z.object({ operatorId, requestId, planId, retired: z.boolean() });
export type RetirePlanInput = z.output<typeof retirePlanInput>;

export const joinPlanInput = z.object({
  operatorId,
  requestId,
  planId,
  /** The version whose terms were shown: others are not taken without being asked again. */
  version: z.int().min(1),
  /** Whom staff put on it; nobody for oneself. */
  memberId: memberId.optional(),
  startsOn: localDateSchema,
});
export type JoinPlanInput = z.output<typeof joinPlanInput>;

export const changePlanInput = z.object({
  operatorId,
  requestId,
  membershipId,
  planId,
  version: z.int().min(1),
  when: z.enum(['now', 'next_period']),
  /** What was shown that it costs now; less than nothing is given back. */
  difference: z.int().min(-MOST_MINOR).max(MOST_MINOR),
});
export type ChangePlanInput = z.output<typeof changePlanInput>;
export const previewChangeInput = z.object({ operatorId, membershipId, planId });

export const pauseInput = z
  .object({
    operatorId,
    requestId,
    membershipId,
    from: localDateSchema,
    /** The last date of it; null for until further notice. */
    to: localDateSchema.nullable().default(null),
  })
  .refine(({ from, to }) => to === null || from <= to, { path: ['to'], message: 'Ends before it begins' });
export type PauseInput = z.output<typeof pauseInput>;

export const cancelMembershipInput = z.object({ operatorId, requestId, membershipId, lastOn: localDateSchema });
export type CancelMembershipInput = z.output<typeof cancelMembershipInput>;

export const undoMembershipInput = z.object({
  operatorId,
  requestId,
  membershipId,
  /** Of what has begun already, only a pause can be ended: its last day was yesterday. */
  what: z.enum(['join', 'change', 'pause', 'cancellation']),
});
export type UndoMembershipInput = z.output<typeof undoMembershipInput>;

export const planView = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string(),
  public: z.boolean(),
  retired: z.boolean(),
  version: z.int(),
  terms: planTerms,
  /** How many are on it; null for whoever need not know. */
  holders: z.int().nullable(),
});
export type PlanView = z.output<typeof planView>;
export const plansView = z.object({ currency: z.string(), today: z.string(), plans: z.array(planView) });

export const holdersInput = z.object({ operatorId, planId });
export const holdersView = z.array(
  z.object({
    memberId: z.string(),
    displayName: z.string(),
    /** What they pay for a period, and from when on they would have other terms. */
    price: z.int(),
    movesOn: z.string(),
  }),
);
export type PlanHolder = z.output<typeof holdersView>[number];

export const membershipInput = z.object({ operatorId, memberId: memberId.optional() });
const periodView = z.object({
  from: z.string(),
  to: z.string(),
  fee: z.int(),
  state: z.enum(['runs', 'trial', 'paused']),
});
export const membershipView = z.object({
  displayName: z.string(),
  currency: z.string(),
  today: z.string(),
  membership: z
    .object({
      id: z.string(),
      startsOn: z.string(),
      endsOn: z.string().nullable(),
      trialUntil: z.string().nullable(),
      plan: z.object({ id: z.string(), name: z.string(), terms: planTerms }),
      /** What comes after it, where it was changed for later. */
      change: z.object({ on: z.string(), name: z.string() }).nullable(),
      pause: z.object({ from: z.string(), to: z.string().nullable() }).nullable(),
      period: periodView.nullable(),
      next: periodView.nullable(),
      /** The next charge, and on which day. */
      charge: z.object({ on: z.string(), amount: z.int() }).nullable(),
      /** The last date if it were cancelled now, and from which a pause may begin. */
      earliestEnd: z.string(),
      nextPeriodOn: z.string(),
    })
    .nullable(),
});
export type MembershipView = z.output<typeof membershipView>;
export type MembershipOf = NonNullable<MembershipView['membership']>;

export const changePreview = z.object({
  /** `smaller`: it costs less by the day than the plan that runs, and members begin it with a period. `newPeriod`: its periods are of another length. */
  now: z.object({ on: z.string(), difference: z.int(), smaller: z.boolean(), newPeriod: z.boolean() }),
  nextPeriod: z.object({ on: z.string() }),
});
