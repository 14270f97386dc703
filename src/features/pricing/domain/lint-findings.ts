import type { ResourceId } from '@/kernel/ids';
import type { WeekMinutes } from './week-minutes';

/** Why a longer booking might cost less by a rule. */
export type CliffReason = 'length' | 'lead' | 'falling_steps' | 'after_sum' | 'stops_partly';

/** Something in a list that its owner should look at. */
export type Finding =
  /** No line sets a price then; `date` is one day on which that is so. */
  | {
      readonly type: 'gap';
      readonly resourceIds: readonly ResourceId[];
      readonly date: string;
      readonly times: WeekMinutes;
    }
  /** Whatever it matches, a rule above has taken. */
  | { readonly type: 'shadowed'; readonly ruleId: string; readonly by: string }
  /** Both may match, neither is narrower: only their order decides. */
  | { readonly type: 'overlap'; readonly ruleId: string; readonly below: string }
  /** A longer booking costs less than one inside it. */
  | {
      readonly type: 'cliff';
      readonly ruleId: string | null;
      readonly resourceId: ResourceId;
      readonly startsAt: Date;
      readonly shorter: { readonly minutes: number; readonly price: number };
      readonly longer: { readonly minutes: number; readonly price: number };
    }
  /** It wanted more off than there was. */
  | { readonly type: 'below_zero'; readonly ruleId: string }
  /** None of the bookings that were looked at met it. */
  | { readonly type: 'unmet'; readonly ruleId: string };
