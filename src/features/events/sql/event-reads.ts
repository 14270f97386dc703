import { sql } from 'kysely';
import type { EventCoverId, EventDateId, EventId, MemberId, PersonId, ResourceId, SpaceId } from '@/kernel/ids';
import type { Role } from '@/kernel/acting-member';
import type { LocalDate, LocalDateTime } from '@/kernel/zone';
import type { OperatorTx } from '@/server/db/transactions';
import type { Audience, HostRules } from '../events.access';
import { NO_HOST_RULES } from '../events.access';
import type { Question } from '../domain/questions';
import type { CATEGORIES } from '../events.contract';
import type { Pays } from '../domain/ticket-type';

export type EventStatus = 'draft' | 'asked' | 'scheduled' | 'published' | 'cancelled';

/** An event as it is kept, with its co-hosts. */
export type EventRow = {
  readonly id: EventId;
  readonly spaceId: SpaceId;
  readonly slug: string;
  readonly hostId: MemberId;
  readonly coHostIds: readonly MemberId[];
  readonly title: string;
  readonly description: string;
  readonly category: (typeof CATEGORIES)[number];
  readonly tags: readonly string[];
  readonly audience: Audience;
  readonly planIds: readonly string[];
  readonly place: 'resource' | 'elsewhere' | 'online';
  readonly resourceId: ResourceId | null;
  readonly placeWords: string;
  readonly onlineUrl: string;
  readonly setupMinutes: number;
  readonly cleanupMinutes: number;
  readonly timeZone: string;
  readonly localStart: LocalDateTime;
  readonly durationMinutes: number;
  readonly rrule: string | null;
  readonly rdates: readonly LocalDateTime[];
  readonly madeUntil: LocalDate | null;
  readonly capacity: number | null;
  readonly guestsEach: number;
  readonly approval: boolean;
  readonly opensAt: Date | null;
  readonly closesMinutes: number;
  readonly offerMinutes: number | null;
  readonly whoComes: 'nobody' | 'count' | 'names';
  readonly questions: readonly Question[];
  readonly status: EventStatus;
  readonly publishAt: Date | null;
  readonly publishedAt: Date | null;
  readonly endedWords: string;
  readonly coverId: EventCoverId | null;
  readonly coverAlt: string;
  readonly photosFor: 'comers' | 'page';
  readonly version: number;
  readonly membersPay: Pays;
  /** It has kinds of places. */
  readonly ticketed: boolean;
};

export const EVENT_COLUMNS = sql`
  e.id, e.space_id, e.slug, e.host_id, e.title, e.description, e.category, e.tags, e.audience, e.plan_ids::text[] as plan_ids, e.place, e.resource_id,
  e.place_words, e.online_url, e.setup_minutes, e.cleanup_minutes, e.time_zone, e.local_start, e.duration_minutes, e.rrule, e.rdates,
  e.made_until::text as made_until, e.capacity, e.guests_each, e.approval, e.opens_at, e.closes_minutes, e.offer_minutes, e.who_comes, e.questions, e.status,
  e.publish_at, e.published_at, e.ended_words, e.cover_id, e.cover_alt, e.photos_for, e.version, e.members_pay,
  exists (select from event_ticket_types k where k.operator_id = e.operator_id and k.event_id = e.id) as ticketed,
  array(select h.member_id::text from event_hosts h where h.operator_id = e.operator_id and h.event_id = e.id order by 1) as co_host_ids`;

/** The event, or null; with `lock` nobody else changes it, or answers to any of its dates, until this transaction ends. */
export async function findEvent(tx: OperatorTx, id: EventId, { lock = false } = {}): Promise<EventRow | null> {
  const { rows } = await sql<EventRow>`
    select ${EVENT_COLUMNS} from events e where e.operator_id = ${tx.operatorId} and e.id = ${id} ${lock ? sql`for update` : sql``}
  `.execute(tx);
  return rows[0] ?? null;
}

export type DateRow = {
  readonly id: EventDateId;
  readonly originalStart: LocalDateTime;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly resourceId: ResourceId | null;
  readonly setupMinutes: number;
  readonly cleanupMinutes: number;
  readonly capacity: number | null;
  readonly ownCapacity: boolean;
  readonly ownTime: boolean;
  readonly status: 'stands' | 'skipped' | 'cancelled';
  readonly version: number;
  /** Answers that are told when it changes: who is going, waits, was offered a place or asked. */
  readonly coming: number;
};

/** Dates of an event that have not ended, cancelled ones too, in their order; with `lock` nobody answers to them meanwhile. */
export async function listDatesToCome(
  tx: OperatorTx,
  eventId: EventId,
  now: Date,
  { lock = false } = {},
): Promise<DateRow[]> {
  if (lock)
    await sql`select id from event_dates where operator_id = ${tx.operatorId} and event_id = ${eventId} and ends_at > ${now} order by id for update`.execute(
      tx,
    );
  const { rows } = await sql<DateRow>`
    select d.id, d.original_start, d.starts_at, d.ends_at, d.resource_id, d.setup_minutes, d.cleanup_minutes, d.capacity, d.own_capacity, d.own_time,
      d.status, d.version,
      (select count(*)::integer from rsvps r where r.operator_id = d.operator_id and r.event_date_id = d.id
        and r.status in ('going', 'waiting', 'offered', 'asked')) as coming
    from event_dates d where d.operator_id = ${tx.operatorId} and d.event_id = ${eventId} and d.ends_at > ${now}
    order by d.starts_at, d.id
  `.execute(tx);
  return rows;
}

/** Who may host here. */
export async function findHostRules(tx: OperatorTx): Promise<HostRules> {
  const row = await tx
    .selectFrom('eventSettings')
    .select(['hostRoles', 'yesRoles'])
    .where('operatorId', '=', tx.operatorId)
    .executeTakeFirst();
  return row ? { hostRoles: row.hostRoles as Role[], yesRoles: row.yesRoles as Role[] } : NO_HOST_RULES;
}

/** Events whose moment to be published has come. Served by events_to_publish. */
export async function listEventsToPublish(tx: OperatorTx, now: Date): Promise<EventId[]> {
  const rows = await tx
    .selectFrom('events')
    .select('id')
    .where('operatorId', '=', tx.operatorId)
    .where('status', '=', 'scheduled')
    .where('publishAt', '<=', now)
    .execute();
  return rows.map(({ id }) => id);
}

/** Which of these members there are, removed ones left out, and who they are. */
export async function listMembersNamed(
  tx: OperatorTx,
  ids: readonly MemberId[],
): Promise<
  { readonly id: MemberId; readonly personId: PersonId; readonly role: Role; readonly displayName: string }[]
> {
  if (ids.length === 0) return [];
  return tx
    .selectFrom('members')
    .select(['id', 'personId', 'role', 'displayName'])
    .where('operatorId', '=', tx.operatorId)
    .where('id', 'in', [...ids])
    .where('status', '=', 'active')
    .execute();
}

/** Addresses that begin like this, those of other events. */
export async function listSlugsLike(tx: OperatorTx, slug: string, except: EventId | null): Promise<string[]> {
  const { rows } = await sql<{ slug: string }>`
    select slug from events where operator_id = ${tx.operatorId} and starts_with(slug, ${slug}) and id is distinct from ${except}::uuid
  `.execute(tx);
  return rows.map((row) => row.slug);
}

/** Events that repeat without an end, as far as the database can tell: whoever extends them looks closer. */
export async function listEventsToExtend(tx: OperatorTx): Promise<EventId[]> {
  const rows = await tx
    .selectFrom('events')
    .select('id')
    .where('operatorId', '=', tx.operatorId)
    .where('status', '=', 'published')
    .where('rrule', 'is not', null)
    .execute();
  return rows.map(({ id }) => id);
}
