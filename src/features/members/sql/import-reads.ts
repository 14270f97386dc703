import { sql } from 'kysely';
import type { Role } from '@/kernel/acting-member';
import type { OperatorTx } from '@/server/db/transactions';
import type { KnownPeople } from '../domain/judge-invitations';

/** Who of these addresses is here, and who was asked and has not answered. One query, however many. */
export async function listKnownPeople(tx: OperatorTx, emails: readonly string[]): Promise<KnownPeople> {
  const { rows } = await sql<{ email: string; here: string | null; invited: Role | null }>`
    select a.email, m.display_name as here, i.role as invited
    from (select distinct email from unnest(${[...emails]}::text[]) as given (email) where email <> '') a
    left join lateral auth.find_person_by_email(a.email) p on true
    left join members m on m.operator_id = ${tx.operatorId} and m.person_id = p.id and m.status = 'active'
    left join invitations i on i.operator_id = ${tx.operatorId} and i.email = a.email and i.accepted_at is null
  `.execute(tx);
  return {
    here: new Map(rows.flatMap(({ email, here }) => (here === null ? [] : [[email, here] as const]))),
    invited: new Map(rows.flatMap(({ email, invited }) => (invited === null ? [] : [[email, invited] as const]))),
  };
}
