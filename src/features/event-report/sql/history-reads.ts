import { sql } from 'kysely';
import type { EventId } from '@/kernel/ids';
import type { OperatorTx } from '@/server/db/transactions';
import { GUEST_ACTS, OWN_ACTS } from '../domain/history-acts';
import type { HistoryInput } from '../event-report.contract';

export type ChangeRow = {
  readonly id: string;
  /** ISO text to the microsecond: changes of one commit stand in one order. */
  readonly at: string;
  readonly action: string;
  readonly by: string | null;
  readonly guest: string | null;
  readonly startsAt: Date | null;
  readonly details: Readonly<Record<string, unknown>>;
};

/**
 * What was changed about an event, and what hosts did about its guests, the latest first: one statement, by audit_by_subject. What guests said themselves is
 * theirs, and left out.
 */
export async function listChanges(
  tx: OperatorTx,
  eventId: EventId,
  { show, cursor }: Pick<HistoryInput, 'show' | 'cursor'>,
  most: number,
): Promise<ChangeRow[]> {
  const before = cursor ? sql`(a.at, a.id) < (${cursor.at}::timestamptz, ${cursor.id}::uuid)` : sql`true`;
  const { rows } = await sql<ChangeRow>`
    with found as (
      select * from (
        select a.*, null::text as guest from audit_entries a
        where ${show !== 'guests'} and a.operator_id = ${tx.operatorId} and a.subject_id = ${eventId} and a.subject_kind = 'event'
          and a.action <> all (${[...OWN_ACTS]}::text[]) and ${before}
        order by a.at desc, a.id desc limit ${most}
      ) of_event
      union all
      select * from (
        select a.*, coalesce(g.display_name, r.name) as guest
        from event_dates d join rsvps r on r.operator_id = d.operator_id and r.event_date_id = d.id
        join audit_entries a on a.operator_id = r.operator_id and a.subject_id = r.id and a.subject_kind = 'rsvp'
        left join members g on g.operator_id = r.operator_id and g.id = r.member_id
        where ${show !== 'event'} and d.operator_id = ${tx.operatorId} and d.event_id = ${eventId} and a.member_id is not null
          and a.action = any (${[...GUEST_ACTS]}::text[]) and ${before}
        order by a.at desc, a.id desc limit ${most}
      ) of_guests
    )
    select f.id, to_char(f.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, f.action, m.display_name as by, f.guest, d.starts_at, f.details
    from found f left join members m on m.operator_id = f.operator_id and m.id = f.member_id
      left join event_dates d on d.operator_id = f.operator_id and d.id = nullif(f.details ->> 'dateId', '')::uuid
    order by f.at desc, f.id desc limit ${most}
  `.execute(tx);
  return rows;
}
