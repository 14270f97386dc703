import type { RuleSubject } from '@/features/booking-rules/domain/narrowest-rule';
import type { Role } from '@/kernel/acting-member';
import type { MemberId, ResourceId } from '@/kernel/ids';
import type { ResourceKind } from '@/kernel/resource-kind';

type Held = {
  readonly resourceId: ResourceId;
  readonly kind: ResourceKind;
  readonly memberId: MemberId;
  readonly role: Role;
  readonly guestName: string | null;
};

/** A guest without an account counts as a visitor, and not as whoever books for them. */
export const GUEST = { memberId: null, role: 'visitor' } as const satisfies RuleSubject['who'];

/** Which place and for whom, as rules are asked about a booking that stands. */
export const subjectOfBooking = ({ resourceId: id, kind, memberId, role, guestName }: Held): RuleSubject => ({
  resource: { id, kind },
  who: guestName === null ? { memberId, role } : GUEST,
});
