import type { ActingMember } from '@/kernel/acting-member';
import type { EventCoverId, EventId, OperatorId } from '@/kernel/ids';
import { fileOf, type PictureSize } from '@/kernel/picture-files';
import { inOperator } from '@/server/db/transactions';
import { files } from '@/server/files/files';
import { eventError } from './events.errors';
import { isOut, maySeeEvent } from './events.reads';
import { readInvitationLink } from './rsvp-link';
import { findCover, listEventsOfCover } from './sql/cover-writes';
import type { EventRow } from './sql/event-reads';
import { findInvitation } from './sql/invitation-writes';

type Which = { readonly operatorId: OperatorId; readonly coverId: EventCoverId; readonly size: PictureSize };
type Asking = {
  /** Signed in at the operator; asked for only where the picture is not for everybody. */
  readonly findMember: () => Promise<ActingMember>;
  /** Of the link of an invitation, for who has no account. */
  readonly invitation: string | null;
};

const isOpen = (event: EventRow): boolean =>
  isOut(event) && event.publishedAt !== null && (event.audience === 'public' || event.audience === 'link');

/**
 * The cover of an event for who may see an event that shows it: for anybody where one is open, for who was invited to it, else for members. Whoever
 * brought it sees it before any event does. `listed` says that it is for everybody.
 *
 * @throws DomainError `event.cover_gone`, or as `findMember`
 */
export async function readCover({ operatorId, coverId, size }: Which, asking: Asking, now = new Date()) {
  const found = await inOperator({ operatorId }, async (tx) => {
    const cover = await findCover(tx, coverId);
    return cover && { ...cover, events: await listEventsOfCover(tx, coverId) };
  });
  if (!found) throw eventError('event.cover_gone');
  const { fileKey, addedBy, events } = found;
  const listed = events.some(isOpen);
  if (!listed) {
    const invitedTo = asking.invitation === null ? null : await invitedEvent(operatorId, asking.invitation);
    if (!events.some((event) => event.id === invitedTo && isOut(event))) {
      const member = await asking.findMember();
      const sees = addedBy === member.memberId || (await seesOne(member, events, now));
      if (!sees) throw eventError('event.cover_gone');
    }
  }
  const bytes = await (await files()).get(fileOf(fileKey, size));
  if (!bytes) throw eventError('event.cover_gone');
  return { bytes, listed };
}

/** The bytes for a painter of ours, who has asked before whether the event may be seen. Null where there is none. */
export async function coverToPaint(operatorId: OperatorId, coverId: EventCoverId): Promise<Uint8Array | null> {
  const cover = await inOperator({ operatorId }, (tx) => findCover(tx, coverId));
  return cover ? (await files()).get(fileOf(cover.fileKey, 'large')) : null;
}

const seesOne = (member: ActingMember, events: readonly EventRow[], now: Date): Promise<boolean> =>
  inOperator(member, async (tx) => {
    for (const event of events) if (await maySeeEvent(tx, member, event, now)) return true;
    return false;
  });

async function invitedEvent(operatorId: OperatorId, token: string): Promise<EventId | null> {
  const link = await readInvitationLink(token);
  if (link?.operatorId !== operatorId) return null;
  return inOperator(link, async (tx) => (await findInvitation(tx, link.invitationId))?.eventId ?? null);
}
