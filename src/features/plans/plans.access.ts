import { isStaff, type Role } from '@/kernel/acting-member';

/** Whoever runs the space says what plans there are, and who moves to other terms. */
export const maySetPlans = (role: Role): boolean => role === 'owner' || role === 'manager';
/** At the desk, for whoever stands there: on any plan, from any day, without notice. */
export const mayPutOnPlans = (role: Role): boolean => isStaff(role);
/** Whoever only registered is put on a plan by those who run the space. */
export const mayTakePlans = (role: Role): boolean => role !== 'visitor';
