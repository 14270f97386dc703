import type { Id, MemberId } from '@/kernel/ids';
import type { LocalDate } from '@/kernel/zone';
import type { OperatorTx } from '@/server/db/transactions';
import { type Due, duesOf } from './domain/membership-dues';
import { findMembership } from './sql/membership-reads';

/** All that a membership has come to up to a date, with whose it is; null for one that there is not. */
export async function listDues(
  tx: OperatorTx,
  membershipId: Id<'membership'>,
  upTo: LocalDate,
): Promise<{ readonly memberId: MemberId; readonly dues: readonly Due[] } | null> {
  const found = await findMembership(tx, membershipId);
  return found && { memberId: found.memberId, dues: duesOf(found, upTo) };
}
