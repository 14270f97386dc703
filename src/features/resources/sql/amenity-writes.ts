import { sql } from 'kysely';
import type { OperatorTx } from '@/server/db/transactions';
import { eachOnce } from '../domain/each-once';

/** Puts words on the operator's list, and answers how each is written there: a word that is known in another case is that one. */
export async function upsertAmenities(tx: OperatorTx, names: readonly string[]): Promise<string[]> {
  const wanted = eachOnce(names);
  if (wanted.length === 0) return [];
  await sql`
    insert into amenities (operator_id, name)
    select ${tx.operatorId}, w.name from unnest(${wanted}::text[]) as w (name)
    where not exists (select 1 from amenities a where a.operator_id = ${tx.operatorId} and lower(a.name) = lower(w.name))
    order by w.name
    on conflict do nothing
  `.execute(tx);
  const { rows } = await sql<{ name: string }>`
    select (select a.name from amenities a where a.operator_id = ${tx.operatorId} and lower(a.name) = lower(w.name) order by a.created_at, a.name limit 1) as name
    from unnest(${wanted}::text[]) with ordinality as w (name, place) order by w.place
  `.execute(tx);
  return rows.map((row) => row.name);
}

/** Takes a word off the list and from every resource of the operator; answers how many had it. */
export async function deleteAmenity(tx: OperatorTx, name: string): Promise<number> {
  await sql`delete from amenities where operator_id = ${tx.operatorId} and lower(name) = lower(${name})`.execute(tx);
  const { numAffectedRows } = await sql`
    update resources r set amenities = array(select a from unnest(r.amenities) with ordinality as u (a, place) where lower(a) <> lower(${name}) order by place)
    where r.operator_id = ${tx.operatorId} and exists (select 1 from unnest(r.amenities) as a where lower(a) = lower(${name}))
  `.execute(tx);
  return Number(numAffectedRows ?? 0);
}
