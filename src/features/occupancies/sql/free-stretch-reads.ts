import { sql } from 'kysely';
import type { ResourceId } from '@/kernel/ids';
import type { TimeRange } from '@/kernel/time-range';
import type { OperatorTx } from '@/server/db/transactions';
import { heldWithin, instant, leavesOf } from './held-within';

/** Resources that are asked about the same stretches of time, because they keep the same hours. */
export type AskedTime = { readonly resourceIds: readonly ResourceId[]; readonly stretches: readonly TimeRange[] };

const minuteAt = (minute: number): Date => new Date(minute * 60_000);

/**
 * What of the stretches that are asked about nobody holds, by resource and in order, to the minute: one query, however many resources and stretches. The
 * database takes the held time from the open time itself (multiranges), so that a thousand desks of a full fortnight answer with what is left of it and
 * not with everything that is taken.
 */
export async function listFreeStretches(
  tx: OperatorTx,
  asked: readonly AskedTime[],
): Promise<ReadonlyMap<ResourceId, readonly TimeRange[]>> {
  const sets = asked.filter((set) => set.resourceIds.length > 0 && set.stretches.length > 0);
  if (sets.length === 0) return new Map();
  const resources = sets.flatMap((set, place) => set.resourceIds.map((id) => ({ id, place })));
  const stretches = sets.flatMap((set, place) => set.stretches.map((stretch) => ({ ...stretch, place })));
  const from = instant(new Date(Math.min(...stretches.map((one) => one.startsAt.getTime()))));
  const to = instant(new Date(Math.max(...stretches.map((one) => one.endsAt.getTime()))));
  const { rows } = await sql<{ resourceId: ResourceId; starts: number[]; ends: number[] }>`
    ${leavesOf(tx.operatorId, { resourceIds: resources.map((one) => one.id) })},
    asked as (
      select * from unnest(${resources.map((one) => one.id)}::uuid[], ${resources.map((one) => one.place)}::integer[]) as a (resource_id, place)
    ), stretches as (
      select s.place, range_agg(tstzrange(s.starts_at, s.ends_at)) as during
      from unnest(${stretches.map((one) => one.place)}::integer[], ${stretches.map((one) => one.startsAt)}::timestamptz[],
        ${stretches.map((one) => one.endsAt)}::timestamptz[]) as s (place, starts_at, ends_at)
      group by s.place
    ), held as (
      select l.resource_id, range_agg(tstzrange(o.starts_at, o.ends_at)) as during
      from leaves l cross join lateral (${heldWithin(tx.operatorId, sql`l.leaf_id`, from, to)}) o
      group by l.resource_id
    )
    select a.resource_id,
      array(select ceil(extract(epoch from lower(part)) / 60)::integer from unnest(left_over.during) as part) as starts,
      array(select floor(extract(epoch from upper(part)) / 60)::integer from unnest(left_over.during) as part) as ends
    from asked a join stretches s on s.place = a.place left join held h on h.resource_id = a.resource_id
    cross join lateral (select s.during - coalesce(h.during, '{}'::tstzmultirange) as during) left_over
    where not isempty(left_over.during) and exists (select 1 from leaves l where l.resource_id = a.resource_id)
  `.execute(tx);
  return new Map(
    rows.map(({ resourceId, starts, ends }) => [
      resourceId,
      starts.flatMap((start, at) => {
        const end = ends[at] ?? start;
        return start < end ? [{ startsAt: minuteAt(start), endsAt: minuteAt(end) }] : [];
      }),
    ]),
  );
}
