import type { MemberId, OperatorId, PersonId, SpaceId, WaitlistEntryId } from '@/kernel/ids';

type About = {
  readonly operatorId: OperatorId;
  readonly spaceId: SpaceId;
  readonly personId: PersonId;
  readonly memberId: MemberId;
  readonly entryId: WaitlistEntryId;
};

/** What this room announces. */
export type WaitlistFact =
  | ({ readonly type: 'waitlist.joined' } & About)
  | ({
      readonly type: 'waitlist.offered';
      readonly offeredAt: string;
      readonly expiresAt: string;
      /** Other dates of the same series, offered with it. */
      readonly others?: readonly WaitlistEntryId[];
    } & About)
  /** An entry has come to its end. `freed`: its hold was given back, so that the next can have it. */
  | ({
      readonly type: 'waitlist.settled';
      readonly how: 'booked' | 'declined' | 'lapsed' | 'left' | 'over';
      readonly freed: boolean;
    } & About);
