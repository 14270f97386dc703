import { sql } from 'kysely';
import type { PersonTx } from '@/server/db/transactions';
import type { MyMembership } from '../members.contract';

/** Where a person belongs, with the spaces there, in one query; operators by name. */
export async function listMyMemberships(tx: PersonTx): Promise<MyMembership[]> {
  const { rows } = await sql<MyMembership>`
    select m.id as member_id, m.role, m.display_name, m.photo_version,
      jsonb_build_object('id', o.id, 'slug', o.slug, 'name', o.name, 'accent', o.accent) as operator,
      coalesce((
        select jsonb_agg(jsonb_build_object('id', s.id, 'slug', s.slug, 'name', s.name, 'timeZone', s.time_zone) order by s.name, s.id)
        from spaces s where s.operator_id = m.operator_id), '[]') as spaces
    from members m join operators o on o.id = m.operator_id
    where m.person_id = ${tx.personId} and m.status = 'active'
    order by o.name, o.id
  `.execute(tx);
  return rows;
}
