import { sql } from 'kysely';
import type { EventCoverId, MemberId } from '@/kernel/ids';
import type { OperatorTx } from '@/server/db/transactions';
import type { EventRow } from './event-reads';
import { EVENT_COLUMNS } from './event-reads';

export async function insertCover(
  tx: OperatorTx,
  cover: { readonly id: EventCoverId; readonly fileKey: string; readonly addedBy: MemberId },
): Promise<void> {
  await tx
    .insertInto('eventCovers')
    .values({ operatorId: tx.operatorId, ...cover })
    .execute();
}

type Cover = { readonly fileKey: string; readonly addedBy: MemberId };

export async function findCover(tx: OperatorTx, id: EventCoverId): Promise<Cover | null> {
  const row = await tx
    .selectFrom('eventCovers')
    .select(['fileKey', 'addedBy'])
    .where('operatorId', '=', tx.operatorId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}

const MOST = 50;

/** The latest events that show a picture: an event and those that were made from it. Served by events_of_cover. */
export async function listEventsOfCover(tx: OperatorTx, id: EventCoverId): Promise<EventRow[]> {
  const { rows } = await sql<EventRow>`
    select ${EVENT_COLUMNS} from events e where e.operator_id = ${tx.operatorId} and e.cover_id = ${id} order by e.changed_at desc limit ${MOST}
  `.execute(tx);
  return rows;
}

/** Whether any cover still stands in this file. */
export async function isCoverFileShown(tx: OperatorTx, fileKey: string): Promise<boolean> {
  const row = await tx
    .selectFrom('eventCovers')
    .select('id')
    .where('operatorId', '=', tx.operatorId)
    .where('fileKey', '=', fileKey)
    .executeTakeFirst();
  return row !== undefined;
}

/** Takes away what no event shows and nobody is about to show: it was replaced, or its event was never saved. Answers the files that were left. */
export async function deleteUnusedCovers(tx: OperatorTx, before: Date): Promise<string[]> {
  const { rows } = await sql<{ fileKey: string }>`
    delete from event_covers c where c.operator_id = ${tx.operatorId} and c.added_at < ${before}
      and not exists (select from events e where e.operator_id = c.operator_id and e.cover_id = c.id)
    returning c.file_key
  `.execute(tx);
  return rows.map(({ fileKey }) => fileKey);
}
