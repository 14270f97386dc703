import type { ActingMember } from '@/kernel/acting-member';
import { newId, type RequestId, type ResourceId, type ResourcePhotoId, type SpaceId } from '@/kernel/ids';
import type { OperatorTx } from '@/server/db/transactions';
import { keepPicture } from '@/server/files/keep-picture';
import {
  PHOTOS_MOST,
  type DescribePhotoInput,
  type OrderPhotosInput,
  type RemovePhotoInput,
  type ResourcePhoto,
} from '../resources.contract';
import { resourceError } from '../resources.errors';
import { deletePhoto, findPhotoIn, insertPhoto, listPhotos, updateAlt, updatePhotoOrder } from '../sql/photo-writes';
import { getResource } from './find-resource';
import { demandManager, managing } from './managing';

type AddPhoto = {
  readonly spaceId: SpaceId;
  readonly resourceId: ResourceId;
  readonly requestId: RequestId;
  readonly bytes: Uint8Array;
};

/**
 * "This is what it looks like": keeps the picture in two sizes, after those that are there.
 *
 * @throws DomainError `auth.not_allowed`, `resource.not_found`, `resource.too_many_photos`, and as `keepPicture`
 */
export async function addPhoto(member: ActingMember, { bytes, ...where }: AddPhoto): Promise<ResourcePhoto> {
  demandManager(member);
  const { spaceId, resourceId, requestId } = where;
  const { fileKey, sha256, width, height } = await keepPicture(member.operatorId, 'resources', { requestId, bytes });
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
