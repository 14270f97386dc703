import { DomainError } from './domain-error';

// Not there, and not for whoever asks, look the same from outside.
export const operatorNotFound = () => new DomainError('not_found', 'operator.not_found');
export const spaceNotFound = () => new DomainError('not_found', 'space.not_found');
