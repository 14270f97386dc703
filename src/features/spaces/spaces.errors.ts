import { DomainError } from '@/kernel/domain-error';

export type SpaceErrorCode = 'space.not_found' | 'resource.not_found';

export const spaceNotFound = () => new DomainError<SpaceErrorCode>('not_found', 'space.not_found');
export const resourceNotFound = () => new DomainError<SpaceErrorCode>('not_found', 'resource.not_found');
