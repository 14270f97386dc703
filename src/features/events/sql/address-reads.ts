import { sql, type RawBuilder } from 'kysely';
import type { Role } from '@/kernel/acting-member';
import type { MemberId, PersonId } from '@/kernel/ids';
import type { OperatorTx } from '@/server/db/transactions';

export type MemberOfAddress = {
  readonly memberId: MemberId;
  readonly personId: PersonId;
  readonly name: string;
  readonly role: Role;
};

/** Whose address it is, of those who are members here. */
export async function findMemberOfAddress(tx: OperatorTx, email: string): Promise<MemberOfAddress | null> {
  const { rows } = await sql<MemberOfAddress>`
    select m.id as member_id, m.person_id, m.display_name as name, m.role
    from auth.find_person_by_email(${email}) p join members m on m.operator_id = ${tx.operatorId} and m.person_id = p.id
    where m.status = 'active' and p.email_verified_at is not null
  `.execute(tx);
  return rows[0] ?? null;
}

/** The address of a member, to find what was sent to it before they were one. */
export const addressOf = (operatorId: string, memberId: MemberId): RawBuilder<unknown> => sql`(
  select a.email from members am cross join lateral auth.list_member_emails(array[am.person_id]) a
  where am.operator_id = ${operatorId} and am.id = ${memberId})`;
