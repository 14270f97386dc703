import type { ActingMember } from '@/kernel/acting-member';
import { DomainError } from '@/kernel/domain-error';
import type { SpaceId } from '@/kernel/ids';
import { inOperator } from '@/server/db/transactions';
import { maySetRules } from './booking-rules.access';
import type { BookingRule, NamedRule } from './booking-rules.contract';
import { listRules } from './sql/rule-reads';

/** Every rule of a space, for whoever sets them. @throws DomainError `auth.not_allowed` */
export async function readRules(member: ActingMember, spaceId: SpaceId): Promise<NamedRule[]> {
  if (!maySetRules(member.role)) throw new DomainError('forbidden', 'auth.not_allowed');
  return inOperator(member, (tx) => listRules(tx, spaceId));
}

/** The rules that may concern whoever asks: for everybody, for roles, and for them; not those for other members. */
export const readMyRules = (member: ActingMember, spaceId: SpaceId): Promise<BookingRule[]> =>
  inOperator(member, (tx) => listRules(tx, spaceId, member.memberId));
