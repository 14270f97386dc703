import type { Role } from '@/kernel/acting-member';
import type { MemberId, PersonId } from '@/kernel/ids';
import type { OperatorTx } from '@/server/db/transactions';

/** The member for whom staff act, or undefined when they are gone. */
export async function findActiveMember(
  tx: OperatorTx,
  memberId: MemberId,
): Promise<{ memberId: MemberId; personId: PersonId; role: Role; displayName: string } | undefined> {
  return tx
    .selectFrom('members')
    .select(['id as memberId', 'personId', 'role', 'displayName'])
    .where('operatorId', '=', tx.operatorId)
    .where('id', '=', memberId)
    .where('status', '=', 'active')
    .executeTakeFirst();
}
