import { sql } from 'kysely';
import type { ResourceId } from '@/kernel/ids';
import type { TimeRange } from '@/kernel/time-range';
import type { OperatorTx } from '@/server/db/transactions';
import { heldWithin, instant, leavesOf } from './held-within';

/** Resources that are asked about the same stretches of time, because they keep the same hours; what is shorter than `leastMinutes` is not told. */
export type AskedTime = {
  readonly resourceIds: readonly ResourceId[];
  readonly stretches: readonly TimeRange[];
  readonly leastMinutes?: number;
};

const minuteAt = (minute: number): Date => new Date(minute * 60_000);

/**
 * What of the stretches that are asked about nobody holds, by resource and in order, to the minute: one query, however many resources and stretches. The
 * database looks for what is free between one claim and the next, and lets go of what is too short before anything else is done with it: a thousand full
 * desks answer with what is left of a fortnight and not with everything that is taken.
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
      select s.place, range_agg(tstzrange(s.starts_at, s.ends_at)) as during, make_interval(mins => max(m.minutes)) as least
      from unnest(${stretches.map((one) => one.place)}::integer[], ${stretches.map((one) => one.startsAt)}::timestamptz[],
        ${stretches.map((one) => one.endsAt)}::timestamptz[]) as s (place, starts_at, ends_at)
      join unnest(${sets.map((_, place) => place)}::integer[], ${sets.map((set) => set.leastMinutes ?? 1)}::integer[]) as m (place, minutes)
        on m.place = s.place
      group by s.place
    ), wholes as materialized (
      select a.resource_id, s.during, s.least, array_agg(l.leaf_id) as leaf_ids
      from asked a join stretches s on s.place = a.place join leaves l on l.resource_id = a.resource_id
      group by a.resource_id, s.place, s.during, s.least
    )
    select w.resource_id, told.starts, told.ends
    from wholes w
    cross join lateral (
      select range_agg(tstzrange(gap.starts_at, gap.ends_at)) as during from (
        select coalesce(max(claim.ends_at) over (order by claim.starts_at rows between unbounded preceding and 1 preceding), ${from}) as starts_at,
          claim.starts_at as ends_at
        from (
          select o.starts_at, o.ends_at from unnest(w.leaf_ids) as leaf (id) cross join lateral (${heldWithin(tx.operatorId, sql`leaf.id`, from, to)}) o
          union all select ${to}, ${to}
        ) claim
      ) gap where gap.ends_at - gap.starts_at >= w.least
    ) unheld
    cross join lateral (
      select array_agg(ceil(extract(epoch from lower(part)) / 60)::integer order by part) as starts,
        array_agg(floor(extract(epoch from upper(part)) / 60)::integer order by part) as ends
      from unnest(w.during * unheld.during) as part where upper(part) - lower(part) >= w.least
    ) told
    where told.starts is not null
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
