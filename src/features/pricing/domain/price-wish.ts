import type { Role } from '@/kernel/acting-member';
import type { DeskGroupId, FloorId, Id, ResourceId } from '@/kernel/ids';
import type { ResourceKind } from '@/kernel/resource-kind';
import type { Discount } from './discount';
import type { BookedExtra } from './extras';

/** What somebody would like to book, with all that a price may depend on. */
export type PriceWish = {
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly timeZone: string;
  readonly place: {
    readonly resourceId: ResourceId;
    readonly kind: ResourceKind;
    readonly groupIds: readonly DeskGroupId[];
    readonly floorId: FloorId;
  };
  readonly who: {
    readonly role: Role;
    readonly planId: Id<'plan'> | null;
    readonly teamId: Id<'team'> | null;
    readonly taxExempt: boolean;
  };
  readonly guests: number;
  readonly recurring: boolean;
  /** How full the space is, in whole per cent (`fullnessOf`); null where nobody asked. */
  readonly fullness: number | null;
  /** What a code takes off, where one was typed that is for this place. */
  readonly discount?: Discount | null;
  /** What is had with it beside the time. */
  readonly extras?: readonly BookedExtra[];
};
