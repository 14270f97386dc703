import type { MemberId, ResourceId, SpaceId } from '@/kernel/ids';
import type { ActingMember } from '@/kernel/acting-member';
import { inDirectory, inOperator, type OperatorTx } from '@/server/db/transactions';
import { spaceNotFound } from '@/kernel/not-found';
import { resourceNotFound } from './spaces.errors';
import type { FindableSpace, SpaceDetail, SpacePlan } from './spaces.contract';
import { findListedSpace } from './sql/directory-reads';
import { findFindableSpace } from './sql/findable-reads';
import {
  findBookable,
  findOpeningRules,
  findSpaceDetail,
  findSpacePlan,
  listLikeResources,
  type BookableFacts,
} from './sql/space-reads';

export type { BookableFacts };
export { hoursAfter, versionOf as versionOfHours, writeHours } from './commands/write-hours';
export { getHouse, houseZone } from './sql/house-reads';
export { lockParts } from './sql/turns';
export { updateTimeZone as writeTimeZone } from './sql/zone-writes';

/** What a command must know about a resource before it decides, or null when there is none, or it is retired. */
export async function findOpenBookable(
  tx: OperatorTx,
  spaceId: SpaceId,
  resourceId: ResourceId,
): Promise<BookableFacts | null> {
  const facts = await findBookable(tx, spaceId, resourceId);
  return facts && !facts.retired ? facts : null;
}

/** The same for who cannot do without. @throws DomainError `resource.not_found`, also for one of another space. */
export async function getBookable(tx: OperatorTx, spaceId: SpaceId, resourceId: ResourceId): Promise<BookableFacts> {
  const facts = await findOpenBookable(tx, spaceId, resourceId);
  if (!facts) throw resourceNotFound();
  return facts;
}

/**
 * The same for who is about to take it: rivals for the same time come one after another from here on, and so do the bookings of one member.
 * @throws DomainError as above.
 */
export async function getBookableInTurn(
  tx: OperatorTx,
  spaceId: SpaceId,
  resourceId: ResourceId,
  memberId: MemberId | null = null,
): Promise<BookableFacts> {
  const facts = await findBookable(tx, spaceId, resourceId, { for: memberId });
  if (!facts || facts.retired) throw resourceNotFound();
  return facts;
}

/** When the space is open. @throws DomainError `space.not_found`. */
export async function getOpeningRules(tx: OperatorTx, spaceId: SpaceId) {
  const found = await findOpeningRules(tx, spaceId);
  if (!found) throw spaceNotFound();
  return found;
}

/** The space with its floors, resources and hours. @throws DomainError `space.not_found`. */
export async function getSpacePlan(tx: OperatorTx, spaceId: SpaceId, viewer: MemberId): Promise<SpacePlan> {
  const plan = await findSpacePlan(tx, spaceId, viewer);
  if (!plan) throw spaceNotFound();
  return plan;
}

/** What of the space a search needs. @throws DomainError `space.not_found`. */
export async function getFindableSpace(tx: OperatorTx, spaceId: SpaceId, viewer: MemberId): Promise<FindableSpace> {
  const space = await findFindableSpace(tx, spaceId, viewer);
  if (!space) throw spaceNotFound();
  return space;
}

/** The resources that can stand in for this one, best first: its own group, then its floor, then the rest, in plan order. */
export async function listStandIns(tx: OperatorTx, like: BookableFacts, forVisitor: boolean) {
  const likes = await listLikeResources(tx, like);
  const rank = (candidate: { groupId: string | null; floorId: string }) =>
    candidate.groupId !== null && candidate.groupId === like.groupId ? 0 : candidate.floorId === like.floorId ? 1 : 2;
  return likes.filter((candidate) => candidate.openToVisitors || !forVisitor).sort((a, b) => rank(a) - rank(b));
}

/** Whose eyes look at a space: everybody's, where it is listed, or a member's. */
export type SpaceViewer = { readonly member: ActingMember | null; readonly space: SpaceDetail };

/**
 * A listed space for anybody; one that is not listed for its members, whom `findMember` finds only then.
 *
 * @throws DomainError `space.not_found`: also for a space of another operator that is not listed.
 */
export async function getSpaceFor(spaceId: SpaceId, findMember: () => Promise<ActingMember>): Promise<SpaceViewer> {
  const listed = await inDirectory((tx) => findListedSpace(tx, { id: spaceId }));
  if (listed) return { member: null, space: listed };
  const member = await findMember();
  const space = await inOperator(member, (tx) => findSpaceDetail(tx, spaceId));
  if (!space) throw spaceNotFound();
  return { member, space };
}
