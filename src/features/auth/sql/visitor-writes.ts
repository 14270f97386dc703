import { sql } from 'kysely';
import { newId, type PersonId } from '@/kernel/ids';
import type { OperatorTx } from '@/server/db/transactions';

/**
 * Makes the person a visitor of the operator. Who is a member already stays as they are; who was removed comes back, as a visitor.
 * Written together with the audit entry, in one statement.
 */
export async function insertVisitor(tx: OperatorTx, personId: PersonId, displayName: string): Promise<void> {
  await sql`
    with joined as (
      insert into members as m (operator_id, id, person_id, role, display_name)
      values (${tx.operatorId}, ${newId<'member'>()}, ${personId}, 'visitor', ${displayName})
      on conflict on constraint member_once_per_operator do update set status = 'active', role = 'visitor'
        where m.status = 'removed'
      returning m.id
    )
    insert into audit_entries (operator_id, member_id, action, subject_kind, subject_id)
    select ${tx.operatorId}, joined.id, 'member.registered', 'member', joined.id from joined`.execute(tx);
}
