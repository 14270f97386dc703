import { sql } from 'kysely';
import type { EventDateId, EventId, EventPhotoId, MemberId, RsvpId } from '@/kernel/ids';
import type { OperatorTx } from '@/server/db/transactions';
import type { Speaker } from '../event-talk.access';
import type { Photo } from '../event-talk.contract';
import { isMine } from './comment-writes';

export type PhotoRow = Omit<Photo, 'id'> & { readonly id: EventPhotoId };

/** A page of an event's photos, the latest first: one statement. */
export async function listPhotos(
  tx: OperatorTx,
  eventId: EventId,
  speaker: Speaker,
  page: { readonly after: EventPhotoId | null; readonly most: number },
): Promise<PhotoRow[]> {
  const { rows } = await sql<PhotoRow>`
    select c.id, c.event_date_id as date_id, coalesce(m.display_name, r.name, '') as name, c.caption, c.width, c.height, ${isMine(speaker)} as mine
    from event_photos c join event_dates d on d.operator_id = c.operator_id and d.id = c.event_date_id and d.event_id = ${eventId}
    left join members m on m.operator_id = c.operator_id and m.id = c.member_id
    left join rsvps r on r.operator_id = c.operator_id and r.id = c.rsvp_id
    where c.operator_id = ${tx.operatorId} ${page.after ? sql`and c.id < ${page.after}::uuid` : sql``}
    order by c.id desc limit ${page.most}
  `.execute(tx);
  return rows;
}

type NewPhoto = {
  readonly id: EventPhotoId;
  readonly eventDateId: EventDateId;
  readonly memberId: MemberId | null;
  readonly rsvpId: RsvpId | null;
  readonly fileKey: string;
  readonly width: number;
  readonly height: number;
};

export async function insertPhoto(tx: OperatorTx, photo: NewPhoto): Promise<void> {
  await tx
    .insertInto('eventPhotos')
    .values({ operatorId: tx.operatorId, ...photo })
    .execute();
}

/** How many photos of a date are the speaker's. */
export async function countOwnPhotos(tx: OperatorTx, dateId: EventDateId, speaker: Speaker): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::integer as n from event_photos c
    where c.operator_id = ${tx.operatorId} and c.event_date_id = ${dateId} and ${isMine(speaker)}
  `.execute(tx);
  return rows[0]?.n ?? 0;
}

type Found = { readonly eventId: EventId; readonly fileKey: string };

/** A photo with the event that it is of. */
export async function findPhoto(tx: OperatorTx, id: EventPhotoId): Promise<Found | null> {
  const { rows } = await sql<Found>`
    select d.event_id, p.file_key from event_photos p join event_dates d on d.operator_id = p.operator_id and d.id = p.event_date_id
    where p.operator_id = ${tx.operatorId} and p.id = ${id}
  `.execute(tx);
  return rows[0] ?? null;
}

export async function isPhotoMine(tx: OperatorTx, id: EventPhotoId, speaker: Speaker): Promise<boolean> {
  const { rows } = await sql<{ mine: boolean }>`
    select ${isMine(speaker)} as mine from event_photos c where c.operator_id = ${tx.operatorId} and c.id = ${id}
  `.execute(tx);
  return rows[0]?.mine ?? false;
}

export async function updateCaption(tx: OperatorTx, id: EventPhotoId, caption: string): Promise<void> {
  await tx
    .updateTable('eventPhotos')
    .set({ caption })
    .where('operatorId', '=', tx.operatorId)
    .where('id', '=', id)
    .execute();
}

export async function deletePhoto(tx: OperatorTx, id: EventPhotoId): Promise<void> {
  await tx.deleteFrom('eventPhotos').where('operatorId', '=', tx.operatorId).where('id', '=', id).execute();
}

/** The photo that shows this file, if there is any. */
export async function findPhotoInFile(tx: OperatorTx, fileKey: string): Promise<EventPhotoId | null> {
  const row = await tx
    .selectFrom('eventPhotos')
    .select('id')
    .where('operatorId', '=', tx.operatorId)
    .where('fileKey', '=', fileKey)
    .executeTakeFirst();
  return row?.id ?? null;
}
