import { sql } from 'kysely';
import type { BookingId, SpaceId } from '@/kernel/ids';
import type { ResourceKind } from '@/kernel/resource-kind';
import type { TimeRange } from '@/kernel/time-range';
import type { OperatorTx } from '@/server/db/transactions';
import type { WeeklyHours } from '@/features/spaces/domain/opening-hours';
import { heldWithin, leavesOf } from './held-within';

/** A stretch of time, and the kind of places that is asked about. */
export type AskedOfKind = TimeRange & { readonly ask: number; readonly kind: ResourceKind };
/** One undivided place of the kind, with its own week if it has one, and what holds it: by bookings, events and holds, their buffers included, or by a closure. */
export type LikeHeld = {
  readonly ask: number;
  readonly own: WeeklyHours | null;
  readonly held: readonly (TimeRange & { readonly closed: boolean })[];
};

/**
 * What holds the undivided places of a kind in a space, or the parts of its combined ones, within some stretches, apart from bookings that are on their way elsewhere:
 * one query, however many places and stretches. None of its rows says whose time it is.
 */
export async function listHeldOfKind(
  tx: OperatorTx,
  spaceId: SpaceId,
  asked: readonly AskedOfKind[],
  except: readonly BookingId[],
): Promise<LikeHeld[]> {
  const { operatorId } = tx;
  type Row = Omit<LikeHeld, 'held'> & {
    readonly held: readonly (readonly [from: number, to: number, closed: boolean])[];
  };
  const { rows } = await sql<Row>`
    ${leavesOf(operatorId, { spaceId })},
    asked as (
      select * from unnest(${asked.map(({ ask }) => ask)}::integer[], ${asked.map(({ kind }) => kind)}::text[],
        ${asked.map(({ startsAt }) => startsAt)}::timestamptz[], ${asked.map(({ endsAt }) => endsAt)}::timestamptz[]) as a (ask, kind, starts_at, ends_at)
    ), leaf as (
      select distinct r.kind, l.leaf_id as id from leaves l join resources r on r.operator_id = ${operatorId} and r.id = l.resource_id
      where r.kind in (select kind from asked)
    )
    select a.ask, (
      select jsonb_agg(jsonb_build_object('weekday', h.weekday, 'opensMinute', h.opens_minute, 'closesMinute', h.closes_minute))
      from resource_hours h where h.operator_id = ${operatorId} and h.resource_id = leaf.id) as own,
      coalesce((
        select jsonb_agg(jsonb_build_array(extract(epoch from o.starts_at) * 1000, extract(epoch from o.ends_at) * 1000, o.kind = 'closure'))
        from (${heldWithin(operatorId, sql`leaf.id`, sql`a.starts_at`, sql`a.ends_at`)}) o
        where o.booking_id is null or o.booking_id <> all (${[...except]}::uuid[])), '[]') as held
    from asked a join leaf on leaf.kind = a.kind
  `.execute(tx);
  return rows.map(({ held, ...row }) => ({
    ...row,
    held: held.map(([from, to, closed]) => ({ startsAt: new Date(from), endsAt: new Date(to), closed })),
  }));
}
