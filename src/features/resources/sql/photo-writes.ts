import { sql } from 'kysely';
import { newId, type OperatorId, type ResourceId, type ResourcePhotoId, type SpaceId } from '@/kernel/ids';
import type { DirectoryTx, OperatorTx } from '@/server/db/transactions';

type NewPhoto = {
  readonly id: ResourcePhotoId;
  readonly fileKey: string;
  readonly width: number;
  readonly height: number;
  readonly alt: string;
};

/** After the last photo of the resource. */
export async function insertPhoto(tx: OperatorTx, resourceId: ResourceId, photo: NewPhoto): Promise<void> {
  await sql`
    insert into resource_photos (operator_id, id, resource_id, position, file_key, width, height, alt)
    select ${tx.operatorId}, ${photo.id}, ${resourceId}, coalesce(max(p.position) + 1, 0), ${photo.fileKey}, ${photo.width}, ${photo.height}, ${photo.alt}
    from resource_photos p where p.operator_id = ${tx.operatorId} and p.resource_id = ${resourceId}
  `.execute(tx);
}

/** The photos of one resource onto another: other rows for the same files. */
export async function copyPhotos(tx: OperatorTx, from: ResourceId, to: ResourceId): Promise<void> {
  const photos = await listPhotos(tx, from);
  if (photos.length === 0) return;
  await tx
    .insertInto('resourcePhotos')
    .values(
      photos.map(({ id: _, ...photo }, position) => ({
        ...photo,
        operatorId: tx.operatorId,
        id: newId<'resource_photo'>(),
        resourceId: to,
        position,
      })),
    )
    .execute();
}

export async function listPhotos(tx: OperatorTx, resourceId: ResourceId) {
  return tx
    .selectFrom('resourcePhotos')
    .select(['id', 'fileKey', 'width', 'height', 'alt'])
    .where('operatorId', '=', tx.operatorId)
    .where('resourceId', '=', resourceId)
    .orderBy('position')
    .orderBy('id')
    .execute();
}

/** The resource of a photo in this space. */
export async function findPhotoIn(tx: OperatorTx, spaceId: SpaceId, photoId: ResourcePhotoId) {
  const { rows } = await sql<{ resourceId: ResourceId; fileKey: string }>`
    select p.resource_id, p.file_key from resource_photos p
    join resources r on r.operator_id = p.operator_id and r.id = p.resource_id and r.space_id = ${spaceId}
    where p.operator_id = ${tx.operatorId} and p.id = ${photoId}
  `.execute(tx);
  return rows[0] ?? null;
}

export async function updateAlt(tx: OperatorTx, photoId: ResourcePhotoId, alt: string): Promise<void> {
  await tx
    .updateTable('resourcePhotos')
    .set({ alt })
    .where('operatorId', '=', tx.operatorId)
    .where('id', '=', photoId)
    .execute();
}

/** Zero comes first. */
export async function updatePhotoOrder(tx: OperatorTx, photoIds: readonly ResourcePhotoId[]): Promise<void> {
  await sql`
    update resource_photos p set position = l.place - 1 from unnest(${[...photoIds]}::uuid[]) with ordinality as l (id, place)
    where p.operator_id = ${tx.operatorId} and p.id = l.id
  `.execute(tx);
}

/** False when it is gone already. */
export async function deletePhoto(tx: OperatorTx, photoId: ResourcePhotoId): Promise<boolean> {
  const gone = await tx
    .deleteFrom('resourcePhotos')
    .where('operatorId', '=', tx.operatorId)
    .where('id', '=', photoId)
    .executeTakeFirst();
  return gone.numDeletedRows > 0n;
}

/** Whether any photo still shows this file. */
export async function isFileShown(tx: OperatorTx, fileKey: string): Promise<boolean> {
  const row = await tx
    .selectFrom('resourcePhotos')
    .select('id')
    .where('operatorId', '=', tx.operatorId)
    .where('fileKey', '=', fileKey)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** The file behind a photo, for members. */
export async function findFileKey(tx: OperatorTx, photoId: ResourcePhotoId): Promise<string | null> {
  const row = await tx
    .selectFrom('resourcePhotos')
    .select('fileKey')
    .where('operatorId', '=', tx.operatorId)
    .where('id', '=', photoId)
    .executeTakeFirst();
  return row?.fileKey ?? null;
}

/** The same for anybody, where the space is listed and the resource in use. */
export async function findListedFileKey(
  tx: DirectoryTx,
  operatorId: OperatorId,
  photoId: ResourcePhotoId,
): Promise<string | null> {
  const row = await tx
    .selectFrom('directory.resourcePhotos')
    .select('fileKey')
    .where('operatorId', '=', operatorId)
    .where('id', '=', photoId)
    .executeTakeFirst();
  return row?.fileKey ?? null;
}
