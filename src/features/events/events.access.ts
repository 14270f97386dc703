import type { ActingMember, Role } from '@/kernel/acting-member';
import type { MemberId } from '@/kernel/ids';

/** Who may host, as the owner says: owners and managers always may, hosts where nothing was said. */
export type HostRules = { readonly hostRoles: readonly Role[]; readonly yesRoles: readonly Role[] };
export const NO_HOST_RULES: HostRules = { hostRoles: ['host'], yesRoles: [] };

/** Owners and managers say who may host, and say yes to events of others. */
export const maySetEvents = (role: Role): boolean => role === 'owner' || role === 'manager';

export const mayHost = (role: Role, { hostRoles }: HostRules): boolean =>
  maySetEvents(role) || hostRoles.includes(role);

/** Somebody says yes before an event of this role is published. */
export const needsYes = (role: Role, { yesRoles }: HostRules): boolean =>
  !maySetEvents(role) && yesRoles.includes(role);

type Hosted = { readonly hostId: MemberId; readonly coHostIds: readonly MemberId[] };

/** Changing an event, answering who asks to come: its host, its co-hosts, owners and managers. */
export const mayChangeEvent = ({ memberId, role }: Pick<ActingMember, 'memberId' | 'role'>, event: Hosted): boolean =>
  maySetEvents(role) || event.hostId === memberId || event.coHostIds.includes(memberId);

/** Checking people in: those, and the front desk. */
export const mayWorkTheDoor = (who: Pick<ActingMember, 'memberId' | 'role'>, event: Hosted): boolean =>
  who.role === 'front_desk' || mayChangeEvent(who, event);

export type Audience = 'public' | 'members' | 'plans' | 'invited' | 'link';

/** Whether an event is for a member. Visitors are no members yet: what is public is for them too. */
export function isFor(
  audience: Audience,
  who: { readonly role: Role; readonly onPlan: boolean; readonly invited: boolean },
): boolean {
  if (audience === 'public' || audience === 'link' || maySetEvents(who.role)) return true;
  if (audience === 'invited') return who.invited;
  return audience === 'plans' ? who.onPlan : who.role !== 'visitor';
}
