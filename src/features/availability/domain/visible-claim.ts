import { isStaff, type ActingMember } from '@/kernel/acting-member';
import type { BookingId, MemberId } from '@/kernel/ids';
import type { VisibleClaim } from '../availability.contract';

type HeldBy = {
  readonly kind: VisibleClaim['kind'];
  readonly bookingId: BookingId | null;
  readonly memberId: MemberId | null;
  readonly displayName: string | null;
  readonly visibility: 'everybody' | 'members' | 'staff' | null;
  readonly reason: string | null;
  readonly eventSlug: string | null;
  readonly buffer?: boolean;
};

/** What this viewer may know about who holds a time: visitors never learn whom, only which public event; members only whom allows it, staff always. */
export function visibleClaim(viewer: Pick<ActingMember, 'memberId' | 'role'>, held: HeldBy): VisibleClaim {
  const mine = held.memberId !== null && held.memberId === viewer.memberId;
  const staff = isStaff(viewer.role);
  // Whose booking it is that time is kept free beside, the block of the booking says.
  const seesWho = !held.buffer && (mine || staff || (viewer.role !== 'visitor' && held.visibility === 'members'));
  const seesEvent = held.kind === 'event' && (seesWho || (!held.buffer && held.visibility === 'everybody'));
  return {
    kind: held.kind,
    mine,
    who: seesWho ? held.displayName : null,
    bookingId: mine || staff ? held.bookingId : null,
    reason: held.kind === 'closure' || seesEvent ? held.reason : null,
    eventSlug: seesEvent ? held.eventSlug : null,
  };
}
