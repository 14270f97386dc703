import { sql, type RawBuilder } from 'kysely';
import type { EventCommentId, EventId, MemberId, PersonId, RsvpId } from '@/kernel/ids';
import type { OperatorTx } from '@/server/db/transactions';
import type { Speaker } from '../event-talk.access';

/** Whether a row of alias `c` is the speaker's own: of the member, or of the answer where it is nobody's. */
export const isMine = ({ memberId, answers }: Speaker): RawBuilder<boolean> => sql<boolean>`
  (c.member_id is not null and c.member_id is not distinct from ${memberId}::uuid
    or c.member_id is null and c.rsvp_id is not null and c.rsvp_id = any (${answers.map(({ rsvpId }) => rsvpId)}::uuid[]))`;

export type CommentRow = {
  readonly id: EventCommentId;
  readonly name: string;
  readonly host: boolean;
  readonly mine: boolean;
  readonly words: string | null;
  readonly writtenAt: Date;
};

/** A page of what was said, the latest first: one statement. Served by event_comments_of_event. */
export async function listComments(
  tx: OperatorTx,
  eventId: EventId,
  speaker: Speaker,
  page: { readonly after: { readonly writtenAt: Date; readonly id: EventCommentId } | null; readonly most: number },
): Promise<CommentRow[]> {
  const { after, most } = page;
  const { rows } = await sql<CommentRow>`
    select c.id, coalesce(m.display_name, r.name, '') as name, c.written_at, case when c.removed_at is null then c.words end as words,
      ${isMine(speaker)} as mine,
      c.member_id is not null and (c.member_id = e.host_id or exists (
        select from event_hosts h where h.operator_id = e.operator_id and h.event_id = e.id and h.member_id = c.member_id)) as host
    from event_comments c join events e on e.operator_id = c.operator_id and e.id = c.event_id
    left join members m on m.operator_id = c.operator_id and m.id = c.member_id
    left join rsvps r on r.operator_id = c.operator_id and r.id = c.rsvp_id
    where c.operator_id = ${tx.operatorId} and c.event_id = ${eventId}
      ${after ? sql`and (c.written_at, c.id) < (${after.writtenAt}::timestamptz, ${after.id}::uuid)` : sql``}
    order by c.written_at desc, c.id desc limit ${most}
  `.execute(tx);
  return rows;
}

type NewComment = {
  readonly id: EventCommentId;
  readonly eventId: EventId;
  readonly memberId: MemberId | null;
  readonly rsvpId: RsvpId | null;
  readonly words: string;
};

/** False where one of this id is there already: it was sent twice. */
export async function insertComment(tx: OperatorTx, comment: NewComment, now: Date): Promise<boolean> {
  const made = await tx
    .insertInto('eventComments')
    .values({ operatorId: tx.operatorId, ...comment, writtenAt: now })
    .onConflict((clash) => clash.columns(['operatorId', 'id']).doNothing())
    .executeTakeFirst();
  return made.numInsertedOrUpdatedRows === 1n;
}

/** How many the speaker wrote since. */
export async function countRecent(tx: OperatorTx, eventId: EventId, speaker: Speaker, since: Date): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::integer as n from event_comments c
    where c.operator_id = ${tx.operatorId} and c.event_id = ${eventId} and c.written_at > ${since} and ${isMine(speaker)}
  `.execute(tx);
  return rows[0]?.n ?? 0;
}

export async function findComment(
  tx: OperatorTx,
  eventId: EventId,
  id: EventCommentId,
  speaker: Speaker,
): Promise<{ readonly mine: boolean; readonly words: string; readonly removed: boolean } | null> {
  const { rows } = await sql<{ mine: boolean; words: string; removed: boolean }>`
    select ${isMine(speaker)} as mine, c.words, c.removed_at is not null as removed from event_comments c
    where c.operator_id = ${tx.operatorId} and c.event_id = ${eventId} and c.id = ${id} for update
  `.execute(tx);
  return rows[0] ?? null;
}

export async function deleteComment(tx: OperatorTx, id: EventCommentId): Promise<void> {
  await tx.deleteFrom('eventComments').where('operatorId', '=', tx.operatorId).where('id', '=', id).execute();
}

/** A host takes it away: the words go, that something was there stays. */
export async function updateCommentToRemoved(
  tx: OperatorTx,
  id: EventCommentId,
  removedBy: MemberId,
  now: Date,
): Promise<void> {
  await tx
    .updateTable('eventComments')
    .set({ words: '', removedAt: now, removedBy })
    .where('operatorId', '=', tx.operatorId)
    .where('id', '=', id)
    .execute();
}

/** Marks all that the hosts have not been told of; answers who wrote them. */
export async function updateCommentsToTold(tx: OperatorTx, eventId: EventId, now: Date): Promise<(MemberId | null)[]> {
  const rows = await tx
    .updateTable('eventComments')
    .set({ toldAt: now })
    .where('operatorId', '=', tx.operatorId)
    .where('eventId', '=', eventId)
    .where('toldAt', 'is', null)
    .returning(['memberId', 'removedAt'])
    .execute();
  return rows.filter(({ removedAt }) => removedAt === null).map(({ memberId }) => memberId);
}

/** Who runs an event and is still here. */
export async function listHosts(
  tx: OperatorTx,
  eventId: EventId,
): Promise<{ readonly memberId: MemberId; readonly personId: PersonId }[]> {
  const { rows } = await sql<{ memberId: MemberId; personId: PersonId }>`
    select m.id as member_id, m.person_id from events e join members m on m.operator_id = e.operator_id and m.status = 'active'
      and (m.id = e.host_id or exists (select from event_hosts h where h.operator_id = e.operator_id and h.event_id = e.id and h.member_id = m.id))
    where e.operator_id = ${tx.operatorId} and e.id = ${eventId} order by m.id
  `.execute(tx);
  return rows;
}
