import type { EventId, OperatorId, SpaceId } from '@/kernel/ids';

type About = { readonly operatorId: OperatorId; readonly spaceId: SpaceId; readonly eventId: EventId };

/** What this room announces. */
export type TalkFact =
  /** `untold`: the hosts have been told of all that was said before. */
  | ({ readonly type: 'event.commented'; readonly untold: boolean } & About)
  /** A comment is gone, photos came or went, somebody said how it was. */
  | ({ readonly type: 'event.talk_changed' } & About);
