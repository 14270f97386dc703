import { sql } from 'kysely';
import type { EventId, Id, MemberId, PersonId } from '@/kernel/ids';
import type { OperatorTx } from '@/server/db/transactions';

export type InvitationId = Id<'event_invitation'>;
export type MadeInvitation = {
  readonly id: InvitationId;
  readonly memberId: MemberId | null;
  readonly personId: PersonId | null;
};

/** Who is invited already stays so: answers those that are new. */
export async function insertInvitations(
  tx: OperatorTx,
  eventId: EventId,
  wanted: readonly { readonly id: InvitationId; readonly memberId: MemberId | null; readonly email: string | null }[],
  by: MemberId,
): Promise<MadeInvitation[]> {
  if (wanted.length === 0) return [];
  const { rows } = await sql<MadeInvitation>`
    with made as (
      insert into event_invitations (operator_id, id, event_id, member_id, email, invited_by)
      select ${tx.operatorId}, w.id, ${eventId}, w."memberId", w.email, ${by}
      from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as w (id uuid, "memberId" uuid, email text)
      on conflict do nothing returning id, member_id
    )
    select made.id, made.member_id, m.person_id from made left join members m on m.operator_id = ${tx.operatorId} and m.id = made.member_id
  `.execute(tx);
  return rows;
}

/** Everybody who is invited, for an event that has just come out. */
export async function listInvitations(tx: OperatorTx, eventId: EventId): Promise<MadeInvitation[]> {
  const { rows } = await sql<MadeInvitation>`
    select i.id, i.member_id, m.person_id from event_invitations i left join members m on m.operator_id = i.operator_id and m.id = i.member_id
    where i.operator_id = ${tx.operatorId} and i.event_id = ${eventId}
  `.execute(tx);
  return rows;
}

/** False where it was taken back before. */
export async function deleteInvitation(tx: OperatorTx, eventId: EventId, id: InvitationId): Promise<boolean> {
  const gone = await tx
    .deleteFrom('eventInvitations')
    .where('operatorId', '=', tx.operatorId)
    .where('eventId', '=', eventId)
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst();
  return gone !== undefined;
}

export type InvitedRow = {
  readonly invitationId: string;
  readonly name: string;
  readonly member: boolean;
  readonly answer: string | null;
};

/** Who is invited, with what they answered to the next date that is to come. */
export async function listInvited(tx: OperatorTx, eventId: EventId, now: Date): Promise<InvitedRow[]> {
  const { rows } = await sql<InvitedRow>`
    select i.id as invitation_id, coalesce(m.display_name, i.email) as name, i.member_id is not null as member, a.status as answer
    from event_invitations i
    left join members m on m.operator_id = i.operator_id and m.id = i.member_id
    left join lateral (
      select d.id from event_dates d where d.operator_id = i.operator_id and d.event_id = i.event_id and d.status = 'stands' and d.ends_at > ${now}
      order by d.starts_at limit 1
    ) next on true
    left join rsvps a on a.operator_id = i.operator_id and a.event_date_id = next.id and (a.member_id = i.member_id or a.email = i.email)
    where i.operator_id = ${tx.operatorId} and i.event_id = ${eventId}
    order by 2, i.id
  `.execute(tx);
  return rows;
}

/** What an invitation by mail is to, or null where it was taken back, or is a member's. */
export async function findInvitation(
  tx: OperatorTx,
  id: InvitationId,
): Promise<{ readonly eventId: EventId; readonly email: string } | null> {
  const row = await tx
    .selectFrom('eventInvitations')
    .select(['eventId', 'email'])
    .where('operatorId', '=', tx.operatorId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.email ? { eventId: row.eventId, email: row.email } : null;
}
