import type { Role } from '@/kernel/acting-member';
import type { MemberId, ResourceId } from '@/kernel/ids';
import type { ResourceKind } from '@/kernel/resource-kind';
import type { BookingRule } from '@/features/booking-rules/booking-rules.contract';
import { checkInAsked, checkInOpens } from '@/features/booking-rules/domain/check-in-rule';

type Booked = {
  readonly resourceId: ResourceId;
  readonly resourceKind: ResourceKind;
  readonly memberId: MemberId;
  readonly role: Role;
  readonly guest: boolean;
  readonly startsAt: Date;
};

/** Whether whoever has this booking is asked to check in by hand, and from when they can. */
export function checkInOf(
  rules: readonly BookingRule[],
  { resourceId, resourceKind, memberId, role, guest, startsAt }: Booked,
  timeZone: string,
): { readonly checkInAsked: boolean; readonly checkInOpensAt: string } {
  const subject = {
    resource: { id: resourceId, kind: resourceKind },
    who: { memberId: guest ? null : memberId, role },
  };
  const settings = checkInAsked(rules, subject);
  return {
    checkInAsked: settings !== null && !settings.automatic,
    checkInOpensAt: checkInOpens(rules, subject, { startsAt }, timeZone).toISOString(),
  };
}
