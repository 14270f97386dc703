import type { OperatorId, SpaceId } from '@/kernel/ids';

/** What this room announces: from now on the space, or a resource in it, is open at other hours. */
export type SpaceFact = {
  readonly type: 'hours.changed';
  readonly operatorId: OperatorId;
  readonly spaceId: SpaceId;
};
