import { createHash } from 'node:crypto';
import type { ActingMember } from '@/kernel/acting-member';
import { newId, type RequestId, type ResourceId, type ResourcePhotoId, type SpaceId } from '@/kernel/ids';
import { inOperator, type OperatorTx } from '@/server/db/transactions';
import { files } from '@/server/files/files';
import { enqueueJobs } from '@/server/jobs/enqueue';
import { jobsFor } from '@/server/jobs/reactions';
import { fileOf } from '../domain/photo-files';
import {
  PHOTOS_MOST,
  type DescribePhotoInput,
  type OrderPhotosInput,
  type RemovePhotoInput,
  type ResourcePhoto,
} from '../resources.contract';
import { resourceError } from '../resources.errors';
import type { ResourceFact } from '../resources.facts';
import { deletePhoto, findPhotoIn, insertPhoto, listPhotos, updateAlt, updatePhotoOrder } from '../sql/photo-writes';
import { getResource } from './find-resource';
import { demandManager, managing } from './managing';
import { preparePicture } from './prepare-picture';

type AddPhoto = {
  readonly spaceId: SpaceId;
  readonly resourceId: ResourceId;
  readonly requestId: RequestId;
  readonly bytes: Uint8Array;
};

/**
 * "This is what it looks like": keeps the picture in two sizes, after those that are there. The files are written before the row that shows
 * them, outside of any transaction; a job that was promised before looks an hour later whether a row does, and clears up where none did.
 *
 * @throws DomainError `auth.not_allowed`, `resource.not_found`, `resource.too_many_photos`, and as `preparePicture`
 */
export async function addPhoto(member: ActingMember, { bytes, ...where }: AddPhoto): Promise<ResourcePhoto> {
  demandManager(member);
  const { large, small, width, height } = await preparePicture(bytes);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const { spaceId, resourceId, requestId } = where;
  // The same request with the same picture writes the same files once more, and does no harm.
  const fileKey = `${member.operatorId}/resources/${requestId}-${sha256.slice(0, 16)}`;
  const written: ResourceFact = { type: 'file.written', operatorId: member.operatorId, fileKey };
  await inOperator(member, (tx) => enqueueJobs(tx, jobsFor([written])));
  const store = await files();
  await Promise.all([
    store.put(fileOf(fileKey, 'large'), large, 'image/webp'),
    store.put(fileOf(fileKey, 'small'), small, 'image/webp'),
  ]);
  return managing(member, 'add-photo', { spaceId, resourceId, requestId, sha256 }, async (tx) => {
    await getResource(tx, spaceId, resourceId);
    if ((await listPhotos(tx, resourceId)).length >= PHOTOS_MOST)
      throw resourceError('resource.too_many_photos', { most: PHOTOS_MOST });
    const photo = { id: newId<'resource_photo'>(), width, height, alt: '' };
    await insertPhoto(tx, resourceId, { ...photo, fileKey });
    return {
      answer: photo,
      audit: [{ action: 'resource.photo_added', subjectKind: 'resource', subjectId: resourceId }],
    };
  });
}

/** "It shows …": the words for those who do not see it. @throws DomainError `auth.not_allowed`, `resource.photo_not_found` */
export function describePhoto(member: ActingMember, input: DescribePhotoInput): Promise<{ alt: string }> {
  return managing(member, 'describe-photo', input, async (tx) => {
    const { resourceId } = await getPhoto(tx, input.spaceId, input.photoId);
    await updateAlt(tx, input.photoId, input.alt);
    return {
      answer: { alt: input.alt },
      audit: [{ action: 'resource.photo_described', subjectKind: 'resource', subjectId: resourceId }],
    };
  });
}

/** "This one first." @throws DomainError `auth.not_allowed`, `resource.not_found`, `resources.list_changed` */
export function orderPhotos(member: ActingMember, input: OrderPhotosInput): Promise<{ ordered: number }> {
  return managing(member, 'order-photos', input, async (tx) => {
    const { spaceId, resourceId } = input;
    await getResource(tx, spaceId, resourceId);
    const there = (await listPhotos(tx, resourceId)).map((photo) => photo.id);
    const named = new Set(input.photoIds);
    if (named.size !== there.length || there.some((id) => !named.has(id)))
      throw resourceError('resources.list_changed');
    await updatePhotoOrder(tx, [...named]);
    return {
      answer: { ordered: there.length },
      audit: [{ action: 'resource.photos_ordered', subjectKind: 'resource', subjectId: resourceId }],
    };
  });
}

/** "Take it away": its files go by a job, unless a copy of the resource shows them too. @throws DomainError as `describePhoto` */
export function removePhoto(member: ActingMember, input: RemovePhotoInput): Promise<{ removed: true }> {
  return managing(member, 'remove-photo', input, async (tx) => {
    const { resourceId } = await getPhoto(tx, input.spaceId, input.photoId);
    // Whoever copies this resource right now waits, or is waited for: the job then sees every row that shows the file.
    await getResource(tx, input.spaceId, resourceId);
    const { fileKey } = await getPhoto(tx, input.spaceId, input.photoId);
    await deletePhoto(tx, input.photoId);
    return {
      answer: { removed: true as const },
      audit: [{ action: 'resource.photo_removed', subjectKind: 'resource', subjectId: resourceId }],
      facts: [{ type: 'file.left', operatorId: member.operatorId, fileKey }],
    };
  });
}

async function getPhoto(tx: OperatorTx, spaceId: SpaceId, photoId: ResourcePhotoId) {
  const found = await findPhotoIn(tx, spaceId, photoId);
  if (!found) throw resourceError('resource.photo_not_found');
  return found;
}
