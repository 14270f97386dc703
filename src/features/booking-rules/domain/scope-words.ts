import type { Role } from '@/kernel/acting-member';
import type { ResourceKind } from '@/kernel/resource-kind';

/** Places of a kind, inside a sentence. */
export const KINDS_IN_WORDS: Record<ResourceKind, string> = {
  desk: 'desks',
  meeting_room: 'meeting rooms',
  private_office: 'private offices',
  phone_booth: 'phone booths',
  event_space: 'event spaces',
  parking: 'parking places',
};

/** Those of a role, inside a sentence. */
export const ROLES_IN_WORDS: Record<Role, string> = {
  owner: 'owners',
  manager: 'managers',
  front_desk: 'the front desk',
  host: 'hosts',
  member: 'members',
  visitor: 'visitors',
};
