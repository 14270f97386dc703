import { DomainError } from '@/kernel/domain-error';
import type { Allowed } from './members.access';

export type MemberErrorCode =
  | 'member.not_found'
  | 'member.last_owner'
  | 'member.owners_only'
  | 'member.not_yourself'
  | 'member.not_own_role_up'
  | 'member.already_here'
  | 'member.not_removed'
  | 'invitation.not_found'
  | 'people_list.unreadable'
  | 'people_list.rows_wrong'
  | 'photo.too_large';

const KINDS: Partial<Record<MemberErrorCode, 'conflict' | 'forbidden' | 'not_found'>> = {
  'member.not_found': 'not_found',
  'member.last_owner': 'conflict',
  'member.owners_only': 'forbidden',
  'member.not_yourself': 'forbidden',
  'member.not_own_role_up': 'forbidden',
  'member.already_here': 'conflict',
  'member.not_removed': 'conflict',
  'invitation.not_found': 'not_found',
  'people_list.rows_wrong': 'conflict',
};

export const memberError = (code: MemberErrorCode, details: Readonly<Record<string, unknown>> = {}) =>
  new DomainError<MemberErrorCode>(KINDS[code] ?? 'invalid', code, details);
/** Throws what the access table says no with. @throws DomainError with its code */
export function demand(allowed: Allowed): void {
  if (allowed.ok) return;
  if (allowed.code === 'auth.not_allowed') throw new DomainError('forbidden', 'auth.not_allowed');
  throw memberError(allowed.code);
}
