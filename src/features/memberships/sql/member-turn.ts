import { sql } from 'kysely';
import type { MemberId, PersonId } from '@/kernel/ids';
import type { OperatorTx } from '@/server/db/transactions';

/**
 * Whoever books for these members, or gives or takes what they hold, comes after this transaction: the turn that bookings take too (migration 0032),
 * before any place. Sorted, so that nobody waits in a ring.
 */
export async function takeTurnOfMembers(tx: OperatorTx, memberIds: readonly MemberId[]): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(m.id::text, 1)) from (select unnest(${memberIds}::uuid[]) as id order by 1) as m`.execute(
    tx,
  );
}

export async function listMembersOf(tx: OperatorTx, personIds: readonly PersonId[]): Promise<MemberId[]> {
  const { rows } = await sql<{ id: MemberId }>`
    select id from members where operator_id = ${tx.operatorId} and person_id = any(${personIds}::uuid[])
  `.execute(tx);
  return rows.map(({ id }) => id);
}
