import { sql } from 'kysely';
import type { OperatorTx } from '@/server/db/transactions';
import { quoteThatCounts } from './agreed-quote';
import type { PricedPlace } from '../domain/priced-place';
import type { BookedRow, ReplayInput } from '../replay.contract';

type Found = BookedRow & Omit<PricedPlace, 'id'> & { readonly memberName: string };

/** The local dates of each space; the bounds in UTC around them are for bookings_in_space. */
const within = (tx: OperatorTx, { from, to }: ReplayInput) => sql`
  b.operator_id = ${tx.operatorId} and b.status in ('confirmed', 'no_show')
  and b.starts_at >= ${from}::date - interval '1 day' and b.starts_at < ${to}::date + interval '2 days'
  and (b.starts_at at time zone s.time_zone)::date between ${from}::date and ${to}::date`;

/**
 * What was booked and not given back, oldest first, with the price that was agreed, without its extras. Bookings
 * are another room's: they are read here as rows, for the reckoning of their prices alone.
 */
export async function listBooked(tx: OperatorTx, input: ReplayInput): Promise<Found[]> {
  const { after, limit } = input;
  const further = after ? sql`(b.starts_at, b.id) > (${after.startsAt}::timestamptz, ${after.id}::uuid)` : sql`true`;
  const { rows } = await sql<Omit<Found, 'agreed'> & { agreed: string | null }>`
    select b.id, b.resource_id, b.member_id, b.starts_at, b.ends_at, jsonb_array_length(b.guests) as guests, b.series_id is not null and not b.left_series as recurring,
      case when b.guest_name is null then m.role else 'visitor' end as role, coalesce(q.made_at, b.created_at) as booked_at,
      q.amount_minor - coalesce((select sum((e ->> 'gross')::bigint) from jsonb_array_elements(q.quote -> 'extras') e), 0)::bigint as agreed,
      m.display_name as member_name, r.name, r.kind, r.group_id, g.name as group_name, r.floor_id,
      f.name as floor_name, s.time_zone
    from bookings b
    join operators o on o.id = b.operator_id
    join spaces s on s.operator_id = b.operator_id and s.id = b.space_id
    join resources r on r.operator_id = b.operator_id and r.id = b.resource_id
    join floors f on f.operator_id = r.operator_id and f.id = r.floor_id
    left join desk_groups g on g.operator_id = r.operator_id and g.id = r.group_id
    join members m on m.operator_id = b.operator_id and m.id = b.member_id
    left join lateral ${quoteThatCounts(sql`and q.currency = o.currency`)} q on true
    where ${within(tx, input)} and ${further}
    order by b.starts_at, b.id limit ${limit}
  `.execute(tx);
  return rows.map(({ agreed, ...row }) => ({ ...row, agreed: agreed === null ? null : Number(agreed) }));
}

/** How many there are in all, for whoever waits. */
export async function countBooked(tx: OperatorTx, input: ReplayInput): Promise<number> {
  const { rows } = await sql<{ many: number }>`
    select count(*)::integer as many from bookings b join spaces s on s.operator_id = b.operator_id and s.id = b.space_id
    where ${within(tx, input)}
  `.execute(tx);
  return rows[0]?.many ?? 0;
}
