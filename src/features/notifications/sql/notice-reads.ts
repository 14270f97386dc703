import { sql } from 'kysely';
import type { OperatorId, PersonId } from '@/kernel/ids';
import type { OperatorTx, PersonTx } from '@/server/db/transactions';

export type NoticeRow = {
  readonly id: string;
  readonly operatorId: OperatorId;
  readonly operatorName: string;
  readonly kind: string;
  readonly about: Readonly<Record<string, unknown>>;
  readonly createdAt: Date;
  readonly read: boolean;
};

/** The latest notices of a person, wherever. Served by notices_of_person. */
export async function listNotices(tx: PersonTx, personId: PersonId, limit: number): Promise<NoticeRow[]> {
  const { rows } = await sql<NoticeRow>`
    select n.id, n.operator_id, o.name as operator_name, n.kind, n.about, n.created_at, n.read_at is not null as read
    from notices n join operators o on o.id = n.operator_id
    where n.person_id = ${personId} order by n.created_at desc, n.id limit ${limit}
  `.execute(tx);
  return rows;
}

/** How many a person has not read. Served by notices_unread. */
export async function countUnread(tx: PersonTx, personId: PersonId): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::integer as n from notices where person_id = ${personId} and read_at is null`.execute(tx);
  return rows[0]?.n ?? 0;
}

/** Which place and time a notice tells of, as they are when it is written; the place is null for a wish for any of several. */
export type NoticeSubject = {
  readonly resourceName: string | null;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly timeZone: string;
  /** Where an event has its page. */
  readonly page?: { readonly operator: string; readonly space: string; readonly event: string; readonly date: string };
};

/** By the booking, the first date of the series, the wish on a waitlist, the answer to an event or the event that it is about; undefined where it is about none of them. */
export async function findNoticeSubject(
  tx: OperatorTx,
  about: Readonly<Record<string, unknown>>,
): Promise<NoticeSubject | undefined> {
  const event = await findEventSubject(tx, about);
  if (event) return event;
  const [bookingId, seriesId, entryId] = ['bookingId', 'seriesId', 'entryId'].map((name) => about[name] ?? null);
  if (!bookingId && !seriesId && !entryId) return undefined;
  const { rows } = await sql<Omit<NoticeSubject, 'startsAt' | 'endsAt'> & { startsAt: Date; endsAt: Date }>`
    with subject as (
      (select b.space_id, b.resource_id, b.starts_at, b.ends_at from bookings b
        where b.operator_id = ${tx.operatorId} and (b.id = ${bookingId}::uuid or b.series_id = ${seriesId}::uuid)
        order by b.starts_at limit 1)
      union all
      select w.space_id, coalesce(w.offered_resource_id, w.resource_id), w.starts_at, w.ends_at from waitlist_entries w
        where w.operator_id = ${tx.operatorId} and w.id = ${entryId}::uuid
    )
    select r.name as resource_name, t.starts_at, t.ends_at, s.time_zone
    from subject t join spaces s on s.operator_id = ${tx.operatorId} and s.id = t.space_id
      left join resources r on r.operator_id = ${tx.operatorId} and r.id = t.resource_id
  `.execute(tx);
  const [found] = rows;
  return found && { ...found, startsAt: found.startsAt.toISOString(), endsAt: found.endsAt.toISOString() };
}

/** An event goes by its title; one without a word of a date is known by its next. */
async function findEventSubject(
  tx: OperatorTx,
  { rsvpId, eventId }: Readonly<Record<string, unknown>>,
): Promise<NoticeSubject | undefined> {
  if (!rsvpId && !eventId) return undefined;
  const { rows } = await sql<Omit<NoticeSubject, 'startsAt' | 'endsAt'> & { startsAt: Date; endsAt: Date }>`
    select e.title as resource_name, d.starts_at, d.ends_at, e.time_zone,
      jsonb_build_object('operator', o.slug, 'space', s.slug, 'event', e.slug, 'date', d.id) as page
    from events e join event_dates d on d.operator_id = e.operator_id and d.event_id = e.id
      join operators o on o.id = e.operator_id join spaces s on s.operator_id = e.operator_id and s.id = e.space_id
    where e.operator_id = ${tx.operatorId} and (e.id = ${eventId ?? null}::uuid
      or d.id = (select r.event_date_id from rsvps r where r.operator_id = ${tx.operatorId} and r.id = ${rsvpId ?? null}::uuid))
    order by d.status <> 'stands', d.starts_at limit 1
  `.execute(tx);
  const [found] = rows;
  return found && { ...found, startsAt: found.startsAt.toISOString(), endsAt: found.endsAt.toISOString() };
}
