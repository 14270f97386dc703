import type { Role } from '@/kernel/acting-member';

/** Whoever runs the space says what can be bought, and gives by hand what is worth money. */
export const maySetPasses = (role: Role): boolean => role === 'owner' || role === 'manager';
/** At the desk, for whoever stands there, with a look at what they hold. */
export const maySellPasses = (role: Role): boolean => maySetPasses(role) || role === 'front_desk';
