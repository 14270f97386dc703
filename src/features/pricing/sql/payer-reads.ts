import type { Role } from '@/kernel/acting-member';
import type { MemberId } from '@/kernel/ids';
import type { OperatorTx } from '@/server/db/transactions';

/** The role that a member has, or undefined when they are gone. */
export async function findRoleOf(tx: OperatorTx, memberId: MemberId): Promise<Role | undefined> {
  const row = await tx
    .selectFrom('members')
    .select('role')
    .where('operatorId', '=', tx.operatorId)
    .where('id', '=', memberId)
    .where('status', '=', 'active')
    .executeTakeFirst();
  return row?.role;
}
