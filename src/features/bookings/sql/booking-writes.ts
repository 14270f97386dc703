import { sql } from 'kysely';
import type { BookingId, CancellationId, MemberId, PersonId, ResourceId, SeriesId, SpaceId } from '@/kernel/ids';
import type { LocalDateTime } from '@/kernel/zone';
import type { BookedExtra } from '@/features/pricing/domain/extras';
import type { OperatorTx } from '@/server/db/transactions';
import type { BookingGuest, BookingStatus, SkipReason } from '../bookings.contract';
import type { Wanting } from '../domain/wanted';

/** What all bookings of one act share. */
export type SharedBooking = {
  readonly spaceId: SpaceId;
  readonly resourceId: ResourceId;
  readonly memberId: MemberId;
  readonly personId: PersonId;
  readonly bookedBy: MemberId;
  readonly seriesId: SeriesId | null;
  readonly note: string;
  readonly guests?: readonly BookingGuest[];
  readonly extras?: readonly BookedExtra[];
  /** Somebody without an account, for whom a member of staff books. */
  readonly guest?: { readonly name: string; readonly email: string | null } | null;
  readonly buffers?: { readonly beforeMinutes: number; readonly afterMinutes: number };
  /** Requests, which hold their time until then; without it they are confirmed. */
  readonly expiresAt?: Date | null;
  readonly override?: { readonly reason: string; readonly codes: readonly string[] } | null;
};

export type NewBooking = {
  readonly id: BookingId;
  /** Another part of the series than that of the others. */
  readonly seriesId?: SeriesId;
  readonly localStart: LocalDateTime | null;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly skipReason: SkipReason | null;
  /** Of a skipped date: how it is wanted still. */
  readonly wanted?: Wanting | null;
  /** Another place than that of the others written with it. */
  readonly place?: { readonly resourceId: ResourceId; readonly buffers: NonNullable<SharedBooking['buffers']> };
  /** Others than the rest is had with. */
  readonly extras?: readonly BookedExtra[];
  /** When the rest is released if nobody has checked in. */
  readonly releaseAt?: Date | null;
};

/** Writes one booking, or all occurrences of a series, in one statement. */
export async function insertBookings(
  tx: OperatorTx,
  shared: SharedBooking,
  rows: readonly NewBooking[],
): Promise<void> {
  const { guest, buffers, expiresAt = null, override } = shared;
  await sql`
    insert into bookings (operator_id, id, space_id, resource_id, member_id, person_id, booked_by, series_id, note,
      guests, extras, guest_name, guest_email, buffer_before_minutes, buffer_after_minutes, request_expires_at, override_reason, override_codes,
      original_local_start, starts_at, ends_at, release_at, status, skip_reason, wanted, wanted_since, wanted_offer_minutes)
    select ${tx.operatorId}, r.id, ${shared.spaceId}, coalesce(r.resource_id, ${shared.resourceId}), ${shared.memberId}, ${shared.personId}, ${shared.bookedBy},
      coalesce(r.series_id, ${shared.seriesId}::uuid), ${shared.note}, ${JSON.stringify(shared.guests ?? [])}::jsonb, coalesce(r.extras, ${JSON.stringify(shared.extras ?? [])}::jsonb), ${guest?.name ?? null}, ${guest?.email ?? null},
      coalesce(r.before_minutes, ${buffers?.beforeMinutes ?? 0}), coalesce(r.after_minutes, ${buffers?.afterMinutes ?? 0}), ${expiresAt}::timestamptz, ${override?.reason ?? null},
      ${[...(override?.codes ?? [])]}::text[], r.local_start, r.starts_at, r.ends_at, r.release_at,
      case when r.skip_reason is not null then 'skipped' when ${expiresAt}::timestamptz is not null then 'requested' else 'confirmed' end, r.skip_reason,
      r.wanted, case when r.wanted is not null then now() end, r.offer_minutes
    from unnest(
      ${rows.map((row) => row.id)}::uuid[], ${rows.map((row) => row.localStart)}::timestamp[], ${rows.map((row) => row.startsAt)}::timestamptz[],
      ${rows.map((row) => row.endsAt)}::timestamptz[], ${rows.map((row) => row.releaseAt ?? null)}::timestamptz[],
      ${rows.map((row) => row.skipReason)}::text[], ${rows.map((row) => row.place?.resourceId ?? null)}::uuid[],
      ${rows.map((row) => row.place?.buffers.beforeMinutes ?? null)}::integer[], ${rows.map((row) => row.place?.buffers.afterMinutes ?? null)}::integer[],
      ${rows.map((row) => row.wanted?.how ?? null)}::text[], ${rows.map((row) => row.wanted?.offerMinutes ?? null)}::integer[],
      ${rows.map((row) => row.seriesId ?? null)}::uuid[], ${rows.map((row) => (row.extras ? JSON.stringify(row.extras) : null))}::jsonb[]
    ) as r (id, local_start, starts_at, ends_at, release_at, skip_reason, resource_id, before_minutes, after_minutes, wanted, offer_minutes, series_id, extras)
  `.execute(tx);
}

/** A booking that could not have its time takes another of a group: it tries again there. */
export async function updateResourceOf(
  tx: OperatorTx,
  id: BookingId,
  to: {
    readonly resourceId: ResourceId;
    readonly buffers: NonNullable<SharedBooking['buffers']>;
    readonly releaseAt: Date | null;
    readonly expiresAt: Date | null;
  },
): Promise<void> {
  await tx
    .updateTable('bookings')
    .set({
      resourceId: to.resourceId,
      bufferBeforeMinutes: to.buffers.beforeMinutes,
      bufferAfterMinutes: to.buffers.afterMinutes,
      releaseAt: to.releaseAt,
      requestExpiresAt: to.expiresAt,
      status: to.expiresAt ? 'requested' : 'confirmed',
    })
    .where('operatorId', '=', tx.operatorId)
    .where('id', '=', id)
    .execute();
}

/** Occurrences that lost their time at the last moment: they stay wanted, as skipped. */
export async function updateToSkipped(tx: OperatorTx, ids: readonly BookingId[]): Promise<void> {
  await tx
    .updateTable('bookings')
    .set({ status: 'skipped', skipReason: 'taken', wanted: 'offer', wantedSince: sql<Date>`now()` })
    .where('operatorId', '=', tx.operatorId)
    .where('id', 'in', [...ids])
    .execute();
}

type CancelledRow = {
  readonly id: BookingId;
  readonly guests: readonly BookingGuest[];
  readonly seriesId: SeriesId | null;
  readonly originalLocalStart: string | null;
  readonly startsAt: Date;
  readonly endsAt: Date;
};

/**
 * Which bookings an act of cancelling takes back: one, or those of a part of a series and of the parts `besideIds` from an original start on and all of its
 * `laterIds`. Never one that has begun, or was handed over.
 */
export type CancelTarget =
  | { readonly bookingId: BookingId }
  | {
      readonly seriesId: SeriesId;
      readonly fromLocal: LocalDateTime | null;
      readonly laterIds?: readonly SeriesId[];
      readonly besideIds?: readonly SeriesId[];
    };

/** Cancels what still can be, by compare-and-swap on the status, and answers it. */
export async function updateToCancelled(
  tx: OperatorTx,
  target: CancelTarget,
  cancellationId: CancellationId,
  now: Date,
): Promise<CancelledRow[]> {
  let query = tx
    .updateTable('bookings')
    .set((eb) => ({
      status: 'cancelled',
      cancellationId,
      sequence: eb('sequence', '+', 1),
      changedAt: sql<Date>`now()`,
    }))
    .where('operatorId', '=', tx.operatorId)
    .where('status', 'in', ['confirmed', 'requested', 'skipped'])
    .where('startsAt', '>', now);
  if ('bookingId' in target) query = query.where('id', '=', target.bookingId);
  else {
    const { seriesId, fromLocal, laterIds = [], besideIds = [] } = target;
    query = query.where('leftSeries', '=', false).where(
      sql<boolean>`(series_id = any (${[...laterIds]}::uuid[]) or (series_id = any (${[seriesId, ...besideIds]}::uuid[])
          and (${fromLocal}::timestamp is null or original_local_start >= ${fromLocal}::timestamp)))`,
    );
  }
  return query
    .returning(['id', 'seriesId', 'originalLocalStart', 'startsAt', 'endsAt'])
    .returning(sql<BookingGuest[]>`guests`.as('guests'))
    .execute();
}

export type RestoredRow = Omit<CancelledRow, 'guests'> & {
  readonly resourceId: ResourceId;
  readonly status: BookingStatus;
  readonly requestExpiresAt: Date | null;
  readonly guestName: string | null;
  readonly overrideReason: string | null;
};

/** Puts back what one act of cancelling took: skipped dates as skipped, requests as requests, the others as confirmed. */
export async function updateToRestored(tx: OperatorTx, cancellationId: CancellationId): Promise<RestoredRow[]> {
  return tx
    .updateTable('bookings')
    .set((eb) => ({
      status: sql<'confirmed' | 'requested' | 'skipped'>`case when skip_reason is not null then 'skipped'
        when request_expires_at is not null and answered_at is null then 'requested' else 'confirmed' end`,
      cancellationId: null,
      sequence: eb('sequence', '+', 1),
      changedAt: sql<Date>`now()`,
    }))
    .where('operatorId', '=', tx.operatorId)
    .where('cancellationId', '=', cancellationId)
    .returning([
      'id',
      'seriesId',
      'originalLocalStart',
      'resourceId',
      'startsAt',
      'endsAt',
      'status',
      'requestExpiresAt',
      'guestName',
      'overrideReason',
    ])
    .execute();
}

/** Dates that somebody took before the undo stay cancelled by the same act. */
export async function updateBackToCancelled(
  tx: OperatorTx,
  ids: readonly BookingId[],
  cancellationId: CancellationId,
): Promise<void> {
  await tx
    .updateTable('bookings')
    .set({ status: 'cancelled', cancellationId })
    .where('operatorId', '=', tx.operatorId)
    .where('id', 'in', [...ids])
    .execute();
}
