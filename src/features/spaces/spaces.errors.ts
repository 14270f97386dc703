import { DomainError } from '@/kernel/domain-error';

export type SpaceErrorCode = 'resource.not_found';

export const resourceNotFound = () => new DomainError<SpaceErrorCode>('not_found', 'resource.not_found');
