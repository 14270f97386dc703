import type { Role } from '@/kernel/acting-member';
import type { MemberId, OperatorId, PersonId } from '@/kernel/ids';

type Whose = { readonly operatorId: OperatorId; readonly memberId: MemberId };

/** What this room announces. */
export type MemberFact =
  | {
      readonly type: 'invitation.sent';
      readonly operatorId: OperatorId;
      readonly invitationId: string;
      /** Names the mail, so that one that is sent twice is recognised as one. */
      readonly mailId: string;
      /** The secret of the link, for its mail alone. */
      readonly token: string;
      readonly minutes: number;
    }
  /** Their bookings to come are given back once `undoUntil` has passed. */
  | ({
      readonly type: 'member.removed';
      readonly personId: PersonId;
      readonly removedBy: MemberId;
      /** What they were until then. */
      readonly role: Role;
      readonly undoUntil: string;
    } & Whose);
