import { sql } from 'kysely';
import { newId, type BookingId, type CancellationId, type SeriesId } from '@/kernel/ids';
import { takeTime } from '@/features/occupancies/occupancies.service';
import type { OperatorTx } from '@/server/db/transactions';
import type { ThoughtUp, ThoughtUpBooking, ThoughtUpCancellation, ThoughtUpClosure } from './thought-up';
import type { LeavesOf } from './house-time';
import { idOf, type WrittenHouse } from './write-house';

type BookingRow = ThoughtUpBooking & { readonly id: BookingId; readonly seriesId: SeriesId | null };

const UNDO_MS = 20_000;

/**
 * Writes what was thought up: a handful of statements however much there is. It tells nobody: no mail, no job, no nudge. Time is taken
 * through the one way in which all bookings take it, so nothing can overlap.
 */
export async function writeBookings(
  tx: OperatorTx,
  { spaceId, members, resources }: WrittenHouse,
  { closures, series, bookings }: ThoughtUp,
  leavesOf: LeavesOf,
  timeZone: string,
): Promise<void> {
  const { operatorId } = tx;
  await writeClosures(tx, spaceId, resources, closures, leavesOf);

  const seriesIds = series.map(() => newId<'series'>());
  const rows: BookingRow[] = [
    ...series.flatMap((one, place) =>
      one.bookings.map((booking) => ({ ...booking, id: newId<'booking'>(), seriesId: seriesIds[place] ?? null })),
    ),
    ...bookings.map((booking) => ({ ...booking, id: newId<'booking'>(), seriesId: null })),
  ];
  await tx
    .insertInto('series')
    .values(
      series.map(({ who, resource, bookings: _, ...rest }, place) => ({
        operatorId,
        id: seriesIds[place] ?? newId<'series'>(),
        spaceId,
        resourceId: idOf(resources, resource),
        ...idOf(members, who),
        timeZone,
        ...rest,
      })),
    )
    .execute();
  const acts = await writeCancellations(tx, members, rows);
  await insertBookingRows(tx, { spaceId, members, resources }, rows, acts);

  const lost = await takeTime(
    tx,
    rows
      .filter((row) => !row.cancellation && !row.skipReason && !row.noShow)
      .flatMap(({ id, resource, startsAt, endsAt, askedUntil }) =>
        leavesOf(resource).map((leaf) => ({
          ...{ resourceId: idOf(resources, leaf), bookingId: id, startsAt, endsAt },
          expiresAt: askedUntil ?? null,
        })),
      ),
  );
  if (lost.size > 0) throw new Error(`${lost.size} of the demo's bookings overlap`);
}

async function writeClosures(
  tx: OperatorTx,
  spaceId: WrittenHouse['spaceId'],
  resources: WrittenHouse['resources'],
  closures: readonly ThoughtUpClosure[],
  leavesOf: LeavesOf,
): Promise<void> {
  const { operatorId } = tx;
  const withIds = closures.map((closure) => ({ ...closure, id: newId<'closure'>() }));
  await tx
    .insertInto('closures')
    .values(
      withIds.map(({ id, resource, startsAt, endsAt, reason, createdAt }) => ({
        operatorId,
        id,
        spaceId,
        resourceId: idOf(resources, resource),
        startsAt,
        endsAt,
        reason,
        createdAt,
      })),
    )
    .execute();
  // Closures were thought up before all bookings, so all of their time is free.
  await tx
    .insertInto('occupancies')
    .values(
      withIds.flatMap(({ id, resource, startsAt, endsAt }) =>
        leavesOf(resource).map((leaf) => ({
          operatorId,
          resourceId: idOf(resources, leaf),
          startsAt,
          endsAt,
          kind: 'closure' as const,
          closureId: id,
        })),
      ),
    )
    .execute();
}

async function writeCancellations(
  tx: OperatorTx,
  members: WrittenHouse['members'],
  rows: readonly BookingRow[],
): Promise<ReadonlyMap<ThoughtUpCancellation, CancellationId>> {
  const ids = new Map<ThoughtUpCancellation, CancellationId>();
  const acts = rows.flatMap((row) => {
    const { cancellation } = row;
    // Bookings of one act share it; the first is the one that was clicked.
    if (!cancellation || ids.has(cancellation)) return [];
    const id = newId<'cancellation'>();
    ids.set(cancellation, id);
    return {
      operatorId: tx.operatorId,
      id,
      cancelledBy: idOf(members, row.who).memberId,
      scope: cancellation.scope,
      bookingId: row.id,
      seriesId: row.seriesId,
      rruleBefore: cancellation.rruleBefore,
      createdAt: cancellation.at,
      undoUntil: new Date(cancellation.at.getTime() + UNDO_MS),
    };
  });
  if (acts.length > 0) await tx.insertInto('cancellations').values(acts).execute();
  return ids;
}

/** The rooms' own writer makes bookings of this moment; these have a past. */
async function insertBookingRows(
  tx: OperatorTx,
  { spaceId, members, resources }: WrittenHouse,
  rows: readonly BookingRow[],
  acts: ReadonlyMap<ThoughtUpCancellation, CancellationId>,
): Promise<void> {
  const column = <T>(of: (row: BookingRow) => T) => rows.map(of);
  await sql`
    insert into bookings (operator_id, space_id, id, resource_id, member_id, person_id, booked_by, series_id, original_local_start,
      starts_at, ends_at, skip_reason, status, cancellation_id, sequence, note, created_at, changed_at, guest_name,
      request_expires_at, checked_in_at, checked_in_how, checked_in_by, checked_out_at)
    select ${tx.operatorId}, ${spaceId}, r.id, r.resource_id, r.member_id, r.person_id, r.member_id, r.series_id, r.local_start,
      r.starts_at, r.ends_at, r.skip_reason,
      case when r.cancellation_id is not null then 'cancelled' when r.skip_reason is not null then 'skipped' when r.no_show then 'no_show'
        when r.asked_until is not null then 'requested' else 'confirmed' end,
      r.cancellation_id, case when r.cancellation_id is null then 0 else 1 end, r.note, r.created_at, r.changed_at, r.guest, r.asked_until, r.checked_in_at,
      r.how, case when r.how = 'member' then r.member_id end, r.checked_out_at
    from unnest(
      ${column((row) => row.id)}::uuid[], ${column((row) => idOf(resources, row.resource))}::uuid[],
      ${column((row) => idOf(members, row.who).memberId)}::uuid[], ${column((row) => idOf(members, row.who).personId)}::uuid[],
      ${column((row) => row.seriesId)}::uuid[], ${column((row) => row.localStart)}::timestamp[],
      ${column((row) => row.startsAt)}::timestamptz[], ${column((row) => row.endsAt)}::timestamptz[],
      ${column((row) => row.skipReason)}::text[], ${column((row) => row.cancellation && acts.get(row.cancellation))}::uuid[],
      ${column((row) => row.note)}::text[], ${column((row) => row.createdAt)}::timestamptz[],
      ${column((row) => row.cancellation?.at ?? row.createdAt)}::timestamptz[], ${column((row) => row.guest)}::text[],
      ${column((row) => row.noShow ?? false)}::boolean[], ${column((row) => row.askedUntil)}::timestamptz[],
      ${column((row) => row.arrival?.checkedInAt)}::timestamptz[], ${column((row) => row.arrival?.how)}::text[],
      ${column((row) => row.arrival?.checkedOutAt)}::timestamptz[]
    ) as r (id, resource_id, member_id, person_id, series_id, local_start, starts_at, ends_at, skip_reason, cancellation_id, note,
      created_at, changed_at, guest, no_show, asked_until, checked_in_at, how, checked_out_at)
  `.execute(tx);
}
