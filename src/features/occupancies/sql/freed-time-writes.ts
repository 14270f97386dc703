import { sql } from 'kysely';
import type { ClosureId, ResourceId } from '@/kernel/ids';
import type { TimeRange } from '@/kernel/time-range';
import type { OperatorTx } from '@/server/db/transactions';
import { heldWithin } from './held-within';
import type { FreedRow } from './occupancy-writes';

/**
 * What follows when time has been freed: a closure that wished for it takes it first, then the bookings beside it get back the buffers that were
 * left out or could not be had. One statement; what is not free is skipped. `opened` is a closure that wishes for nothing any more. The neighbours are
 * found first, and their bookings after: the planner, which cannot know how many there are, would else look for the neighbours once per booking of the
 * operator (400 rows freed at once took more than 30 s, and now half a second).
 */
export async function refillFreed(
  tx: OperatorTx,
  freed: readonly FreedRow[],
  opened: ClosureId | null = null,
): Promise<void> {
  if (freed.length === 0) return;
  await sql`
    with recursive freed as (
      select * from unnest(${freed.map((row) => row.resourceId)}::uuid[], ${freed.map((row) => row.startsAt)}::timestamptz[],
        ${freed.map((row) => row.endsAt)}::timestamptz[]) as f (resource_id, starts_at, ends_at)
    ), above (leaf_id, id) as (
      select distinct f.resource_id, f.resource_id from freed f
      union
      select a.leaf_id, p.whole_id from above a join resource_parts p on p.operator_id = ${tx.operatorId} and p.part_id = a.id
    ), placed (leaf_id, id, kind) as (
      select a.leaf_id, a.id, x.kind from above a join resources x on x.operator_id = ${tx.operatorId} and x.id = a.id
    ), closed as (
      insert into occupancies (operator_id, resource_id, starts_at, ends_at, kind, closure_id)
      select ${tx.operatorId}, f.resource_id, greatest(f.starts_at, c.starts_at), least(f.ends_at, c.ends_at), 'closure', c.id
      from freed f
      join resources r on r.operator_id = ${tx.operatorId} and r.id = f.resource_id
      join closures c on c.operator_id = ${tx.operatorId} and c.space_id = r.space_id and c.starts_at < f.ends_at and c.ends_at > f.starts_at
        and c.id is distinct from ${opened}::uuid
        and exists (select 1 from placed a where a.leaf_id = f.resource_id and a.id = coalesce(c.resource_id, a.id) and a.kind = coalesce(c.kind, a.kind))
      order by f.resource_id, f.starts_at, c.starts_at
      on conflict do nothing
      returning 1
    ), near as materialized (
      select distinct n.resource_id, n.booking_id, n.kind, n.expires_at, n.starts_at, n.ends_at
      from freed f
      cross join lateral (${heldWithin(tx.operatorId, sql`f.resource_id`, sql`f.starts_at - interval '12 hours'`, sql`f.ends_at + interval '12 hours'`)}) n
      where n.booking_id is not null and not n.buffer
    ), short as (
      select n.resource_id, n.booking_id, n.kind, n.expires_at, side.buffer_from, side.buffer_to
      from near n
      cross join lateral (
        select buffer_before_minutes, buffer_after_minutes from bookings
        where operator_id = ${tx.operatorId} and id = n.booking_id and status in ('confirmed', 'requested')
        offset 0
      ) b
      cross join lateral (values
        (n.ends_at, n.ends_at + make_interval(mins => b.buffer_after_minutes)),
        (n.starts_at - make_interval(mins => b.buffer_before_minutes), n.starts_at)
      ) as side (buffer_from, buffer_to)
      where side.buffer_from < side.buffer_to
        and not exists (
          select 1 from occupancies o where o.operator_id = ${tx.operatorId} and o.booking_id = n.booking_id and o.resource_id = n.resource_id
            and o.buffer and o.starts_at < side.buffer_to and o.ends_at > side.buffer_from)
    )
    insert into occupancies (operator_id, resource_id, starts_at, ends_at, kind, booking_id, buffer, expires_at)
    select ${tx.operatorId}, s.resource_id, s.buffer_from, s.buffer_to, s.kind, s.booking_id, true, s.expires_at
    from short s, (select count(*) from closed) as first
    order by s.resource_id, s.buffer_from
    on conflict do nothing
  `.execute(tx);
}

/** No row of time is longer than this; a longer closure writes several. */
const MOST_DAYS = 31;

export type ClosureStretch = TimeRange & { readonly closureId: ClosureId; readonly resourceId: ResourceId };

/** Takes, for closures, stretches of single resources that seem free; what somebody takes meanwhile is skipped and left out of the answer. */
export async function insertClosureTime(tx: OperatorTx, stretches: readonly ClosureStretch[]): Promise<number> {
  if (stretches.length === 0) return 0;
  const { rows } = await sql<{ got: number }>`
    with wanted as (
      select s.closure_id, s.resource_id, piece as starts_at, least(piece + make_interval(days => ${MOST_DAYS}), s.ends_at) as ends_at
      from unnest(${stretches.map((one) => one.closureId)}::uuid[], ${stretches.map((one) => one.resourceId)}::uuid[],
        ${stretches.map((one) => one.startsAt)}::timestamptz[], ${stretches.map((one) => one.endsAt)}::timestamptz[])
        as s (closure_id, resource_id, starts_at, ends_at)
      cross join lateral generate_series(s.starts_at, s.ends_at - interval '1 microsecond', make_interval(days => ${MOST_DAYS})) as piece
    ), lapsed as (
      delete from occupancies o using wanted w
      where o.operator_id = ${tx.operatorId} and o.resource_id = w.resource_id
        and o.starts_at < w.ends_at and o.starts_at > w.starts_at - interval '32 days' and o.ends_at > w.starts_at
        and o.kind = 'hold' and o.expires_at <= now()
      returning 1
    ), made as (
      insert into occupancies (operator_id, resource_id, starts_at, ends_at, kind, closure_id)
      select ${tx.operatorId}, w.resource_id, w.starts_at, w.ends_at, 'closure', w.closure_id
      from wanted w, (select count(*) from lapsed) as cleared
      order by w.resource_id, w.starts_at
      on conflict do nothing
      returning 1
    ) select count(*)::integer as got from made
  `.execute(tx);
  return rows[0]?.got ?? 0;
}

/** Opens a closure again: its time is free at once. */
export async function deleteClosureTime(tx: OperatorTx, closureId: ClosureId): Promise<FreedRow[]> {
  return tx
    .deleteFrom('occupancies')
    .where('operatorId', '=', tx.operatorId)
    .where('closureId', '=', closureId)
    .returning(['resourceId', 'startsAt', 'endsAt'])
    .execute();
}

/** What closures would still hold is free, what they held until then stays. Answers what was freed. */
export async function cutClosureTime(
  tx: OperatorTx,
  closureIds: readonly ClosureId[],
  from: Date,
): Promise<FreedRow[]> {
  const { rows } = await sql<FreedRow>`
    with gone as (
      delete from occupancies where operator_id = ${tx.operatorId} and closure_id = any (${[...closureIds]}::uuid[]) and starts_at >= ${from}
      returning resource_id, starts_at, ends_at
    ), running as (
      select id, ends_at from occupancies
      where operator_id = ${tx.operatorId} and closure_id = any (${[...closureIds]}::uuid[]) and starts_at < ${from} and ends_at > ${from}
    ), shorter as (
      update occupancies o set ends_at = ${from} from running r where o.operator_id = ${tx.operatorId} and o.id = r.id
      returning o.resource_id, o.ends_at as starts_at, r.ends_at
    )
    select * from gone union all select * from shorter
  `.execute(tx);
  return rows;
}

/** One at a time for these resources from here on, taken in one sorted pass: courtesy to rivals, and needed by whoever releases and takes in one commit. */
export async function lockLeaves(tx: OperatorTx, leaves: readonly ResourceId[]): Promise<void> {
  await sql`
    select count(pg_advisory_xact_lock(hashtextextended(l.id, 0)))
    from (select distinct id from unnest(${leaves}::text[]) as given (id) order by id) l
  `.execute(tx);
}
