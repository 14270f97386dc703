import { sql } from 'kysely';
import type { PersonTx } from '@/server/db/transactions';
import type { MyProfile } from '../members.contract';

/** How the person shows at each operator where they belong, by the operator's name. One query, served by members_by_person. */
export async function listMyProfiles(tx: PersonTx): Promise<MyProfile['profiles']> {
  const { rows } = await sql<MyProfile['profiles'][number]>`
    select m.id as member_id, jsonb_build_object('id', o.id, 'slug', o.slug, 'name', o.name) as operator, m.role, m.display_name, m.about,
      m.visibility, m.photo_version
    from members m join operators o on o.id = m.operator_id
    where m.person_id = ${tx.personId} and m.status = 'active'
    order by o.name, o.id`.execute(tx);
  return rows;
}

export async function updateTimeZone(tx: PersonTx, timeZone: string | null): Promise<void> {
  await sql`select auth.set_time_zone(${tx.personId}, ${timeZone})`.execute(tx);
}
