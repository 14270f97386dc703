import type { Role } from '@/kernel/acting-member';

/** Rules, hours, resources, closures and displays of a space: owners and managers set them. */
export const mayManageSpace = (role: Role): boolean => role === 'owner' || role === 'manager';
