import type { Role } from '@/kernel/acting-member';

/** Whoever runs the space says how it may be booked; the front desk keeps to it, and breaks it with a reason. */
export const maySetRules = (role: Role): boolean => role === 'owner' || role === 'manager';
