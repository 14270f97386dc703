import type { Role } from '@/kernel/acting-member';
import type { BookingId, MemberId, ResourceId, SeriesId } from '@/kernel/ids';
import type { ResourceKind } from '@/kernel/resource-kind';
import type { TimeRange } from '@/kernel/time-range';
import type { BookingRule } from '@/features/booking-rules/booking-rules.contract';
import type { OpeningRules } from '@/features/spaces/domain/opening-hours';

/** A resource in use, with all that speaks for or against it as a stand-in. */
export type PlanningPlace = {
  readonly id: ResourceId;
  readonly name: string;
  readonly kind: ResourceKind;
  readonly groupId: string | null;
  readonly floorId: string;
  /** Its middle, in centimetres on the drawing of its floor. */
  readonly at: { readonly x: number; readonly y: number } | null;
  readonly capacity: number;
  readonly amenities: readonly string[];
  readonly openToVisitors: boolean;
  /** The undivided resources whose time it takes. */
  readonly leaves: readonly ResourceId[];
  /** Each leaf with all that stands between it and the whole: each has its say about buffers. */
  readonly tree: readonly { readonly leafId: ResourceId; readonly id: ResourceId; readonly kind: ResourceKind }[];
};

/** A booking that the change gets in the way of. A guest without an account counts as a visitor, as everywhere. */
export type TouchedBooking = TimeRange & {
  readonly id: BookingId;
  readonly resourceId: ResourceId;
  readonly memberId: MemberId;
  readonly role: Role;
  readonly guest: boolean;
  /** How many come, as far as anybody said: one without guests. */
  readonly seats: number;
  readonly seriesId: SeriesId | null;
  /** What has begun is never changed: it runs out as it is. */
  readonly begun: boolean;
  /** It stands outside opening hours already, before the change: somebody had a reason. */
  readonly outsideHours: boolean;
  /** Stands for all of the above: another one means that the booking is not what it was. */
  readonly version: string;
};

/** A row that holds an undivided resource. `holder` is the booking, or whatever else it is. */
export type HeldTime = TimeRange & {
  readonly leafId: ResourceId;
  readonly holder: string;
  readonly memberId: MemberId | null;
  readonly buffer: boolean;
};

/** A stretch that the change shuts, on these undivided resources. Without an end: for good. */
export type ShutStretch = {
  readonly leaves: ReadonlySet<ResourceId>;
  readonly startsAt: Date;
  readonly endsAt: Date | null;
};

/** The space as it will be once the change stands. */
export type ChangedSpace = {
  readonly shut: readonly ShutStretch[];
  /** Not there any more. What it is made of may go on. */
  readonly gone: ReadonlySet<ResourceId>;
  readonly timeZone: string;
  readonly hoursOf: (resourceId: ResourceId) => OpeningRules;
};

export type PlanningFacts = {
  /** Everything in use, the places that the change shuts too. */
  readonly places: readonly PlanningPlace[];
  readonly touched: readonly TouchedBooking[];
  readonly held: readonly HeldTime[];
  readonly bookingRules: readonly BookingRule[];
  readonly after: ChangedSpace;
  readonly now: Date;
};

/** Nothing is shut: the space as it is, by these hours. */
export const unchanged = (timeZone: string, hoursOf: ChangedSpace['hoursOf']): ChangedSpace => ({
  shut: [],
  gone: new Set(),
  timeZone,
  hoursOf,
});

/** Whether a time on these leaves meets what the change shuts. */
export const meetsShut = (shut: readonly ShutStretch[], leaves: readonly ResourceId[], range: TimeRange): boolean =>
  shut.some(
    (one) =>
      range.startsAt.getTime() < (one.endsAt?.getTime() ?? Infinity) &&
      one.startsAt < range.endsAt &&
      leaves.some((leaf) => one.leaves.has(leaf)),
  );
