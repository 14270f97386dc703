import type { Id, MemberId, OperatorId, PersonId } from '@/kernel/ids';

type Whose = { readonly operatorId: OperatorId; readonly memberId: MemberId; readonly personId: PersonId };

/** What this room announces. `personId` is whose credits they are. */
export type MembershipFact =
  | ({ readonly type: 'credits.changed' } & Whose)
  | ({
      readonly type: 'pass.bought';
      readonly purchaseId: Id<'pass_purchase'>;
    } & Whose);
