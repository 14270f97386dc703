import type { OperatorId, SpaceId } from '@/kernel/ids';

/** What this room announces. */
export type ResourceFact =
  /** What can be booked in a space, or how it is shown, is another than before. */
  | { readonly type: 'resources.changed'; readonly operatorId: OperatorId; readonly spaceId: SpaceId }
  /** A file is being written whose photo may yet be refused. */
  | { readonly type: 'file.written'; readonly operatorId: OperatorId; readonly fileKey: string }
  /** A photo that showed this file is gone. */
  | { readonly type: 'file.left'; readonly operatorId: OperatorId; readonly fileKey: string };
