import { isStaff, ROLES, type Role } from '@/kernel/acting-member';
import type { MemberId } from '@/kernel/ids';

type Why =
  'auth.not_allowed' | 'member.owners_only' | 'member.not_yourself' | 'member.not_own_role_up' | 'member.last_owner';
export type Allowed = { readonly ok: true } | { readonly ok: false; readonly code: Why };
type Asker = { readonly memberId: MemberId; readonly role: Role };
type Target = { readonly memberId: MemberId; readonly role: Role };

const YES: Allowed = { ok: true };
const no = (code: Why): Allowed => ({ ok: false, code });

/** The list with its addresses: whoever runs the space. */
export const maySeePeople = (role: Role): Allowed => (isStaff(role) ? YES : no('auth.not_allowed'));

/** Inviting, roles, removing: owners and managers; the front desk reads. */
const mayManagePeople = (role: Role): boolean => role === 'owner' || role === 'manager';

/** Who may invite somebody as this role: an owner as anything, a manager as anything but owner. Also who may take it back. */
export function mayInvite(asker: Role, as: Role): Allowed {
  if (!mayManagePeople(asker)) return no('auth.not_allowed');
  return as === 'owner' && asker !== 'owner' ? no('member.owners_only') : YES;
}

/**
 * Who may give this member that role. An owner may make and unmake anybody; a manager everybody but owners; nobody raises themselves; the
 * last owner stays one. `owners` is how many there are.
 */
export function mayChangeRole(asker: Asker, target: Target, to: Role, owners: number): Allowed {
  if (!mayManagePeople(asker.role)) return no('auth.not_allowed');
  if (asker.role !== 'owner' && target.role === 'owner') return no('member.owners_only');
  if (asker.memberId === target.memberId && rank(to) < rank(target.role)) return no('member.not_own_role_up');
  if (asker.role !== 'owner' && to === 'owner') return no('member.owners_only');
  return target.role === 'owner' && to !== 'owner' && owners < 2 ? no('member.last_owner') : YES;
}

/** Who may remove this member: nobody themselves, a manager no owner, nobody the last owner. */
export function mayRemove(asker: Asker, target: Target, owners: number): Allowed {
  if (!mayManagePeople(asker.role)) return no('auth.not_allowed');
  if (asker.memberId === target.memberId)
    return no(target.role === 'owner' && owners < 2 ? 'member.last_owner' : 'member.not_yourself');
  if (target.role !== 'owner') return YES;
  if (asker.role !== 'owner') return no('member.owners_only');
  return owners < 2 ? no('member.last_owner') : YES;
}

/** Who may bring back a removed member in the role they had. */
export const mayRestore = (asker: Role, target: Role): Allowed => mayInvite(asker, target);

/** Whether this asker sees the member's photo and name where members are shown. */
export const maySee = (
  asker: Asker,
  target: { readonly memberId: MemberId; readonly visibility: string; readonly status: string },
): boolean =>
  isStaff(asker.role) ||
  asker.memberId === target.memberId ||
  (target.visibility === 'members' && target.status === 'active' && asker.role !== 'visitor');

/** Smaller is more. */
const rank = (role: Role) => ROLES.indexOf(role);
