import { sql } from 'kysely';
import type { Role } from '@/kernel/acting-member';
import { newId, type EventId, type Id, type MemberId, type PersonId, type RsvpId } from '@/kernel/ids';
import type { OperatorTx } from '@/server/db/transactions';
import type { Said } from '../rsvps.contract';

/** Whose it is: a member, or an address that was confirmed. */
export type Standing = { readonly memberId: MemberId | null; readonly email: string | null };
export type StandingRsvp = Standing & {
  readonly id: Id<'event_standing_rsvp'>;
  readonly name: string;
  readonly personId: PersonId | null;
  readonly role: Role | null;
  readonly answer: Said;
  readonly since: Date;
};

const ofWhom = ({ memberId, email }: Standing) =>
  memberId ? sql`s.member_id = ${memberId}` : sql`s.email = ${email ?? ''}`;

/** Said, or said again: it counts from now. */
export async function upsertStanding(
  tx: OperatorTx,
  eventId: EventId,
  { memberId, email, name, answer }: Standing & { readonly name: string; readonly answer: Said },
  now: Date,
): Promise<void> {
  const set = { name, answer: JSON.stringify(answer), since: now, endedAt: null, endedHow: null };
  await tx
    .insertInto('eventStandingRsvps')
    .values({ operatorId: tx.operatorId, id: newId(), eventId, memberId, email: memberId ? null : email, ...set })
    .onConflict((clash) => clash.columns(['operatorId', 'eventId', memberId ? 'memberId' : 'email']).doUpdateSet(set))
    .execute();
}

/** It stands no more. False where none did. */
export async function updateStandingToEnded(
  tx: OperatorTx,
  eventId: EventId,
  whose: Standing | { readonly rsvpId: RsvpId },
  how: 'by_guest' | 'by_host',
  now: Date,
): Promise<boolean> {
  const meant =
    'rsvpId' in whose
      ? sql`exists (select from rsvps r where r.operator_id = s.operator_id and r.id = ${whose.rsvpId} and (r.member_id = s.member_id or r.email = s.email))`
      : ofWhom(whose);
  const { rows } = await sql`
    update event_standing_rsvps s set ended_at = ${now}, ended_how = ${how}
    where s.operator_id = ${tx.operatorId} and s.event_id = ${eventId} and s.ended_at is null and ${meant}
    returning s.id
  `.execute(tx);
  return rows.length > 0;
}

/** Those that stand, who said it first first; members who have left are left out. Nobody ends one meanwhile. */
export async function listStanding(tx: OperatorTx, eventId: EventId): Promise<StandingRsvp[]> {
  const { rows } = await sql<StandingRsvp>`
    select s.id, s.member_id, s.email, coalesce(m.display_name, s.name) as name, m.person_id, m.role, s.answer, s.since
    from event_standing_rsvps s left join members m on m.operator_id = s.operator_id and m.id = s.member_id
    where s.operator_id = ${tx.operatorId} and s.event_id = ${eventId} and s.ended_at is null and (s.member_id is null or m.status = 'active')
    order by s.since, s.id for update of s
  `.execute(tx);
  return rows;
}

/** One's own, while it stands. */
export async function findStanding(
  tx: OperatorTx,
  eventId: EventId,
  whose: Standing,
): Promise<Pick<StandingRsvp, 'since' | 'answer'> | null> {
  const { rows } = await sql<Pick<StandingRsvp, 'since' | 'answer'>>`
    select s.since, s.answer from event_standing_rsvps s
    where s.operator_id = ${tx.operatorId} and s.event_id = ${eventId} and s.ended_at is null and ${ofWhom(whose)}
  `.execute(tx);
  return rows[0] ?? null;
}
