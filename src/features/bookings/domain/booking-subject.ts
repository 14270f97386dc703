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

/** Which place and for whom, as rules are asked about a booking that stands: a guest without an account counts as a visitor. */
export const subjectOfBooking = ({ resourceId: id, kind, memberId, role, guestName }: Held): RuleSubject => ({
  resource: { id, kind },
  who: { memberId, role: guestName === null ? role : 'visitor' },
});
