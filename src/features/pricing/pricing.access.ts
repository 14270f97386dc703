import { isStaff, type Role } from '@/kernel/acting-member';

/** Whoever runs the space sets its prices. */
export const maySetPrices = (role: Role): boolean => role === 'owner' || role === 'manager';
/** Whoever books for others is told what it costs them. */
export const mayAskForOthers = (role: Role): boolean => isStaff(role);
/** Whoever stands at the desk is shown the paper that says so. */
export const maySetExemptions = (role: Role): boolean => isStaff(role);
