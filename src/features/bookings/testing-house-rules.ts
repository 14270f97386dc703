import { sql } from 'kysely';
import { expandRule } from '@/features/recurrence/domain/expand-rule';
import { parseRule } from '@/features/recurrence/domain/parse-rule';
import { localAtMinute, type LocalDateTime } from '@/kernel/zone';
import type { OperatorId } from '@/kernel/ids';
import { inOperator, type OperatorTx } from '@/server/db/transactions';
import { asOwner } from '@/testing/as-owner';

const rowsOf = async (tx: OperatorTx, query: ReturnType<typeof sql<Record<string, unknown>>>) =>
  (await query.execute(tx)).rows;

/** What must hold between any two commands, whoever did what. Answers every broken promise in words; none is an empty list. */
export async function brokenPromises(operatorId: OperatorId): Promise<string[]> {
  return inOperator({ operatorId }, async (tx) => [
    ...(await rowsOf(tx, overlapping)).map((row) => `two claims overlap: ${JSON.stringify(row)}`),
    ...(await rowsOf(tx, notHeldAsBooked)).map((row) => `booked and held differ: ${JSON.stringify(row)}`),
    ...(await brokenSeries(tx)),
  ]);
}

/** Not left to the constraint: it is what is tested. */
const overlapping = sql<Record<string, unknown>>`
  select a.resource_id, a.starts_at, b.starts_at as other from occupancies a join occupancies b
    on b.operator_id = a.operator_id and b.resource_id = a.resource_id and b.id > a.id and a.starts_at < b.ends_at and b.starts_at < a.ends_at`;

/** Each confirmed booking holds each of its leaves once and for its own time; nothing else is held for a booking. */
const notHeldAsBooked = sql<Record<string, unknown>>`
  with recursive tree (resource_id, part_id) as (
    select id, id from resources union select t.resource_id, p.part_id from tree t join resource_parts p on p.whole_id = t.part_id
  ), wanted as (
    select b.id as booking_id, t.part_id as resource_id, coalesce(b.here_since, b.starts_at), b.ends_at from bookings b join tree t on t.resource_id = b.resource_id
    where b.status = 'confirmed' and not exists (select 1 from resource_parts p where p.whole_id = t.part_id)
  ), held as (select booking_id, resource_id, starts_at, ends_at from occupancies where kind = 'booking' and not buffer)
  (table wanted except all table held) union all (table held except all table wanted)`;

type SeriesRow = {
  id: string;
  rrule: string;
  status: string;
  localStart: LocalDateTime;
  timeZone: string;
  durationMinutes: number;
  madeUntil: string;
};

/** A series has each date of its rule as one row, at its time; what is booked or wanted stands on the rule. */
async function brokenSeries(tx: OperatorTx): Promise<string[]> {
  const broken: string[] = [];
  const changes = await rowsOf(
    tx,
    sql`select booking_id, other_booking_id from booking_changes where kind in ('moved', 'swapped') and undone_at is null`,
  );
  const byHand = new Set(changes.flatMap((one) => [one.bookingId, one.otherBookingId]));
  const all = await rowsOf(
    tx,
    sql`select id, rrule, status, local_start, time_zone, duration_minutes, made_until from series`,
  );
  for (const series of all as SeriesRow[]) {
    const parsed = parseRule(series.rrule);
    if (!parsed.ok) throw new Error(`unreadable rule ${series.rrule}`);
    const dates = new Map(
      expandRule({ ...series, rule: parsed.rule, untilLocal: localAtMinute(series.madeUntil, 1440) }).map(
        (one) => [one.localStart as string, one] as const,
      ),
    );
    const rows = await tx
      .selectFrom('bookings')
      .select(['id', 'leftSeries', 'originalLocalStart', 'startsAt', 'endsAt', 'status', 'skipReason'])
      .where('operatorId', '=', tx.operatorId)
      .where('seriesId', '=', series.id as never)
      .execute();
    const made = new Set(rows.map((row) => row.originalLocalStart));
    for (const date of dates.keys()) if (!made.has(date)) broken.push(`${series.rrule} has no row for ${date}`);
    for (const row of rows) {
      // Handed over, it is none of this series.
      if (row.leftSeries) continue;
      const date = dates.get(row.originalLocalStart!);
      if (!date && row.status !== 'cancelled' && series.status === 'live')
        broken.push(`${series.rrule} does not ask for ${row.originalLocalStart}, which is ${row.status}`);
      if (
        date &&
        !byHand.has(row.id) &&
        (date.startsAt.getTime() !== row.startsAt.getTime() || date.endsAt.getTime() !== row.endsAt.getTime())
      )
        broken.push(`${series.rrule} moved ${row.originalLocalStart}`);
      if (row.status === 'skipped' && !row.skipReason)
        broken.push(`${row.originalLocalStart} was skipped for no reason`);
    }
  }
  return broken;
}

/**
 * How many jobs wait, by task. What goes along the line of a space waits at most once, whatever was freed, and charges look at all
 * there is: both are left out.
 */
export async function jobsByTask(): Promise<Record<string, number>> {
  const rows = await asOwner<{ task: string; n: string }>(
    `select task_identifier as task, count(*) as n from graphile_worker.jobs where task_identifier not in ('offer-freed-time', 'charge-bookings') group by 1`,
  );
  return Object.fromEntries(rows.map((row) => [row.task, Number(row.n)]));
}
