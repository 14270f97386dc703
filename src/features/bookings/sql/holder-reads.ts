import type { Role } from '@/kernel/acting-member';
import type { MemberId, PersonId, SpaceId } from '@/kernel/ids';
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

/** Those who may say yes or no to requests, and so hear of them by mail. */
export async function listAnswerers(tx: OperatorTx): Promise<{ memberId: MemberId; personId: PersonId }[]> {
  return tx
    .selectFrom('members')
    .select(['id as memberId', 'personId'])
    .where('operatorId', '=', tx.operatorId)
    .where('status', '=', 'active')
    .where('role', 'in', ['owner', 'manager', 'front_desk'])
    .orderBy('id')
    .execute();
}

/** A space with its operator, by name and address. */
export async function findPlaceOfSpace(tx: OperatorTx, spaceId: SpaceId) {
  return tx
    .selectFrom('spaces as s')
    .innerJoin('operators as o', 'o.id', 's.operatorId')
    .select(['s.id', 's.slug', 's.name', 's.timeZone', 'o.slug as operatorSlug', 'o.name as operatorName', 'o.accent'])
    .where('s.operatorId', '=', tx.operatorId)
    .where('s.id', '=', spaceId)
    .executeTakeFirst();
}
