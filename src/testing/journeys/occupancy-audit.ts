import { sql } from 'kysely';
import type { OperatorId } from '@/kernel/ids';
import { inDirectory, inOperator } from '@/server/db/transactions';

/** What must be empty, whatever happened: asked of the tables, beside every rule of the application. */
export type OccupancyAudit = {
  /** Pairs of rows that hold one resource at one time. */
  readonly overlaps: number;
  /** Confirmed bookings, and requests that still live, that do not hold exactly the undivided resources they took, for exactly their time (there). */
  readonly confirmedAmiss: number;
  /** Rows of bookings that hold nothing any more, and holds of offers that were settled. */
  readonly stray: number;
  /** Buffers that do not touch the booking they belong to, or are longer than it asked for. */
  readonly bufferAmiss: number;
};

/** What a house without a fault answers. */
export const CLEAN: OccupancyAudit = { overlaps: 0, confirmedAmiss: 0, stray: 0, bufferAmiss: 0 };

export async function auditOccupancies(operatorId: OperatorId): Promise<OccupancyAudit> {
  const { rows } = await inOperator({ operatorId }, (tx) =>
    sql<OccupancyAudit>`
      with recursive tree (resource_id, part_id) as (
        select r.id, r.id from resources r where r.operator_id = ${operatorId}
        union
        select t.resource_id, p.part_id from tree t join resource_parts p on p.operator_id = ${operatorId} and p.whole_id = t.part_id
      ), leaves as (
        select t.resource_id, t.part_id as leaf_id from tree t
        where not exists (select 1 from resource_parts p where p.operator_id = ${operatorId} and p.whole_id = t.part_id)
      ), rebuilt as (
        -- What is over by the time that a place is made of other parts stays where those were then: of such places the time alone is compared.
        select t.resource_id, max(a.at) as at from tree t
        join audit_entries a on a.operator_id = ${operatorId} and a.action = 'resource.parts_set' and a.subject_id = t.part_id
        group by t.resource_id
      ), wanted as (
        select distinct b.id as booking_id, case when b.ends_at <= n.at then null else l.leaf_id end as leaf_id, coalesce(b.here_since, b.starts_at) as starts_at, b.ends_at
        from bookings b join leaves l on l.resource_id = b.resource_id left join rebuilt n on n.resource_id = b.resource_id
        where b.operator_id = ${operatorId} and (b.status = 'confirmed' or (b.status = 'requested' and b.request_expires_at > now()))
      ), held as (
        select distinct o.booking_id, case when b.ends_at <= n.at then null else o.resource_id end as leaf_id, o.starts_at, o.ends_at
        from occupancies o join bookings b on b.operator_id = o.operator_id and b.id = o.booking_id
        left join rebuilt n on n.resource_id = b.resource_id
        where o.operator_id = ${operatorId} and not o.buffer
          and (b.status = 'confirmed' or (b.status = 'requested' and b.request_expires_at > now()))
      )
      select
        (select count(*)::integer from (
          select o.starts_at < lag(o.ends_at) over (partition by o.resource_id order by o.starts_at, o.ends_at) as overlapping
          from occupancies o where o.operator_id = ${operatorId} and (o.expires_at is null or o.expires_at > now())) n where n.overlapping) as overlaps,
        (select count(*)::integer from ((table wanted except all table held) union all (table held except all table wanted)) d) as confirmed_amiss,
        (select count(*)::integer from occupancies o join bookings b on b.operator_id = o.operator_id and b.id = o.booking_id
          where o.operator_id = ${operatorId} and (o.expires_at is null or o.expires_at > now())
            and (b.status not in ('confirmed', 'requested') or (b.status = 'confirmed') <> (o.kind = 'booking')))
        + (select count(*)::integer from occupancies o join waitlist_entries w on w.operator_id = o.operator_id and w.id = o.waitlist_entry_id
          where o.operator_id = ${operatorId} and o.expires_at > now() and w.status <> 'offered') as stray,
        (select count(*)::integer from occupancies o join bookings b on b.operator_id = o.operator_id and b.id = o.booking_id
          where o.operator_id = ${operatorId} and o.buffer and not (
            (o.ends_at = b.starts_at and o.starts_at >= b.starts_at - make_interval(mins => b.buffer_before_minutes))
            or (o.starts_at = b.ends_at and o.ends_at <= b.ends_at + make_interval(mins => b.buffer_after_minutes)))) as buffer_amiss
    `.execute(tx),
  );
  return rows[0] ?? { overlaps: -1, confirmedAmiss: -1, stray: -1, bufferAmiss: -1 };
}

/** The same for every operator of the database, added up. */
export async function auditAllOccupancies(): Promise<OccupancyAudit> {
  const operators = await inDirectory((tx) => tx.selectFrom('directory.operators').select('id').execute());
  const sum = { overlaps: 0, confirmedAmiss: 0, stray: 0, bufferAmiss: 0 };
  for (const { id } of operators) {
    const audit = await auditOccupancies(id);
    sum.overlaps += audit.overlaps;
    sum.confirmedAmiss += audit.confirmedAmiss;
    sum.stray += audit.stray;
    sum.bufferAmiss += audit.bufferAmiss;
  }
  return sum;
}

/** Those of the bookings that are not there as confirmed. */
export async function listLost(operatorId: OperatorId, confirmed: readonly string[]): Promise<string[]> {
  const { rows } = await inOperator({ operatorId }, (tx) =>
    sql<{ id: string }>`
      select w.id from unnest(${[...confirmed]}::uuid[]) as w (id)
      where not exists (
        select 1 from bookings b where b.operator_id = ${operatorId} and b.id = w.id and b.status = 'confirmed')
    `.execute(tx),
  );
  return rows.map((row) => row.id);
}
