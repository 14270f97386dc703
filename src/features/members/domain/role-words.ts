import { ROLES, type Role } from '@/kernel/acting-member';

export const ROLE_NAME: Record<Role, string> = {
  owner: 'Owner',
  manager: 'Manager',
  front_desk: 'Front desk',
  host: 'Host',
  member: 'Member',
  visitor: 'Visitor',
};

/** The same inside a sentence: "you are …", "they join as …". */
export const ROLE_AS: Record<Role, string> = {
  owner: 'an owner',
  manager: 'a manager',
  front_desk: 'front desk',
  host: 'a host',
  member: 'a member',
  visitor: 'a visitor',
};

/** What a role may do, in a sentence, beside its name. */
export const ROLE_SENTENCE: Record<Role, string> = {
  owner: 'Everything, owners included',
  manager: 'Runs the space and its people',
  front_desk: 'Sees who is in, acts for others',
  host: 'Books like a member',
  member: 'Books everything for members',
  visitor: 'Books what is open to visitors',
};

/** "1 owner", "3 managers": how many of each, the roles that nobody has left out. */
export function rolesInWords(byRole: Readonly<Partial<Record<Role, number>>>): string {
  return ROLES.flatMap((role) => {
    const count = byRole[role] ?? 0;
    const word = ROLE_NAME[role].toLowerCase();
    if (count === 0) return [];
    return role === 'front_desk' ? `${count} at the front desk` : `${count} ${word}${count === 1 ? '' : 's'}`;
  }).join(', ');
}
