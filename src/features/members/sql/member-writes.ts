import { sql } from 'kysely';
import type { Role } from '@/kernel/acting-member';
import type { MemberId, PersonId } from '@/kernel/ids';
import type { OperatorTx } from '@/server/db/transactions';

export type LockedMember = {
  readonly memberId: MemberId;
  readonly personId: PersonId;
  readonly role: Role;
  readonly status: 'active' | 'removed';
  readonly displayName: string;
};

/**
 * Asker, target and every owner, locked in one order until the transaction ends: of two owners who demote each other at once the second
 * waits here, and then reads that the first has won. `no key`, because each request id already holds its member's key: with `for update` the
 * two would wait for each other.
 */
export async function lockWithOwners(tx: OperatorTx, asker: MemberId, target: MemberId) {
  const { rows } = await sql<LockedMember>`
    select id as member_id, person_id, role, status, display_name from members
    where operator_id = ${tx.operatorId} and (id in (${asker}, ${target}) or (role = 'owner' and status = 'active'))
    order by id for no key update`.execute(tx);
  const of = (id: MemberId) => rows.find((row) => row.memberId === id);
  const owners = rows.filter((row) => row.role === 'owner' && row.status === 'active').length;
  return { asker: of(asker), target: of(target), owners };
}

export async function updateRole(tx: OperatorTx, memberId: MemberId, role: Role): Promise<void> {
  await tx
    .updateTable('members')
    .set({ role })
    .where('operatorId', '=', tx.operatorId)
    .where('id', '=', memberId)
    .execute();
}

export async function updateStatus(tx: OperatorTx, memberId: MemberId, status: 'active' | 'removed'): Promise<void> {
  await tx
    .updateTable('members')
    .set({ status })
    .where('operatorId', '=', tx.operatorId)
    .where('id', '=', memberId)
    .execute();
}

type Profile = { readonly displayName: string; readonly about: string; readonly visibility: 'members' | 'staff' };

export async function updateProfile(tx: OperatorTx, memberId: MemberId, profile: Profile): Promise<void> {
  const { displayName, about, visibility } = profile;
  await tx
    .updateTable('members')
    .set({ displayName, about, visibility })
    .where('operatorId', '=', tx.operatorId)
    .where('id', '=', memberId)
    .execute();
}

export async function findActiveMemberOf(tx: OperatorTx, personId: PersonId) {
  return tx
    .selectFrom('members')
    .select(['id as memberId', 'displayName', 'role'])
    .where('operatorId', '=', tx.operatorId)
    .where('personId', '=', personId)
    .where('status', '=', 'active')
    .executeTakeFirst();
}
