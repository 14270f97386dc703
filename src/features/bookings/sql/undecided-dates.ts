import { sql } from 'kysely';
import type { BookingId } from '@/kernel/ids';
import type { OperatorTx, PersonTx } from '@/server/db/transactions';

/** These dates wait for their member to say what becomes of them. */
export async function updateToUndecided(tx: OperatorTx, ids: readonly BookingId[]): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .updateTable('bookings')
    .set({ undecided: true })
    .where('operatorId', '=', tx.operatorId)
    .where('id', 'in', [...ids])
    .execute();
}

export type UndecidedRow = {
  /** The first of them: the page of the series goes on from there. */
  readonly bookingId: BookingId;
  readonly operatorSlug: string;
  readonly spaceSlug: string;
  readonly timeZone: string;
  readonly resourceName: string;
  readonly rrule: string;
  readonly localStart: string;
  readonly dates: number;
};

/** The series of somebody's that have dates to decide, at every operator, soonest first. One query, served by bookings_undecided. */
export async function listUndecided(tx: PersonTx, now: Date): Promise<UndecidedRow[]> {
  const { rows } = await sql<UndecidedRow>`
    select w.booking_id, o.slug as operator_slug, s.slug as space_slug, s.time_zone, r.name as resource_name, w.rrule, w.local_start, w.dates::integer as dates
    from (
      select b.operator_id, b.id as booking_id, b.space_id, se.resource_id, se.rrule, se.local_start, b.starts_at,
        count(*) over whole as dates, row_number() over (whole order by b.starts_at, b.id) as nth
      from bookings b
      join series se on se.operator_id = b.operator_id and se.id = b.series_id and se.status = 'live'
      where b.person_id = ${tx.personId} and b.undecided and b.status = 'skipped' and b.starts_at > ${now} and not b.left_series
      window whole as (partition by b.operator_id, coalesce(se.root_id, se.id))
    ) w
    join operators o on o.id = w.operator_id
    join spaces s on s.operator_id = w.operator_id and s.id = w.space_id
    join resources r on r.operator_id = w.operator_id and r.id = w.resource_id
    where w.nth = 1
    order by w.starts_at, w.booking_id
  `.execute(tx);
  return rows;
}
