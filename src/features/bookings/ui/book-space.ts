import type { BookingRule } from '@/features/booking-rules/booking-rules.contract';
import type { OpeningRules, WeeklyHours } from '@/features/spaces/domain/opening-hours';
import type { ShownPhoto } from '@/features/spaces/spaces.contract';
import type { FloorDrawing, PlanResource } from '@/features/floor-plan/floor-plan.contract';
import type { Role } from '@/kernel/acting-member';
import type { DeskGroupId, MemberId, OperatorId, ResourceId, SpaceId } from '@/kernel/ids';

export type BookResource = PlanResource & {
  readonly id: ResourceId;
  readonly groupId: DeskGroupId | null;
  readonly floorId: string;
  readonly openToVisitors: boolean;
  readonly photos: readonly ShownPhoto[];
  /** Its own week, or null where it keeps to the space's. */
  readonly hours: WeeklyHours | null;
};

/** A space as the Book screen needs it: what stays the same while one looks at it. */
export type BookSpace = {
  readonly id: SpaceId;
  readonly slug: string;
  readonly name: string;
  readonly operator: { readonly id: OperatorId; readonly slug: string; readonly name: string };
  readonly rules: OpeningRules;
  /** The owner's rules that may concern this viewer. */
  readonly bookingRules: readonly BookingRule[];
  readonly floors: readonly {
    readonly id: string;
    readonly name: string;
    readonly level: number;
    readonly drawing: FloorDrawing;
  }[];
  readonly resources: readonly BookResource[];
};

/** Who looks at it, and how they read times. */
export type BookViewer = {
  readonly memberId: MemberId;
  readonly role: Role;
  readonly name: string;
  readonly locale: string;
};
