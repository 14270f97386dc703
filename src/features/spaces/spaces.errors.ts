import { DomainError } from '@/kernel/domain-error';

export type SpaceErrorCode =
  'resource.not_found' | 'hours.touches_bookings' | 'hours.changed_meanwhile' | 'hours.resource_gone';

export const resourceNotFound = () => new DomainError<SpaceErrorCode>('not_found', 'resource.not_found');

/** New hours would leave bookings outside: how many, and the first of them. */
export const hoursTouchBookings = (touched: Readonly<Record<string, unknown>>) =>
  new DomainError<SpaceErrorCode>('conflict', 'hours.touches_bookings', touched);
export const hoursChangedMeanwhile = () => new DomainError<SpaceErrorCode>('conflict', 'hours.changed_meanwhile');
export const hoursResourceGone = () => new DomainError<SpaceErrorCode>('conflict', 'hours.resource_gone');
