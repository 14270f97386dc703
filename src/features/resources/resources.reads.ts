import { floorDrawingSchema, resourceShapeSchema } from '@/features/floor-plan/floor-plan.contract';
import { spaceNotFound } from '@/kernel/not-found';
import type { ActingMember } from '@/kernel/acting-member';
import type { OperatorId, ResourcePhotoId, SpaceId } from '@/kernel/ids';
import { fileOf, type PictureSize } from '@/kernel/picture-files';
import { inDirectory, inOperator } from '@/server/db/transactions';
import { files } from '@/server/files/files';
import { demandManager } from './commands/managing';
import type { ManagedSpace } from './resources.contract';
import { resourceError } from './resources.errors';
import { findManagedSpace } from './sql/managed-reads';
import { findFileKey, findListedFileKey } from './sql/photo-writes';

/** A space's resources as those who run it see them. @throws DomainError `auth.not_allowed`, `space.not_found` */
export async function readManagedSpace(member: ActingMember, spaceId: SpaceId): Promise<ManagedSpace> {
  demandManager(member);
  const found = await inOperator(member, (tx) => findManagedSpace(tx, spaceId));
  if (!found) throw spaceNotFound();
  return {
    ...found,
    floors: found.floors.map((floor) => ({
      ...floor,
      drawing: floorDrawingSchema.safeParse(floor.drawing).data ?? null,
    })),
    resources: found.resources.map((one) => ({ ...one, shape: resourceShapeSchema.safeParse(one.shape).data ?? null })),
  };
}

type Which = { readonly operatorId: OperatorId; readonly photoId: ResourcePhotoId; readonly size: PictureSize };

/**
 * A photo's bytes: for anybody where the space is listed and the resource in use, else for the operator's members, whom `findMember` finds only
 * then. `listed` says which.
 *
 * @throws DomainError `resource.photo_not_found`
 */
export async function readPhoto({ operatorId, photoId, size }: Which, findMember: () => Promise<ActingMember>) {
  const listedKey = await inDirectory((tx) => findListedFileKey(tx, operatorId, photoId));
  const fileKey = listedKey ?? (await inOperator(await findMember(), (tx) => findFileKey(tx, photoId)));
  const bytes = fileKey && (await (await files()).get(fileOf(fileKey, size)));
  if (!bytes) throw resourceError('resource.photo_not_found');
  return { bytes, listed: listedKey !== null };
}
