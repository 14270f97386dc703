import { isStaff, type ActingMember, type Role } from '@/kernel/acting-member';
import type { MemberId } from '@/kernel/ids';

export type Allowed = { readonly ok: true } | { readonly ok: false; readonly code: 'booking.not_for_visitors' };

/** Whether this role may book this resource: visitors only what is open to visitors. The plan greys out by the same answer. */
export const mayBook = (role: Role, resource: { readonly openToVisitors: boolean }): Allowed =>
  role === 'visitor' && !resource.openToVisitors ? { ok: false, code: 'booking.not_for_visitors' } : { ok: true };

/** One's own bookings; staff may cancel anybody's. */
export const mayCancel = (
  asker: Pick<ActingMember, 'memberId' | 'role'>,
  booking: { readonly memberId: MemberId },
): boolean => booking.memberId === asker.memberId || isStaff(asker.role);

/** One's own, and anybody's for those who run the space: checking in and out. */
export const mayCheckIn = (...asked: Parameters<typeof mayCancel>): boolean => mayCancel(...asked);

/** Saying yes or no to requests: those who run the space. They get the mails about them too. */
export const mayAnswer = (role: Role): boolean => isStaff(role);

/** Moving, extending, swapping and handing over: the same people. */
export const mayChange = (...asked: Parameters<typeof mayCancel>): boolean => mayCancel(...asked);

/** Who is in today, and where: for those who run the space. */
export const maySeeToday = (role: Role): boolean => isStaff(role);

/** Booking for another member or for a guest, and breaking a rule with a reason: those who run the space. */
export const mayBookForOthers = (role: Role): boolean => isStaff(role);
export const mayOverride = (role: Role): boolean => isStaff(role);
