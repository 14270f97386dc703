import { type RawBuilder, sql } from 'kysely';
import type { BookingId, MemberId, PersonId, ReleasedTimeId, ResourceId, SeriesId } from '@/kernel/ids';
import type { ResourceKind } from '@/kernel/resource-kind';
import type { OperatorTx } from '@/server/db/transactions';
import type { ReleasedHow } from '../released.contract';

export type ReleasedRow = {
  readonly id: ReleasedTimeId;
  readonly bookingId: BookingId;
  readonly seriesId: SeriesId | null;
  readonly spaceName: string;
  readonly timeZone: string;
  readonly resourceId: ResourceId;
  readonly resourceName: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly how: ReleasedHow;
  readonly releasedAt: Date;
  readonly minutes: number;
  readonly rebookedMinutes: number;
};
type Sums = { readonly dates: number; readonly releasedMinutes: number; readonly rebookedMinutes: number };
type Page = { readonly limit: number; readonly after: { readonly startsAt: Date; readonly id: string } | null };

/**
 * The released time that a condition names, as `counted`, with how much of it others booked: of each stretch the minutes for which somebody else's booking holds at
 * least one undivided part of it. Whoever gave it up had it alone until then, so what stands there now came after; a no-show holds nothing any more, and
 * counts where it was booked after. Served by bookings_of_resource. `offset 0` keeps the planner from joining all bookings of the operator at once (90
 * stretches of a hall among 97,000 bookings: 45 ms, not 300).
 */
const counted = (tx: OperatorTx, which: RawBuilder<unknown>) => sql`
  given as materialized (
    select * from released_time where operator_id = ${tx.operatorId} and ${which}
  ), below (resource_id, id) as (
    select resource_id, resource_id from given
    union
    select d.resource_id, p.part_id from below d join resource_parts p on p.operator_id = ${tx.operatorId} and p.whole_id = d.id
  ), family (resource_id, id) as (
    select resource_id, id from below
    union
    select f.resource_id, p.whole_id from family f join resource_parts p on p.operator_id = ${tx.operatorId} and p.part_id = f.id
  ), used as (
    select g.id, range_agg(tstzrange(greatest(b.starts_at, g.starts_at), least(b.ends_at, g.ends_at))) as ranges
    from given g
    join family f on f.resource_id = g.resource_id
    cross join lateral (
      select b.starts_at, b.ends_at from bookings b
      where b.operator_id = ${tx.operatorId} and b.resource_id = f.id
        and b.starts_at < g.ends_at and b.starts_at > g.starts_at - interval '32 days' and b.ends_at > g.starts_at
        and (b.member_id <> g.member_id or b.guest_name is not null)
        and (b.status = 'confirmed' or (b.status = 'no_show' and b.created_at >= g.released_at))
      offset 0
    ) b
    group by g.id
  ), counted as (
    select g.*, ${minutes(sql`g.ends_at - g.starts_at`)} as minutes,
      coalesce((select ${minutes(sql`sum(upper(part) - lower(part))`)} from unnest(u.ranges) as part), 0) as rebooked_minutes
    from given g left join used u on u.id = g.id
  )`;

/** What a member gave up since, newest first, and how much of it others booked. One statement, however many rows; served by released_time_of_member. */
export async function listReleased(
  tx: OperatorTx,
  memberId: MemberId,
  since: Date,
  { limit, after }: Page,
): Promise<{ readonly sums: Sums; readonly rows: ReleasedRow[] }> {
  const { rows } = await sql<{ sums: Sums } & Partial<ReleasedRow>>`
    with recursive ${counted(tx, sql`member_id = ${memberId} and taken_back_at is null and released_at > ${since}`)}, sums as (
      select count(distinct booking_id)::integer as dates, coalesce(sum(minutes), 0)::integer as released_minutes,
        coalesce(sum(rebooked_minutes), 0)::integer as rebooked_minutes from counted
    )
    select jsonb_build_object('dates', s.dates, 'releasedMinutes', s.released_minutes, 'rebookedMinutes', s.rebooked_minutes) as sums, page.*
    from sums s left join lateral (
      select c.id, c.booking_id, c.series_id, sp.name as space_name, sp.time_zone, c.resource_id, r.name as resource_name, c.starts_at, c.ends_at,
        c.how, c.released_at, c.minutes, c.rebooked_minutes
      from counted c
      join resources r on r.operator_id = ${tx.operatorId} and r.id = c.resource_id
      join spaces sp on sp.operator_id = ${tx.operatorId} and sp.id = r.space_id
      where ${after ? sql`(c.released_at, c.id) < (${after.startsAt}, ${after.id}::uuid)` : sql`true`}
      order by c.released_at desc, c.id desc
      limit ${limit + 1}
    ) page on true
    order by page.released_at desc, page.id desc
  `.execute(tx);
  return {
    sums: rows[0]?.sums ?? { dates: 0, releasedMinutes: 0, rebookedMinutes: 0 },
    rows: rows.flatMap((row) => (row.id ? [row as ReleasedRow] : [])),
  };
}

const minutes = (length: ReturnType<typeof sql>) => sql`floor(extract(epoch from ${length}) / 60)::integer`;

/** Time that was given up, is over, and was not looked at yet for what it earned. At most so many at once: the next minute brings the rest. */
export async function listToSettle(tx: OperatorTx, since: Date, now: Date): Promise<ReleasedTimeId[]> {
  const rows = await tx
    .selectFrom('releasedTime')
    .select('id')
    .where('operatorId', '=', tx.operatorId)
    .where('takenBackAt', 'is', null)
    .where('settledAt', 'is', null)
    .where('endsAt', '<=', now)
    .where('endsAt', '>', since)
    .orderBy('endsAt')
    .limit(100)
    .execute();
  return rows.map(({ id }) => id);
}

export type Released = Pick<ReleasedRow, 'startsAt' | 'minutes' | 'rebookedMinutes' | 'resourceName' | 'timeZone'> & {
  readonly memberId: MemberId;
  readonly personId: PersonId | null;
  readonly kind: ResourceKind;
};

/** One of them with what others booked of it; `personId` is null where its member is no longer one. */
export async function findReleased(tx: OperatorTx, id: ReleasedTimeId): Promise<Released | null> {
  const { rows } = await sql<Released>`
    with recursive ${counted(tx, sql`id = ${id}`)}
    select c.starts_at, c.minutes, c.rebooked_minutes, c.member_id, r.name as resource_name, r.kind, s.time_zone,
      case when m.status = 'active' then m.person_id end as person_id
    from counted c
    join resources r on r.operator_id = ${tx.operatorId} and r.id = c.resource_id
    join spaces s on s.operator_id = ${tx.operatorId} and s.id = r.space_id
    join members m on m.operator_id = ${tx.operatorId} and m.id = c.member_id
  `.execute(tx);
  return rows[0] ?? null;
}
