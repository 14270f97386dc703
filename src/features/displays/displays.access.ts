import type { Role } from '@/kernel/acting-member';
import { mayManageSpace } from '@/features/spaces/spaces.access';

/** Hanging displays and taking them down: owners and managers. */
export const maySetDisplays = (role: Role): boolean => mayManageSpace(role);
