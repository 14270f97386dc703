import { sql } from 'kysely';
import type { EventDateId, EventId, MemberId, RsvpId } from '@/kernel/ids';
import type { OperatorTx } from '@/server/db/transactions';
import type { OwnAnswer } from '../event-talk.access';

/** Answers to dates of an event that stand: of a member, or the one of a link; the earliest date first. What is over for long is left out. */
export async function listOwnAnswers(
  tx: OperatorTx,
  eventId: EventId,
  whose: { readonly memberId: MemberId } | { readonly rsvpId: RsvpId },
  since: Date,
): Promise<OwnAnswer[]> {
  const own = 'memberId' in whose ? sql`r.member_id = ${whose.memberId}` : sql`r.id = ${whose.rsvpId}`;
  const { rows } = await sql<OwnAnswer>`
    select r.id as rsvp_id, d.id as date_id, d.starts_at, d.ends_at, r.checked_in_at is not null as "in",
      exists (select from rsvps o where o.operator_id = d.operator_id and o.event_date_id = d.id and o.checked_in_at is not null) as door
    from rsvps r join event_dates d on d.operator_id = r.operator_id and d.id = r.event_date_id and d.event_id = ${eventId}
    where r.operator_id = ${tx.operatorId} and r.status = 'going' and d.status = 'stands' and d.ends_at > ${since} and ${own}
    order by d.starts_at, d.id
  `.execute(tx);
  return rows;
}

/** Whose a link is: the event and the member, where it is one's. A member who has left has no say any more. */
export async function findAnswerer(
  tx: OperatorTx,
  rsvpId: RsvpId,
): Promise<{ readonly eventId: EventId; readonly memberId: MemberId | null } | null> {
  const { rows } = await sql<{ eventId: EventId; memberId: MemberId | null }>`
    select d.event_id, r.member_id from rsvps r
    join event_dates d on d.operator_id = r.operator_id and d.id = r.event_date_id
    left join members m on m.operator_id = r.operator_id and m.id = r.member_id
    where r.operator_id = ${tx.operatorId} and r.id = ${rsvpId} and (r.member_id is null or m.status = 'active')
  `.execute(tx);
  return rows[0] ?? null;
}

type BegunDate = { readonly dateId: EventDateId; readonly startsAt: Date; readonly endsAt: Date };

/** Dates that have begun and are not over for long: what a host adds photos to. */
export async function listBegunDates(tx: OperatorTx, eventId: EventId, since: Date, now: Date): Promise<BegunDate[]> {
  const { rows } = await sql<BegunDate>`
    select d.id as date_id, d.starts_at, d.ends_at from event_dates d
    where d.operator_id = ${tx.operatorId} and d.event_id = ${eventId} and d.status = 'stands' and d.starts_at <= ${now} and d.ends_at > ${since}
    order by d.starts_at, d.id
  `.execute(tx);
  return rows;
}

/** The event of a date that stands, and when it begins. */
export async function findStandingDate(
  tx: OperatorTx,
  id: EventDateId,
): Promise<{ readonly eventId: EventId; readonly startsAt: Date } | null> {
  const row = await tx
    .selectFrom('eventDates')
    .select(['eventId', 'startsAt'])
    .where('operatorId', '=', tx.operatorId)
    .where('id', '=', id)
    .where('status', '=', 'stands')
    .executeTakeFirst();
  return row ?? null;
}
