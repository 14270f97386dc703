import type { OperatorId, SpaceId } from '@/kernel/ids';

/** What this room announces: what can be booked in a space, or how it is shown, is another than before. */
export type ResourceFact = {
  readonly type: 'resources.changed';
  readonly operatorId: OperatorId;
  readonly spaceId: SpaceId;
};
