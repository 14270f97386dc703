import type { Role } from '@/kernel/acting-member';

/** Whoever runs the space sets its prices. */
export const maySetPrices = (role: Role): boolean => role === 'owner' || role === 'manager';
