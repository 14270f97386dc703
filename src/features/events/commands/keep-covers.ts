import type { ActingMember } from '@/kernel/acting-member';
import { newId, type EventCoverId, type OperatorId, type RequestId, type SpaceId } from '@/kernel/ids';
import { getOpeningRules } from '@/features/spaces/spaces.service';
import { keepPicture } from '@/server/files/keep-picture';
import { inOperator, type OperatorTx } from '@/server/db/transactions';
import { record, once } from '@/server/requests/once';
import { mayChangeEvent, mayHost } from '../events.access';
import { eventError } from '../events.errors';
import { deleteUnusedCovers, findCover, insertCover, listEventsOfCover } from '../sql/cover-writes';
import { findHostRules } from '../sql/event-reads';

type AddCover = { readonly spaceId: SpaceId; readonly requestId: RequestId; readonly bytes: Uint8Array };

/** Whoever may host may send pictures. @throws DomainError `event.may_not_host`, `space.not_found` */
export function demandHost(member: ActingMember, spaceId: SpaceId): Promise<void> {
  return inOperator(member, async (tx) => {
    await getOpeningRules(tx, spaceId);
    if (!mayHost(member.role, await findHostRules(tx))) throw eventError('event.may_not_host');
  });
}

/**
 * "This is what it looks like": keeps a picture for the event that is being written; the event shows it once it is saved with it.
 *
 * @throws DomainError `event.may_not_host`, `space.not_found`, and as `keepPicture`
 */
export async function addCover(
  member: ActingMember,
  { bytes, ...where }: AddCover,
): Promise<{ coverId: EventCoverId }> {
  const { spaceId, requestId } = where;
  await demandHost(member, spaceId);
  const { fileKey, sha256 } = await keepPicture(member.operatorId, 'events', { requestId, bytes });
  return once(member, { requestId, command: 'add-cover', input: { spaceId, sha256 } }, async (tx) => {
    const coverId = newId<'event_cover'>();
    await insertCover(tx, { id: coverId, fileKey, addedBy: member.memberId });
    const audit = [{ action: 'event.cover_added', subjectKind: 'event_cover', subjectId: coverId }];
    return { answer: { coverId }, audit, facts: [] };
  });
}

/** A picture is for who brought it, and for who may change an event that shows it. @throws DomainError `event.cover_gone` */
export async function demandCover(tx: OperatorTx, member: ActingMember, coverId: EventCoverId): Promise<void> {
  const cover = await findCover(tx, coverId);
  if (cover?.addedBy === member.memberId) return;
  const events = cover ? await listEventsOfCover(tx, coverId) : [];
  if (!events.some((event) => mayChangeEvent(member, event))) throw eventError('event.cover_gone');
}

/** So long somebody may write at an event before they save it. */
const UNUSED_MS = 48 * 3_600_000;

/** Nightly: pictures that no event shows any more, or never did. Answers how many. */
export function sweepCovers(operatorId: OperatorId, now = new Date()): Promise<number> {
  return inOperator({ operatorId }, async (tx) => {
    const left = await deleteUnusedCovers(tx, new Date(now.getTime() - UNUSED_MS));
    const facts = left.map((fileKey) => ({ type: 'file.left' as const, operatorId, fileKey }));
    if (facts.length > 0) await record(tx, { audit: [], facts });
    return left.length;
  });
}
