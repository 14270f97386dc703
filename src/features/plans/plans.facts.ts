import type { Id, MemberId, OperatorId, PersonId } from '@/kernel/ids';
import type { PlanNews } from './news.contract';

type Whose = {
  readonly operatorId: OperatorId;
  readonly membershipId: Id<'membership'>;
  readonly memberId: MemberId;
  readonly personId: PersonId;
};

/** What this room announces. */
export type PlanFact =
  | ({
      /** Somebody joined, changed, pauses, or ends; or it was taken back. */
      readonly type: 'membership.changed';
      readonly news: PlanNews;
    } & Whose)
  | ({
      /** A period has begun, or the last one is over: nobody did anything. */
      readonly type: 'membership.went_on';
      readonly news: Extract<PlanNews, { what: 'renewed' | 'ended' }>;
    } & Whose);
