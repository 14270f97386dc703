import type { OperatorId, SpaceId } from '@/kernel/ids';
import type { RuleTopic } from './booking-rules.contract';

/** What this room announces: from now on the space is booked by other rules of this topic. What is booked stays as it is. */
export type BookingRuleFact = {
  readonly type: 'rules.changed';
  readonly operatorId: OperatorId;
  readonly spaceId: SpaceId;
  readonly topic: RuleTopic;
};
