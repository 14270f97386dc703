import { mayManageSpace } from '@/features/spaces/spaces.access';

/** Shutting what people have booked, and opening it again: owners and managers. */
export const mayPlanClosures = mayManageSpace;
