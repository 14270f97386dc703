import type { OpeningRules } from '@/features/spaces/domain/opening-hours';
import type { FloorDrawing, PlanResource } from '@/features/floor-plan/floor-plan.contract';
import type { Role } from '@/kernel/acting-member';
import type { OperatorId, SpaceId } from '@/kernel/ids';

export type BookResource = PlanResource & { readonly floorId: string; readonly openToVisitors: boolean };

/** A space as the Book screen needs it: what stays the same while one looks at it. */
export type BookSpace = {
  readonly id: SpaceId;
  readonly slug: string;
  readonly name: string;
  readonly operator: { readonly id: OperatorId; readonly slug: string; readonly name: string };
  readonly rules: OpeningRules;
  readonly floors: readonly {
    readonly id: string;
    readonly name: string;
    readonly level: number;
    readonly drawing: FloorDrawing;
  }[];
  readonly resources: readonly BookResource[];
};

/** Who looks at it, and how they read times. */
export type BookViewer = { readonly role: Role; readonly name: string; readonly locale: string };
