import { sql } from 'kysely';
import type { ResourceId, SpaceId } from '@/kernel/ids';
import type { TimeRange } from '@/kernel/time-range';
import type { OperatorTx } from '@/server/db/transactions';
import { heldWithin, instant, leavesOf } from './held-within';

/** Stretches of one day for those who keep the same hours: the resources in `of`, or with null all that no other names. */
export type DayStretches = {
  readonly day: number;
  readonly of: readonly ResourceId[] | null;
  readonly stretches: readonly TimeRange[];
};
export type DayMinutes = {
  readonly day: number;
  readonly openMinutes: number;
  /** By bookings, events and holds, their buffers included. */
  readonly heldMinutes: number;
  readonly closedMinutes: number;
};

/**
 * How many minutes of each day are open, held and shut, over all undivided resources of a space: one query, however many resources and days. Rows of one
 * resource never overlap, so their minutes add up.
 */
export async function listHeldMinutes(
  tx: OperatorTx,
  spaceId: SpaceId,
  asked: readonly DayStretches[],
): Promise<DayMinutes[]> {
  const sets = [...new Map(asked.map(({ of }) => [of?.join() ?? '', of])).entries()];
  const placeOf = (of: readonly ResourceId[] | null) => sets.findIndex(([key]) => key === (of?.join() ?? ''));
  const others = placeOf(null);
  const own = sets.flatMap(([, of], place) => (of ?? []).map((id) => ({ id, place })));
  const flat = asked.flatMap(({ day, of, stretches }) =>
    stretches.map((stretch) => ({ ...stretch, day, place: placeOf(of) })),
  );
  if (flat.length === 0) return [];
  const from = instant(new Date(Math.min(...flat.map((one) => one.startsAt.getTime()))));
  const to = instant(new Date(Math.max(...flat.map((one) => one.endsAt.getTime()))));
  const { rows } = await sql<DayMinutes>`
    ${leavesOf(tx.operatorId, { spaceId })},
    own as (
      select * from unnest(${own.map((one) => one.id)}::uuid[], ${own.map((one) => one.place)}::integer[]) as o (resource_id, place)
    ), leaf as (
      select distinct l.leaf_id as id, coalesce(own.place, ${others}::integer) as place from leaves l left join own on own.resource_id = l.leaf_id
    ), stretches as (
      select * from unnest(${flat.map((one) => one.place)}::integer[], ${flat.map((one) => one.day)}::integer[],
        ${flat.map((one) => one.startsAt)}::timestamptz[], ${flat.map((one) => one.endsAt)}::timestamptz[]) as s (place, day, starts_at, ends_at)
    ), open as (
      select s.day, sum(extract(epoch from s.ends_at - s.starts_at) / 60) as minutes
      from stretches s join leaf on leaf.place = s.place group by s.day
    ), held as (
      select s.day,
        sum(part.minutes) filter (where o.kind <> 'closure') as minutes, sum(part.minutes) filter (where o.kind = 'closure') as shut
      from leaf
      cross join lateral (${heldWithin(tx.operatorId, sql`leaf.id`, from, to)}) o
      join stretches s on s.place = leaf.place and s.starts_at < o.ends_at and s.ends_at > o.starts_at
      cross join lateral (select extract(epoch from least(o.ends_at, s.ends_at) - greatest(o.starts_at, s.starts_at)) / 60 as minutes) part
      group by s.day
    )
    select open.day, open.minutes::float8 as open_minutes, coalesce(held.minutes, 0)::float8 as held_minutes, coalesce(held.shut, 0)::float8 as closed_minutes
    from open left join held on held.day = open.day order by open.day
  `.execute(tx);
  return rows;
}
