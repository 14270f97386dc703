import { sql } from 'kysely';
import type { Role } from '@/kernel/acting-member';
import type { BookingId, MemberId, PersonId, ResourceId, SeriesChangeId, SeriesId, SpaceId } from '@/kernel/ids';
import { minutesOf } from '@/kernel/time-range';
import { localOf } from '@/kernel/zone';
import type { OperatorTx } from '@/server/db/transactions';
import type { DateRow, PartRow } from '../domain/series-rows';
import type { SeriesSnapshot } from '../domain/series-snapshot';
import type { SeriesScope } from '../series-change.contract';

/** The series of a date, with whose it is. */
export type ChosenSeries = {
  readonly seriesId: SeriesId;
  /** Its first part. */
  readonly rootId: SeriesId;
  readonly spaceId: SpaceId;
  readonly memberId: MemberId;
  readonly personId: PersonId;
  /** Null for who is no member any more. */
  readonly role: Role | null;
  readonly leftSeries: boolean;
};

export async function findSeriesOfBooking(
  tx: OperatorTx,
  id: BookingId,
): Promise<
  | (Omit<ChosenSeries, 'seriesId' | 'rootId'> & {
      readonly seriesId: SeriesId | null;
      readonly rootId: SeriesId | null;
      readonly guestName: string | null;
    })
  | undefined
> {
  const { rows } = await sql<ChosenSeries & { guestName: string | null }>`
    select b.series_id, coalesce(s.root_id, s.id) as root_id, b.space_id, b.member_id, b.person_id, b.left_series, b.guest_name,
      case when m.status = 'active' then m.role end as role
    from bookings b
    join members m on m.operator_id = b.operator_id and m.id = b.member_id
    left join series s on s.operator_id = b.operator_id and s.id = b.series_id
    where b.operator_id = ${tx.operatorId} and b.id = ${id}
  `.execute(tx);
  return rows[0];
}

/** The same of a part of it, whoever has its dates by now. */
export async function findSeriesOfPart(tx: OperatorTx, id: SeriesId): Promise<ChosenSeries | undefined> {
  const { rows } = await sql<ChosenSeries>`
    select s.id as series_id, coalesce(s.root_id, s.id) as root_id, s.space_id, s.member_id, s.person_id, false as left_series,
      case when m.status = 'active' then m.role end as role
    from series s join members m on m.operator_id = s.operator_id and m.id = s.member_id
    where s.operator_id = ${tx.operatorId} and s.id = ${id}
  `.execute(tx);
  return rows[0];
}

/**
 * The date of a series that somebody means, by any part of it: the one with this original local start (one that stands before one that was given up), or
 * the first that has not begun.
 */
export async function findDateOfSeries(
  tx: OperatorTx,
  seriesId: SeriesId,
  from: string | undefined,
  now: Date,
): Promise<BookingId | null> {
  const isMeant =
    from === undefined
      ? sql`b.starts_at > ${now} and b.status in ('confirmed', 'requested', 'skipped')`
      : sql`b.original_local_start = ${from}`;
  const { rows } = await sql<{ id: BookingId }>`
    select b.id from bookings b
    join series part on part.operator_id = b.operator_id and part.id = b.series_id
    join series named on named.operator_id = part.operator_id and named.id = ${seriesId}
    where b.operator_id = ${tx.operatorId} and coalesce(part.root_id, part.id) = coalesce(named.root_id, named.id)
      and not b.left_series and ${isMeant}
    order by b.status not in ('confirmed', 'requested', 'skipped'), b.starts_at, b.id limit 1
  `.execute(tx);
  return rows[0]?.id ?? null;
}

/** All parts of these series, by their first parts, from the earliest on. */
export async function listParts(tx: OperatorTx, rootIds: readonly SeriesId[]): Promise<PartRow[]> {
  const { rows } = await sql<PartRow>`
    select id, block, resource_id, local_start, time_zone, duration_minutes, rrule, exdates, rdates, made_until, status, sequence, note, guests, extras
    from series where operator_id = ${tx.operatorId} and (id = any (${[...rootIds]}::uuid[]) or root_id = any (${[...rootIds]}::uuid[]))
    order by local_start, id
  `.execute(tx);
  return rows;
}

/** Every date of these parts, past ones too. Served by booking_occurrence_once. */
export async function listDates(tx: OperatorTx, partIds: readonly SeriesId[]): Promise<DateRow[]> {
  const { rows } = await sql<DateRow>`
    select ${dateColumns}
    from bookings b
    left join cancellations c on c.operator_id = b.operator_id and c.id = b.cancellation_id
    where b.operator_id = ${tx.operatorId} and b.series_id = any (${[...partIds]}::uuid[])
    order by b.original_local_start, b.id
  `.execute(tx);
  return rows;
}

/** A booking by itself as the one date of a part that is not written yet. */
export async function findBookingAlone(
  tx: OperatorTx,
  id: BookingId,
  partId: SeriesId,
): Promise<{ readonly part: PartRow; readonly row: DateRow }> {
  const { rows } = await sql<DateRow & { timeZone: string }>`
    select s.time_zone, ${dateColumns}
    from bookings b join spaces s on s.operator_id = b.operator_id and s.id = b.space_id
    left join cancellations c on c.operator_id = b.operator_id and c.id = b.cancellation_id
    where b.operator_id = ${tx.operatorId} and b.id = ${id}
  `.execute(tx);
  const { timeZone, ...row } = rows[0]!;
  const localStart = localOf(row.startsAt, timeZone);
  const { partId: seriesId, originalLocalStart, leftSeries, resourceId, note, guests, extras } = row;
  const shared = {
    id: partId,
    localStart,
    timeZone,
    resourceId,
    note,
    guests,
    extras,
    durationMinutes: minutesOf(row),
  };
  const once = { rrule: 'FREQ=WEEKLY;COUNT=1', exdates: [], rdates: [], madeUntil: localStart.slice(0, 10) };
  return {
    part: { ...shared, ...once, block: 0, status: 'live', sequence: 0 },
    row: {
      ...row,
      ...{ partId, originalLocalStart: localStart, leftSeries: false },
      stood: { partId: seriesId, originalLocalStart, leftSeries },
    },
  };
}

const dateColumns = sql`b.id as booking_id, b.series_id as part_id, b.original_local_start, b.starts_at, b.ends_at, b.resource_id, b.status, b.skip_reason, b.cancellation_id,
      b.left_series, b.checked_in_at is not null as checked_in, c.scope is not distinct from 'series_change' as given_back, b.undecided, b.note, b.guests, b.extras, b.release_at,
      b.wanted, b.wanted_since, b.wanted_offer_minutes as offer_minutes,
      b.buffer_before_minutes as before_minutes, b.buffer_after_minutes as after_minutes, b.sequence,
      b.member_id, b.person_id`;

export type SeriesChangeAct = {
  readonly id: SeriesChangeId;
  readonly changedBy: MemberId;
  readonly scope: SeriesScope;
  readonly seriesId: SeriesId;
  readonly bookingId: BookingId;
  readonly undoUntil: Date;
  readonly undoneAt: Date | null;
  readonly createdAt: Date;
  readonly before: SeriesSnapshot;
  readonly after: SeriesSnapshot;
};

/** One act of changing a series, locked: of two undos at once the second sees that it is done. */
export async function findSeriesChangeForUpdate(
  tx: OperatorTx,
  id: SeriesChangeId,
): Promise<SeriesChangeAct | undefined> {
  const { rows } = await sql<SeriesChangeAct>`
    select id, changed_by, scope, series_id, booking_id, undo_until, undone_at, created_at, before, after from series_changes
    where operator_id = ${tx.operatorId} and id = ${id} for update`.execute(tx);
  return rows[0];
}

/** What resources are called, retired ones too. */
export async function listResourceNames(
  tx: OperatorTx,
  ids: readonly ResourceId[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await tx
    .selectFrom('resources')
    .select(['id', 'name'])
    .where('operatorId', '=', tx.operatorId)
    .where('id', 'in', [...ids])
    .execute();
  return new Map(rows.map(({ id, name }) => [id as string, name]));
}
