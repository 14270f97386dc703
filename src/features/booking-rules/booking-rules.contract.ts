import { z } from 'zod';
import { ROLES } from '@/kernel/acting-member';
import { idSchema } from '@/kernel/id-schema';
import type { MemberId } from '@/kernel/ids';
import { oneLine } from '@/kernel/plain-text';
import { RESOURCE_KINDS } from '@/kernel/resource-kind';
import { hasWholeStep } from './domain/whole-step';

/** How long a booking may last at most, whatever a rule says: no row of time is longer. */
const MOST_MINUTES = 31 * 24 * 60;
const minutes = (least: number, most: number) => z.int().min(least).max(most);
const minuteOfDay = minutes(0, 1439);

/**
 * Length, step and grid. `step.every` minutes: the length is a multiple of it, and a booking starts on the grid that counts from local midnight,
 * unless `starts` names the allowed wall-clock starts. Half days: from opening to `noonMinute`, from there to closing, or both. Days: from opening to closing.
 */
const lengthSettings = z
  .object({
    minMinutes: minutes(5, MOST_MINUTES).nullable(),
    maxMinutes: minutes(5, MOST_MINUTES).nullable(),
    step: z.discriminatedUnion('unit', [
      z.object({ unit: z.literal('minutes'), every: z.union([5, 10, 15, 20, 30, 60].map((n) => z.literal(n))) }),
      z.object({ unit: z.literal('half_day'), noonMinute: minuteOfDay }),
      z.object({ unit: z.literal('day') }),
    ]),
    starts: z
      .array(minuteOfDay)
      .max(96)
      .transform((starts) => [...new Set(starts)].sort((a, b) => a - b)),
  })
  .refine((one) => one.minMinutes === null || one.maxMinutes === null || one.minMinutes <= one.maxMinutes, {
    path: ['maxMinutes'],
    message: 'The longest is shorter than the shortest',
  })
  .refine(
    ({ minMinutes, maxMinutes, step }) => step.unit !== 'minutes' || hasWholeStep(minMinutes, maxMinutes, step.every),
    {
      path: ['maxMinutes'],
      message: 'No whole step lies between shortest and longest',
    },
  );

/** How soon before its start, and how far ahead, a booking may be made. A series that the member may make is exempt from `maxDays`. */
const noticeSettings = z.object({
  minMinutes: minutes(0, 60 * 24 * 60).nullable(),
  maxDays: z.int().min(0).max(730).nullable(),
});

/** Time kept free around a booking. `noneBetweenOwn`: two bookings of one member may touch. */
const bufferSettings = z.object({
  beforeMinutes: minutes(0, 720),
  afterMinutes: minutes(0, 720),
  noneBetweenOwn: z.boolean(),
});

/** Round the clock, holidays too; closures still stand. */
const accessSettings = z.object({ anytime: z.boolean() });

/** Each is a limit per member. Hours count in local days, ISO weeks and calendar months. A series is one of `atOnce`, its dates count as hours. */
const limitSettings = z.object({
  atOnce: z.int().min(0).max(1000).nullable(),
  hoursPerDay: z.number().min(0).max(24).multipleOf(0.25).nullable(),
  hoursPerWeek: z.number().min(0).max(168).multipleOf(0.25).nullable(),
  hoursPerMonth: z.number().min(0).max(744).multipleOf(0.25).nullable(),
});

/** A booking is a request first: it holds its time until it is answered or lapses by itself. */
const approvalSettings = z.object({ needed: z.boolean(), answerMinutes: minutes(5, 30 * 24 * 60) });

/** Check-in opens at the start of the local day, or so many minutes before the booking; nobody there `releaseAfterMinutes` after its start: the rest is released. */
const checkInSettings = z.object({
  asked: z.boolean(),
  opens: z.union([z.literal('day_start'), minutes(0, 24 * 60)]),
  releaseAfterMinutes: minutes(5, 24 * 60).nullable(),
  automatic: z.boolean(),
});

/** Whether people may wait for a full slot, and how long an offer keeps the place. */
const waitlistSettings = z.object({ on: z.boolean(), offerMinutes: minutes(5, 24 * 60) });

/** How far ahead the dates of a series without an end are made; it goes on by itself from there. */
const seriesSettings = z.object({ aheadMonths: z.int().min(1).max(24) });

export const ruleSettingsSchemas = {
  length: lengthSettings,
  notice: noticeSettings,
  series: seriesSettings,
  buffer: bufferSettings,
  access: accessSettings,
  limit: limitSettings,
  approval: approvalSettings,
  check_in: checkInSettings,
  waitlist: waitlistSettings,
} as const;
export type RuleTopic = keyof typeof ruleSettingsSchemas;
export type RuleSettings<T extends RuleTopic> = z.output<(typeof ruleSettingsSchemas)[T]>;

/** For which place and for whom a rule is meant; null is "all". At most one of kind and resource, and of role, plan and member. */
const ruleScopeSchema = z.object({
  kind: z.enum(RESOURCE_KINDS).nullable(),
  resourceId: idSchema<'resource'>().nullable(),
  role: z.enum(ROLES).nullable(),
  memberId: idSchema<'member'>().nullable(),
  /** Whoever is on it on the day of booking. */
  planId: idSchema<'plan'>().nullish(),
});
export type RuleScope = z.output<typeof ruleScopeSchema>;

type RuleOf<T extends RuleTopic> = RuleScope & {
  /** Who is on the plan of a rule for one, as far as whoever reads it needs to know. */
  readonly onPlan?: readonly MemberId[] | null;
  readonly id: string;
  readonly topic: T;
  readonly settings: RuleSettings<T>;
  /** The owner's own words for whoever it refuses; empty for the standard ones. */
  readonly words: string;
};
/** One rule of a space, as it is read: settings were checked when they were written. */
export type BookingRule = { [T in RuleTopic]: RuleOf<T> }[RuleTopic];
export type BookingRuleOf<T extends RuleTopic> = RuleOf<T>;
/** A rule with the names that a person needs to read it; null where it is meant for none in particular. */
export type NamedRule = BookingRule & {
  readonly resourceName: string | null;
  readonly memberName: string | null;
  readonly planName?: string | null;
};

const settingsByTopic = z.discriminatedUnion('topic', [
  z.object({ topic: z.literal('length'), settings: lengthSettings }),
  z.object({ topic: z.literal('notice'), settings: noticeSettings }),
  z.object({ topic: z.literal('series'), settings: seriesSettings }),
  z.object({ topic: z.literal('buffer'), settings: bufferSettings }),
  z.object({ topic: z.literal('access'), settings: accessSettings }),
  z.object({ topic: z.literal('limit'), settings: limitSettings }),
  z.object({ topic: z.literal('approval'), settings: approvalSettings }),
  z.object({ topic: z.literal('check_in'), settings: checkInSettings }),
  z.object({ topic: z.literal('waitlist'), settings: waitlistSettings }),
]);

/** A rule to be written: in place of the one with the same topic, place and person or role, where there is one. */
export const ruleInput = ruleScopeSchema
  .extend({ words: z.string().transform(oneLine).pipe(z.string().max(300)).default('') })
  .and(settingsByTopic)
  .refine((rule) => rule.kind === null || rule.resourceId === null, 'A kind or a resource, not both')
  .refine(
    ({ role, memberId, planId }) => [role, memberId, planId].filter(Boolean).length <= 1,
    'A role, a plan or a member, one of them',
  )
  .refine(({ planId, topic }) => !planId || topic !== 'check_in', 'Checking in is the same on every plan');

const spaceId = idSchema<'space'>();
const requestId = idSchema<'request'>();
const ruleId = idSchema<'booking_rule'>();

/** With `ruleId` the rule that was opened is changed, also in place and people; without, one is made or takes the place of its like. */
export const saveRuleInput = z.object({ spaceId, requestId, ruleId: ruleId.nullish(), rule: ruleInput });
export type SaveRuleInput = z.output<typeof saveRuleInput>;
export const removeRuleInput = z.object({ spaceId, requestId, ruleId });
export type RemoveRuleInput = z.output<typeof removeRuleInput>;
