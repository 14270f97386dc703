import { sql } from 'kysely';
import type { EventDateId, Id, MemberId, RsvpId } from '@/kernel/ids';
import type { OperatorTx } from '@/server/db/transactions';
import type { Messages, MessageTo } from '../messages.contract';

export type MessageId = Id<'event_message'>;
export type Addressed = {
  readonly rsvpId: RsvpId;
  readonly name: string;
  readonly going: boolean;
  readonly in: boolean;
};

/** Everybody who can be written to about a date: who comes or stands in line and has an address; nobody who has left. In the order of their names. */
export async function listAddressed(tx: OperatorTx, dateId: EventDateId): Promise<Addressed[]> {
  const { rows } = await sql<Addressed>`
    select r.id as rsvp_id, coalesce(m.display_name, r.name) as name, r.status = 'going' as going, r.checked_in_at is not null as "in"
    from rsvps r left join members m on m.operator_id = r.operator_id and m.id = r.member_id
    where r.operator_id = ${tx.operatorId} and r.event_date_id = ${dateId} and r.status in ('going', 'waiting', 'offered', 'asked')
      and (r.email is not null or m.status = 'active')
    order by 2, 1
  `.execute(tx);
  return rows;
}

export type NewMessage = {
  readonly id: MessageId;
  readonly dateId: EventDateId;
  readonly sentBy: MemberId;
  readonly to: MessageTo;
  readonly words: string;
  readonly told: number;
};

export async function insertMessage(tx: OperatorTx, { dateId, to, ...message }: NewMessage, now: Date): Promise<void> {
  await tx
    .insertInto('eventMessages')
    .values({ operatorId: tx.operatorId, eventDateId: dateId, toWhom: to, ...message, sentAt: now })
    .execute();
}

export async function findMessage(
  tx: OperatorTx,
  id: MessageId,
): Promise<{ readonly dateId: EventDateId; readonly to: MessageTo } | null> {
  const row = await tx
    .selectFrom('eventMessages')
    .select(['eventDateId', 'toWhom'])
    .where('operatorId', '=', tx.operatorId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ? { dateId: row.eventDateId, to: row.toWhom } : null;
}

/** What was written about a date, the latest first. */
export async function listMessages(
  tx: OperatorTx,
  dateId: EventDateId,
): Promise<(Omit<Messages['sent'][number], 'at'> & { readonly sentAt: Date })[]> {
  const { rows } = await sql<Omit<Messages['sent'][number], 'at'> & { sentAt: Date }>`
    select g.id, g.to_whom as "to", g.words, g.told, g.sent_at, m.display_name as by_name
    from event_messages g join members m on m.operator_id = g.operator_id and m.id = g.sent_by
    where g.operator_id = ${tx.operatorId} and g.event_date_id = ${dateId}
    order by g.sent_at desc, g.id desc limit 50
  `.execute(tx);
  return rows;
}

export async function countMessagesSince(tx: OperatorTx, dateId: EventDateId, since: Date): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::integer as n from event_messages
    where operator_id = ${tx.operatorId} and event_date_id = ${dateId} and sent_at > ${since}
  `.execute(tx);
  return rows[0]?.n ?? 0;
}
