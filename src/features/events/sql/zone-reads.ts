import { sql } from 'kysely';
import type { EventId, SpaceId } from '@/kernel/ids';
import type { OperatorTx } from '@/server/db/transactions';
import type { DateRow, EventRow } from './event-reads';

export type DateInZone = DateRow &
  Pick<EventRow, 'place' | 'placeWords' | 'rrule' | 'opensAt' | 'publishAt'> & {
    readonly eventId: EventId;
    readonly eventStatus: EventRow['status'];
  };

/** The zones that live events are in, with their spaces. Served by events_in_space. */
export async function listZonesOfEvents(
  tx: OperatorTx,
): Promise<{ readonly timeZone: string; readonly spaceId: SpaceId }[]> {
  return tx
    .selectFrom('events')
    .select(['timeZone', 'spaceId'])
    .distinct()
    .where('operatorId', '=', tx.operatorId)
    .where('status', 'in', ['asked', 'scheduled', 'published'])
    .execute();
}

/** The dates to come of events of a space that are in a zone, cancelled ones left out; nobody answers to them from here on. Served by events_in_space. */
export async function lockDatesInZone(
  tx: OperatorTx,
  spaceId: SpaceId,
  timeZone: string,
  now: Date,
): Promise<DateInZone[]> {
  const { rows } = await sql<DateInZone>`
    select d.id, d.original_start, d.starts_at, d.ends_at, d.resource_id, d.setup_minutes, d.cleanup_minutes, d.capacity, d.own_capacity, d.own_time,
      d.status, d.version, 0 as coming, e.id as event_id, e.place, e.place_words, e.rrule, e.opens_at, e.publish_at, e.status as event_status
    from events e join event_dates d on d.operator_id = e.operator_id and d.event_id = e.id
    where e.operator_id = ${tx.operatorId} and e.space_id = ${spaceId} and e.time_zone = ${timeZone} and e.status in ('asked', 'scheduled', 'published')
      and d.starts_at > ${now} and d.status in ('stands', 'skipped')
    order by d.id for update of d
  `.execute(tx);
  return rows;
}

/** Events of a space in another zone, drafts too: the same time on the wall. What has begun keeps its instants. */
export async function updateEventsZone(
  tx: OperatorTx,
  spaceId: SpaceId,
  zones: { readonly from: string; readonly to: string },
  ruleOf: (rrule: string) => string,
  now: Date,
): Promise<void> {
  const events = await tx
    .selectFrom('events')
    .select(['id', 'rrule'])
    .where('operatorId', '=', tx.operatorId)
    .where('spaceId', '=', spaceId)
    .where('timeZone', '=', zones.from)
    .orderBy('id')
    .forUpdate()
    .execute();
  if (events.length === 0) return;
  // The same zone, known better: moments that somebody chose stay.
  const shifted = (column: string) =>
    zones.from === zones.to
      ? sql.ref(column)
      : sql`case when ${sql.ref(column)} > ${now} then (${sql.ref(column)} at time zone ${zones.from}) at time zone ${zones.to} else ${sql.ref(column)} end`;
  const rules = events.map(({ rrule }) => rrule && ruleOf(rrule));
  await sql`
    update events e set time_zone = ${zones.to}, rrule = w.rrule, opens_at = ${shifted('e.opens_at')}, publish_at = ${shifted('e.publish_at')},
      version = e.version + 1
    from unnest(${events.map(({ id }) => id)}::uuid[], ${rules}::text[]) as w (id, rrule)
    where e.operator_id = ${tx.operatorId} and e.id = w.id
  `.execute(tx);
}
