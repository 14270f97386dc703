import { DomainError, type ErrorKind } from '@/kernel/domain-error';
import type { CodeRefusal } from './domain/discount';

export type CodeErrorCode = CodeRefusal | 'codes.not_found' | 'codes.taken';

const KINDS: Record<CodeErrorCode, ErrorKind> = {
  'codes.unknown': 'invalid',
  'codes.not_yet': 'not_now',
  'codes.ended': 'not_now',
  'codes.used_up': 'conflict',
  'codes.used_by_you': 'conflict',
  'codes.not_here': 'invalid',
  'codes.not_found': 'not_found',
  'codes.taken': 'conflict',
};

export const codeError = (code: CodeErrorCode, details: Readonly<Record<string, unknown>> = {}) =>
  new DomainError<CodeErrorCode>(KINDS[code], code, details);
