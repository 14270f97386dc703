import { sql } from 'kysely';
import type { MemberId } from '@/kernel/ids';
import type { OperatorTx } from '@/server/db/transactions';

/**
 * Keeps the portrait and answers its version. A version is never used twice, also not after the photo was taken away in between, because
 * browsers keep each for good: so it is made from the clock (seconds since November 2023).
 */
export async function upsertPhoto(tx: OperatorTx, memberId: MemberId, bytes: Buffer): Promise<number> {
  const { rows } = await sql<{ photoVersion: number }>`
    with kept as (
      insert into member_photos (operator_id, member_id, content_type, bytes) values (${tx.operatorId}, ${memberId}, 'image/webp', ${bytes})
      on conflict (operator_id, member_id) do update set content_type = excluded.content_type, bytes = excluded.bytes
    )
    update members set photo_version = greatest(photo_version + 1, (extract(epoch from now()) - 1700000000)::integer)
    where operator_id = ${tx.operatorId} and id = ${memberId}
    returning photo_version`.execute(tx);
  return rows[0]?.photoVersion ?? 0;
}

export async function deletePhoto(tx: OperatorTx, memberId: MemberId): Promise<void> {
  await sql`
    with gone as (delete from member_photos where operator_id = ${tx.operatorId} and member_id = ${memberId})
    update members set photo_version = 0 where operator_id = ${tx.operatorId} and id = ${memberId}`.execute(tx);
}

/** The portrait, with what decides who may see it. */
export async function findPhoto(tx: OperatorTx, memberId: MemberId) {
  return tx
    .selectFrom('memberPhotos as p')
    .innerJoin('members as m', (join) =>
      join.onRef('m.operatorId', '=', 'p.operatorId').onRef('m.id', '=', 'p.memberId'),
    )
    .select(['p.contentType', 'p.bytes', 'm.id as memberId', 'm.visibility', 'm.status', 'm.photoVersion'])
    .where('p.operatorId', '=', tx.operatorId)
    .where('p.memberId', '=', memberId)
    .executeTakeFirst();
}
