import { resourceNotFound } from '@/features/spaces/spaces.errors';
import type { ResourceId, SpaceId } from '@/kernel/ids';
import type { OperatorTx } from '@/server/db/transactions';
import { resourceError } from '../resources.errors';
import { findResourceForUpdate, type ResourceRow } from '../sql/managed-reads';
import { findNamesake } from '../sql/resource-writes';

/** The resource, locked. @throws DomainError `resource.not_found`, also for one of another space. */
export async function getResource(tx: OperatorTx, spaceId: SpaceId, resourceId: ResourceId): Promise<ResourceRow> {
  const found = await findResourceForUpdate(tx, spaceId, resourceId);
  if (!found) throw resourceNotFound();
  return found;
}

/** The same where it is in use. @throws DomainError `resource.not_found`, `resource.retired`. */
export async function getLiveResource(tx: OperatorTx, spaceId: SpaceId, resourceId: ResourceId): Promise<ResourceRow> {
  const found = await getResource(tx, spaceId, resourceId);
  if (found.retiredAt) throw resourceError('resource.retired', { name: found.name });
  return found;
}

/** @throws DomainError `resource.name_taken`: by which one, and whether that is retired. */
export async function demandFreeName(
  tx: OperatorTx,
  spaceId: SpaceId,
  name: string,
  notId: ResourceId | null = null,
): Promise<void> {
  const namesake = await findNamesake(tx, spaceId, name, notId);
  if (namesake) throw resourceError('resource.name_taken', { name: namesake.name, retired: namesake.retired });
}
