import type { Role } from '@/kernel/acting-member';
import type { MemberId, ResourceId } from '@/kernel/ids';
import type { ResourceKind } from '@/kernel/resource-kind';
import type { BookingRule } from '@/features/booking-rules/booking-rules.contract';
import { checkInAsked } from '@/features/booking-rules/domain/check-in-rule';

type Booked = {
  readonly resourceId: ResourceId;
  readonly resourceKind: ResourceKind;
  readonly memberId: MemberId;
  readonly role: Role;
  readonly guest: boolean;
};

/** Whether whoever has this booking is asked to check in by hand. */
export function asksCheckIn(
  rules: readonly BookingRule[],
  { resourceId, resourceKind, memberId, role, guest }: Booked,
): boolean {
  const subject = {
    resource: { id: resourceId, kind: resourceKind },
    who: { memberId: guest ? null : memberId, role },
  };
  const settings = checkInAsked(rules, subject);
  return settings !== null && !settings.automatic;
}
