import { sql } from 'kysely';
import type { ClosureId, ResourceId, SpaceId } from '@/kernel/ids';
import type { ResourceKind } from '@/kernel/resource-kind';
import type { TimeRange } from '@/kernel/time-range';
import type { OperatorTx } from '@/server/db/transactions';

/** The closures of a space that are not over, locked: whoever would lift one waits. */
export async function listClosuresToCome(
  tx: OperatorTx,
  spaceId: SpaceId,
  now: Date,
): Promise<(TimeRange & { readonly id: ClosureId })[]> {
  return tx
    .selectFrom('closures')
    .select(['id', 'startsAt', 'endsAt'])
    .where('operatorId', '=', tx.operatorId)
    .where('spaceId', '=', spaceId)
    .where('endsAt', '>', now)
    .orderBy('id')
    .forUpdate()
    .execute();
}

export async function updateClosureTimes(
  tx: OperatorTx,
  closures: readonly (TimeRange & { readonly id: ClosureId })[],
): Promise<void> {
  if (closures.length === 0) return;
  await sql`
    update closures c set starts_at = w.starts_at, ends_at = greatest(w.ends_at, w.starts_at + interval '1 minute')
    from unnest(${closures.map(({ id }) => id)}::uuid[], ${closures.map(({ startsAt }) => startsAt)}::timestamptz[],
      ${closures.map(({ endsAt }) => endsAt)}::timestamptz[]) as w (id, starts_at, ends_at)
    where c.operator_id = ${tx.operatorId} and c.id = w.id
  `.execute(tx);
}

export type ClosureRow = TimeRange & {
  readonly id: ClosureId;
  readonly resourceId: ResourceId | null;
  readonly resourceName: string | null;
  readonly resourceKind: ResourceKind | null;
  readonly reason: string;
  readonly createdBy: string | null;
  /** Bookings that hold time within it now. */
  readonly kept: number;
  readonly moved: number;
  readonly cancelled: number;
};

/** The closures of a space that are to come or run, soonest first, or those that are over, latest first, with what each did. One query. */
export async function listClosures(
  tx: OperatorTx,
  spaceId: SpaceId,
  when: 'upcoming' | 'past',
  now: Date,
  limit: number,
): Promise<ClosureRow[]> {
  const upcoming = when === 'upcoming';
  const { rows } = await sql<ClosureRow>`
    with recursive shown as (
      select c.* from closures c where c.operator_id = ${tx.operatorId} and c.space_id = ${spaceId}
        and ${upcoming ? sql`c.ends_at > ${now}` : sql`c.ends_at <= ${now}`}
      order by ${upcoming ? sql`c.starts_at, c.id` : sql`c.ends_at desc, c.id`} limit ${limit}
    ), tree (closure_id, id) as (
      select s.id, r.id from shown s join resources r on r.operator_id = ${tx.operatorId} and r.space_id = s.space_id
        and (s.resource_id is null or r.id = s.resource_id) and (s.kind is null or r.kind = s.kind)
      union
      select t.closure_id, p.part_id from tree t join resource_parts p on p.operator_id = ${tx.operatorId} and p.whole_id = t.id
    ), shut (closure_id, id) as (
      select * from tree
      union
      select o.closure_id, p.whole_id from shut o join resource_parts p on p.operator_id = ${tx.operatorId} and p.part_id = o.id
    ), standing as (
      select s.id, count(*)::integer as kept from shown s join bookings b on b.operator_id = ${tx.operatorId} and b.space_id = s.space_id
        and b.starts_at < s.ends_at and b.starts_at > s.starts_at - interval '32 days' and b.ends_at > s.starts_at and b.ends_at > ${now}
        and b.status in ('confirmed', 'requested')
        and exists (select 1 from shut o where o.closure_id = s.id and o.id = b.resource_id)
      group by s.id
    ), done as (
      select sc.closure_id, count(*) filter (where r.decision = 'moved')::integer as moved,
        count(*) filter (where r.decision = 'cancelled' and r.booking_id is not null)::integer as cancelled
      from space_changes sc join space_change_rows r on r.operator_id = ${tx.operatorId} and r.change_id = sc.id
      where sc.operator_id = ${tx.operatorId} and sc.closure_id in (select id from shown) group by sc.closure_id
    )
    select s.id, s.resource_id, x.name as resource_name, s.kind as resource_kind, s.starts_at, s.ends_at, s.reason, m.display_name as created_by,
      coalesce(w.kept, 0) as kept, coalesce(d.moved, 0) as moved, coalesce(d.cancelled, 0) as cancelled
    from shown s
    left join resources x on x.operator_id = ${tx.operatorId} and x.id = s.resource_id
    left join members m on m.operator_id = ${tx.operatorId} and m.id = s.created_by
    left join standing w on w.id = s.id
    left join done d on d.closure_id = s.id
    order by ${upcoming ? sql`s.starts_at, s.id` : sql`s.ends_at desc, s.id`}
  `.execute(tx);
  return rows;
}
