import { sql } from 'kysely';
import type { EventDateId, EventId, RsvpId } from '@/kernel/ids';
import type { OperatorTx } from '@/server/db/transactions';
import type { FeedbackRow } from '../domain/feedback-sums';
import type { FeedbackGiven } from '../event-talk.contract';

export type GivenRow = FeedbackGiven & { readonly rsvpId: RsvpId; readonly givenAt: Date };

/** What was said with these answers. */
export async function listGiven(tx: OperatorTx, rsvpIds: readonly RsvpId[]): Promise<GivenRow[]> {
  if (rsvpIds.length === 0) return [];
  return tx
    .selectFrom('eventFeedback')
    .select(['rsvpId', 'stars', 'good', 'better', 'named', 'givenAt'])
    .where('operatorId', '=', tx.operatorId)
    .where('rsvpId', 'in', [...rsvpIds])
    .execute();
}

/** Once for each answer: what was said before is what is said now. */
export async function upsertFeedback(tx: OperatorTx, rsvpId: RsvpId, given: FeedbackGiven, now: Date): Promise<void> {
  const set = { stars: given.stars, good: given.good, better: given.better, named: given.named, changedAt: now };
  await tx
    .insertInto('eventFeedback')
    .values({ operatorId: tx.operatorId, rsvpId, ...set, givenAt: now })
    .onConflict((clash) => clash.columns(['operatorId', 'rsvpId']).doUpdateSet(set))
    .execute();
}

/** All that was said of one date, or of all dates of an event; in an order that says nothing of who was when. */
export async function listFeedback(
  tx: OperatorTx,
  eventId: EventId,
  dateId: EventDateId | null,
): Promise<FeedbackRow[]> {
  const { rows } = await sql<FeedbackRow>`
    select case when f.named then coalesce(m.display_name, r.name) end as name, f.stars::integer as stars, f.good, f.better
    from event_feedback f
    join rsvps r on r.operator_id = f.operator_id and r.id = f.rsvp_id
    join event_dates d on d.operator_id = r.operator_id and d.id = r.event_date_id and d.event_id = ${eventId}
    left join members m on m.operator_id = r.operator_id and m.id = r.member_id
    where f.operator_id = ${tx.operatorId} ${dateId ? sql`and d.id = ${dateId}` : sql``}
    order by f.named desc, md5(f.rsvp_id::text)
  `.execute(tx);
  return rows;
}
