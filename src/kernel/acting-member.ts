import type { MemberId, OperatorId, PersonId } from './ids';

/** What a member may do at an operator, from most to least. A visitor registered at a space and holds no plan. */
export const ROLES = ['owner', 'manager', 'front_desk', 'host', 'member', 'visitor'] as const;
export type Role = (typeof ROLES)[number];

/** Those who run the space: they see everybody who is in, and act for others. */
export const isStaff = (role: Role): boolean => role === 'owner' || role === 'manager' || role === 'front_desk';

/** Who is asking, at which operator: made only by the access check of a procedure, from rows read in this very request. */
export type ActingMember = {
  readonly operatorId: OperatorId;
  readonly memberId: MemberId;
  readonly personId: PersonId;
  readonly role: Role;
  readonly displayName: string;
};
