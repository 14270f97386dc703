import { z } from 'zod';
import type { OptionView } from '@/features/planning/planning.contract';
import { idSchema } from '@/kernel/id-schema';
import { whenSchema } from '@/kernel/when';
import { timeZoneSchema } from '@/kernel/zone-schema';
import { hoursSchema } from '@/features/spaces/hours.contract';
import { resourceIdSchema, resourceKindSchema, spaceIdSchema } from '@/features/spaces/spaces.contract';

const reasonSchema = z.string().trim().min(1).max(200);
const requestIdSchema = idSchema<'request'>();

/** What the owner wants to change about a space. Times are instants with an offset, or the wall clock of the space. */
export const changeWishSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('closure'),
    /** One resource, all of a kind, or the whole space where neither is named. */
    resourceId: resourceIdSchema.nullable().default(null),
    resourceKind: resourceKindSchema.nullable().default(null),
    startsAt: whenSchema,
    endsAt: whenSchema,
    reason: reasonSchema,
  }),
  /** It is not there any more: everything to come on it goes elsewhere, or is cancelled. */
  z.object({ kind: z.literal('retire'), resourceId: resourceIdSchema, reason: reasonSchema }),
  /** Other opening hours: whoever they would leave outside. `version` is that of the hours which they change. */
  z.object({ kind: z.literal('hours'), hours: hoursSchema, version: z.string().max(100), reason: reasonSchema }),
  /** Another time zone: what stands at nine on the wall goes on standing at nine. */
  z.object({ kind: z.literal('zone'), timeZone: timeZoneSchema, reason: reasonSchema }),
]);
export type ChangeWish = z.output<typeof changeWishSchema>;
/** As a screen says it. */
export type ChangeWishInput = z.input<typeof changeWishSchema>;
export type ChangeKind = ChangeWish['kind'];

export const planChangeInput = z.object({ spaceId: spaceIdSchema, wish: changeWishSchema });
export type PlanChangeInput = z.output<typeof planChangeInput>;

/** One touched booking. The first option is what the plan does by itself, where `proposed` says so. */
export type PlannedRowView = {
  readonly bookingId: string;
  /** Stands for the booking as it was seen: goes back with the decision. */
  readonly version: string;
  readonly personId: string;
  readonly memberId: string;
  readonly who: string;
  readonly guest: boolean;
  /** There is an address that the mail goes to; to others somebody has to speak. */
  readonly reachable: boolean;
  readonly resourceId: string;
  readonly resourceName: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly requested: boolean;
  readonly recurring: boolean;
  readonly seats: number;
  readonly note: string;
  /** It has begun: it runs out as it is. */
  readonly begun: boolean;
  readonly proposed: boolean;
  readonly options: readonly OptionView[];
};

export type WaitingView = {
  readonly entryId: string;
  readonly who: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly decision: 'over' | 'kept';
  readonly offerGone: boolean;
};

export type EventTouched = {
  readonly dateId: string;
  readonly slug: string;
  readonly title: string;
  readonly resourceName: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly coming: number;
};

export type ChangePlan = {
  readonly kind: ChangeKind;
  /** The zone that times are shown in: after a change of zone the new one. */
  readonly timeZone: string;
  /** What it is about, by name: a resource; null for the space or a kind. */
  readonly resourceName: string | null;
  /** From when until when it shuts; no end: for good. Null where nothing is shut. */
  readonly shut: { readonly startsAt: string; readonly endsAt: string | null } | null;
  readonly mayKeep: boolean;
  readonly rows: readonly PlannedRowView[];
  readonly waiting: readonly WaitingView[];
  /** Events that stand in it: they keep their time, until their host moves or cancels them. */
  readonly events: readonly EventTouched[];
  /** Bookings that keep their time on the wall and ask for no decision (another zone), of how many people, and how many wait. */
  readonly shifting: { readonly bookings: number; readonly people: number; readonly waiting: number };
  readonly planToken: string;
};

const decisionSchema = z.discriminatedUnion('act', [
  z.object({ act: z.literal('keep'), bookingId: idSchema<'booking'>(), version: z.string().max(40) }),
  z.object({ act: z.literal('cancel'), bookingId: idSchema<'booking'>(), version: z.string().max(40) }),
  z.object({
    act: z.literal('move'),
    bookingId: idSchema<'booking'>(),
    version: z.string().max(40),
    resourceId: resourceIdSchema,
    startsAt: z.iso.datetime(),
    endsAt: z.iso.datetime(),
  }),
]);
export type DecisionInput = z.output<typeof decisionSchema>;

export const applyChangeInput = planChangeInput.extend({
  planToken: z.string().max(100),
  /** One for each row of the plan. */
  decisions: z.array(decisionSchema).max(5000),
  requestId: requestIdSchema,
});
export type ApplyChangeInput = z.output<typeof applyChangeInput>;

export type ApplyChangeAnswer = {
  readonly changeId: string;
  readonly closureId: string | null;
  readonly moved: number;
  readonly cancelled: number;
  readonly kept: number;
  readonly people: number;
};

export const openClosureInput = z.object({
  spaceId: spaceIdSchema,
  closureId: idSchema<'closure'>(),
  requestId: requestIdSchema,
});
export type OpenClosureInput = z.output<typeof openClosureInput>;
export type OpenClosureAnswer = { readonly closureId: string; readonly opened: 'before_it_began' | 'early' };

export const listClosuresInput = z.object({ spaceId: spaceIdSchema });

export type ClosureView = {
  readonly id: string;
  readonly resourceId: string | null;
  readonly resourceName: string | null;
  readonly resourceKind: z.infer<typeof resourceKindSchema> | null;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly reason: string;
  readonly createdBy: string | null;
  /** Bookings that stand in it all the same. */
  readonly kept: number;
  readonly moved: number;
  readonly cancelled: number;
};
export type ClosuresView = {
  readonly timeZone: string;
  readonly spaceName: string;
  readonly upcoming: readonly ClosureView[];
  readonly past: readonly ClosureView[];
  /** What can be shut, in the order of the plan. */
  readonly places: readonly {
    readonly id: string;
    readonly name: string;
    readonly kind: z.infer<typeof resourceKindSchema>;
  }[];
};
