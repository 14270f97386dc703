import { sql } from 'kysely';
import type { BookingId, CancellationId, MemberId, PersonId, SeriesChangeId, SeriesId, SpaceId } from '@/kernel/ids';
import type { OperatorTx } from '@/server/db/transactions';
import type { PartRow } from '../domain/series-rows';
import type { DateSnapshot, SeriesSnapshot } from '../domain/series-snapshot';
import type { SeriesScope } from '../series-change.contract';

/** Parts as they became: calendars hear of each by the raised SEQUENCE. One statement. */
export async function updateParts(tx: OperatorTx, parts: readonly PartRow[]): Promise<void> {
  if (parts.length === 0) return;
  await sql`
    update series s set resource_id = n."resourceId", local_start = n."localStart", duration_minutes = n."durationMinutes", rrule = n.rrule,
      exdates = array(select jsonb_array_elements_text(n.exdates)::timestamp), rdates = array(select jsonb_array_elements_text(n.rdates)::timestamp),
      made_until = n."madeUntil", status = n.status, note = n.note, guests = n.guests, extras = coalesce(n.extras, s.extras), sequence = s.sequence + 1, changed_at = now()
    from jsonb_to_recordset(${JSON.stringify(parts)}::jsonb) as n (
      id uuid, "resourceId" uuid, "localStart" timestamp, "durationMinutes" integer, rrule text, exdates jsonb, rdates jsonb, "madeUntil" date,
      status text, note text, guests jsonb, extras jsonb)
    where s.operator_id = ${tx.operatorId} and s.id = n.id
  `.execute(tx);
}

export type NewPart = PartRow & { readonly followsId: SeriesId | null; readonly rootId: SeriesId | null };
type Whose = { readonly spaceId: SpaceId; readonly memberId: MemberId; readonly personId: PersonId };

/** Parts that a change splits off. One statement. */
export async function insertParts(tx: OperatorTx, parts: readonly NewPart[], whose: Whose): Promise<void> {
  if (parts.length === 0) return;
  await sql`
    insert into series (operator_id, id, space_id, member_id, person_id, root_id, follows_id, block, resource_id, local_start, time_zone, duration_minutes, rrule,
      exdates, rdates, made_until, note, guests, extras)
    select ${tx.operatorId}, n.id, ${whose.spaceId}, ${whose.memberId}, ${whose.personId}, n."rootId", n."followsId", n.block, n."resourceId", n."localStart",
      n."timeZone", n."durationMinutes", n.rrule, array(select jsonb_array_elements_text(n.exdates)::timestamp),
      array(select jsonb_array_elements_text(n.rdates)::timestamp), n."madeUntil", n.note, n.guests, coalesce(n.extras, '[]')
    from jsonb_to_recordset(${JSON.stringify(parts)}::jsonb) as n (
      id uuid, "rootId" uuid, "followsId" uuid, block smallint, "resourceId" uuid, "localStart" timestamp, "timeZone" text, "durationMinutes" integer, rrule text,
      exdates jsonb, rdates jsonb, "madeUntil" date, note text, guests jsonb, extras jsonb)
  `.execute(tx);
}

/** Dates as they became; those given back name the act. A date may take another's old start: it is looked at when all are written. One statement. */
export async function updateDates(
  tx: OperatorTx,
  dates: readonly DateSnapshot[],
  cancellationId: CancellationId | null,
): Promise<void> {
  if (dates.length === 0) return;
  await sql`
    update bookings b set series_id = n."partId", original_local_start = n."originalLocalStart", resource_id = n."resourceId",
      starts_at = n."startsAt", ends_at = n."endsAt", status = n.status, skip_reason = n."skipReason", note = n.note, guests = n.guests,
      extras = coalesce(n.extras, b.extras), cancellation_id = case when n.status = 'cancelled' then coalesce(n."cancellationId", ${cancellationId}::uuid) end,
      buffer_before_minutes = n."beforeMinutes", buffer_after_minutes = n."afterMinutes", release_at = n."releaseAt",
      member_id = coalesce(n."memberId", b.member_id), person_id = coalesce(n."personId", b.person_id), left_series = coalesce(n."leftSeries", b.left_series),
      wanted = n.wanted, wanted_since = case when n.wanted is not null then coalesce(n."wantedSince", now()) end, wanted_offer_minutes = n."offerMinutes",
      undecided = coalesce(n.undecided, b.undecided), sequence = n.sequence, changed_at = now()
    from jsonb_to_recordset(${JSON.stringify(dates)}::jsonb) as n (
      "bookingId" uuid, "partId" uuid, "originalLocalStart" timestamp, "resourceId" uuid, "startsAt" timestamptz, "endsAt" timestamptz, status text,
      "skipReason" text, "cancellationId" uuid, note text, guests jsonb, extras jsonb, "beforeMinutes" integer, "afterMinutes" integer, "releaseAt" timestamptz, sequence integer,
      "memberId" uuid, "personId" uuid, "leftSeries" boolean, wanted text, "wantedSince" timestamptz, "offerMinutes" integer, undecided boolean)
    where b.operator_id = ${tx.operatorId} and b.id = n."bookingId"
  `.execute(tx);
}

/** Dates that are none any more, as if the series had never made them: it makes others at their starts. */
export async function updateToNoDates(tx: OperatorTx, ids: readonly BookingId[]): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .updateTable('bookings')
    .set({ seriesId: null, originalLocalStart: null })
    .where('operatorId', '=', tx.operatorId)
    .where('id', 'in', [...ids])
    .execute();
}

/** Starts that parts make no more, because their dates begin another series; or make again. At most one of each part. */
export async function updateLeftOut(
  tx: OperatorTx,
  starts: readonly { readonly partId: SeriesId; readonly localStart: string }[],
  change: 'leave_out' | 'put_back',
): Promise<void> {
  if (starts.length === 0) return;
  const without = sql`array_remove(s.exdates, n."localStart")`;
  await sql`
    update series s set exdates = ${change === 'put_back' ? without : sql`array_append(${without}, n."localStart")`}
    from jsonb_to_recordset(${JSON.stringify(starts)}::jsonb) as n ("partId" uuid, "localStart" timestamp)
    where s.operator_id = ${tx.operatorId} and s.id = n."partId"
  `.execute(tx);
}

export type NewSeriesChange = {
  readonly id: SeriesChangeId;
  readonly changedBy: MemberId;
  readonly scope: SeriesScope;
  readonly seriesId: SeriesId;
  readonly bookingId: BookingId;
  readonly before: SeriesSnapshot;
  readonly after: SeriesSnapshot;
  readonly undoUntil: Date;
};

export async function insertSeriesChange(tx: OperatorTx, change: NewSeriesChange): Promise<void> {
  const { before, after, ...rest } = change;
  await tx
    .insertInto('seriesChanges')
    .values({ operatorId: tx.operatorId, ...rest, before: JSON.stringify(before), after: JSON.stringify(after) })
    .execute();
}

export async function updateSeriesChangeToUndone(tx: OperatorTx, id: SeriesChangeId, now: Date): Promise<void> {
  await tx
    .updateTable('seriesChanges')
    .set({ undoneAt: now })
    .where('operatorId', '=', tx.operatorId)
    .where('id', '=', id)
    .execute();
}
