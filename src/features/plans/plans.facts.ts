import type { Id, MemberId, OperatorId, PersonId } from '@/kernel/ids';

/** What this room announces: somebody joined, changed, pauses, or ends; or it was taken back. */
export type PlanFact = {
  readonly type: 'membership.changed';
  readonly operatorId: OperatorId;
  readonly membershipId: Id<'membership'>;
  readonly memberId: MemberId;
  readonly personId: PersonId;
};
