import { DomainError } from '@/kernel/domain-error';

export type ExtraErrorCode = 'extras.not_offered' | 'extras.not_found';

/** It is not sold any more, or does not go with this place. */
export const extraNotOffered = (details: Readonly<Record<string, unknown>>) =>
  new DomainError<ExtraErrorCode>('conflict', 'extras.not_offered', details);
export const extraNotFound = () => new DomainError<ExtraErrorCode>('not_found', 'extras.not_found');
