import type { EventId, OperatorId, SpaceId } from '@/kernel/ids';

type About = { readonly operatorId: OperatorId; readonly spaceId: SpaceId; readonly eventId: EventId };

/** What this room announces. */
export type TalkFact =
  /** `at`: when, ISO text: what is said within one hour of the clock is told together. */
  | ({ readonly type: 'event.commented'; readonly at: string } & About)
  /** A comment is gone, photos came or went, somebody said how it was. */
  | ({ readonly type: 'event.talk_changed' } & About);
