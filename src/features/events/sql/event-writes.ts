import { sql } from 'kysely';
import type { EventDateId, EventId, MemberId, ResourceId } from '@/kernel/ids';
import type { TimeRange } from '@/kernel/time-range';
import type { LocalDate, LocalDateTime } from '@/kernel/zone';
import type { OperatorTx } from '@/server/db/transactions';
import type { HostRules } from '../events.access';
import type { DateRow, EventRow } from './event-reads';

export type EventToWrite = Omit<
  EventRow,
  'coHostIds' | 'endedWords' | 'version' | 'publishedAt' | 'madeUntil' | 'ticketed'
> & { readonly madeUntil: LocalDate | null };

/** Written as it is now. Who is there already keeps its address, its host and when it was made. @returns its version from now on. */
export async function upsertEvent(
  tx: OperatorTx,
  event: EventToWrite,
  coHostIds: readonly MemberId[],
  by: MemberId,
  now: Date,
): Promise<number> {
  const { id, slug, hostId, ...rest } = event;
  const changing = {
    ...rest,
    tags: [...rest.tags],
    planIds: [...rest.planIds],
    rdates: [...rest.rdates],
    questions: JSON.stringify(rest.questions),
    changedAt: now,
  };
  const publishedAt = event.status === 'published' ? now : null;
  const { version } = await tx
    .insertInto('events')
    .values({ operatorId: tx.operatorId, id, slug, hostId, ...changing, publishedAt, createdBy: by, createdAt: now })
    .onConflict((clash) =>
      clash.columns(['operatorId', 'id']).doUpdateSet((eb) => ({
        ...changing,
        publishedAt: eb.fn.coalesce('events.publishedAt', eb.ref('excluded.publishedAt')),
        version: sql<number>`events.version + 1`,
      })),
    )
    .returning('version')
    .executeTakeFirstOrThrow();
  await sql`
    with gone as (
      delete from event_hosts where operator_id = ${tx.operatorId} and event_id = ${id} and not member_id = any (${[...coHostIds]}::uuid[])
    )
    insert into event_hosts (operator_id, event_id, member_id)
    select ${tx.operatorId}, ${id}, given from unnest(${[...coHostIds]}::uuid[]) as given on conflict do nothing
  `.execute(tx);
  return version;
}

export async function updateEventStatus(
  tx: OperatorTx,
  id: EventId,
  to: { readonly status: EventRow['status']; readonly endedWords?: string },
  now: Date,
): Promise<void> {
  await tx
    .updateTable('events')
    .set((eb) => ({
      ...to,
      changedAt: now,
      version: sql<number>`version + 1`,
      ...(to.status === 'published' ? { publishedAt: eb.fn.coalesce('publishedAt', eb.val(now)) } : {}),
    }))
    .where('operatorId', '=', tx.operatorId)
    .where('id', '=', id)
    .execute();
}

export async function updateMadeUntil(tx: OperatorTx, id: EventId, madeUntil: LocalDate): Promise<void> {
  await tx
    .updateTable('events')
    .set({ madeUntil })
    .where('operatorId', '=', tx.operatorId)
    .where('id', '=', id)
    .execute();
}

export type DateToWrite = TimeRange &
  Pick<DateRow, 'setupMinutes' | 'cleanupMinutes' | 'capacity' | 'ownCapacity' | 'ownTime' | 'status'> & {
    readonly id: EventDateId;
    readonly originalStart: LocalDateTime;
    readonly resourceId: ResourceId | null;
    /** Those who come are told: its version goes up. */
    readonly told: boolean;
  };

/** Where an event was that is not in a room: those who are told of a change hear it. */
export const placeInWords = ({ place, placeWords }: Pick<EventRow, 'place' | 'placeWords'>): string =>
  place === 'online' ? 'Online' : placeWords;

/**
 * Dates as they are from now on, new ones and those that stand; in one statement. Of those that people are told of, it is kept how they were: `placeBefore`
 * where that was in no room.
 */
export async function upsertDates(
  tx: OperatorTx,
  eventId: EventId,
  dates: readonly DateToWrite[],
  placeBefore = '',
): Promise<void> {
  if (dates.length === 0) return;
  const told = sql`d.id = any (${dates.filter((one) => one.told).map(({ id }) => id)}::uuid[])`;
  await sql`
    insert into event_dates as d (operator_id, id, event_id, original_start, starts_at, ends_at, resource_id, setup_minutes, cleanup_minutes, capacity,
      own_capacity, own_time, status)
    select ${tx.operatorId}, w.id, ${eventId}, w."originalStart", w."startsAt", w."endsAt", w."resourceId", w."setupMinutes", w."cleanupMinutes", w.capacity,
      w."ownCapacity", w."ownTime", w.status
    from jsonb_to_recordset(${JSON.stringify(dates)}::jsonb) as w (id uuid, "originalStart" text, "startsAt" timestamptz, "endsAt" timestamptz,
      "resourceId" uuid, "setupMinutes" integer, "cleanupMinutes" integer, capacity integer, "ownCapacity" boolean, "ownTime" boolean, status text)
    order by w.id
    on conflict (operator_id, id) do update set original_start = excluded.original_start, starts_at = excluded.starts_at, ends_at = excluded.ends_at,
      resource_id = excluded.resource_id, setup_minutes = excluded.setup_minutes, cleanup_minutes = excluded.cleanup_minutes,
      capacity = excluded.capacity, own_capacity = excluded.own_capacity, own_time = excluded.own_time, status = excluded.status,
      reminded_at = case when d.starts_at = excluded.starts_at then d.reminded_at end,
      version = d.version + case when ${told} then 1 else 0 end,
      was = case when ${told} then jsonb_build_object('startsAt', d.starts_at, 'endsAt', d.ends_at, 'where', coalesce(
        (select r.name from resources r where r.operator_id = d.operator_id and r.id = d.resource_id), ${placeBefore}::text)) else d.was end
  `.execute(tx);
}

/** These dates are off. Answers to them that were still on end with them. */
export async function updateDatesToCancelled(
  tx: OperatorTx,
  ids: readonly EventDateId[],
  words: string,
  now: Date,
): Promise<void> {
  if (ids.length === 0) return;
  await sql`
    with off as (
      update event_dates set status = 'cancelled', ended_words = ${words}, version = version + 1
      where operator_id = ${tx.operatorId} and id = any (${[...ids]}::uuid[])
    )
    update rsvps set status = 'cancelled', how = 'event', line_place = null, offer_expires_at = null, version = version + 1, changed_at = ${now}
    where operator_id = ${tx.operatorId} and event_date_id = any (${[...ids]}::uuid[]) and status in ('asked', 'going', 'waiting', 'offered')
      and checked_in_at is null
  `.execute(tx);
}

export async function upsertHostRules(tx: OperatorTx, rules: HostRules, by: MemberId, now: Date): Promise<void> {
  const set = { hostRoles: [...rules.hostRoles], yesRoles: [...rules.yesRoles], changedBy: by, changedAt: now };
  await tx
    .insertInto('eventSettings')
    .values({ operatorId: tx.operatorId, ...set })
    .onConflict((clash) => clash.column('operatorId').doUpdateSet(set))
    .execute();
}
