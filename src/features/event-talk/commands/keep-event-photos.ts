import { eventError } from '@/features/events/events.errors';
import { readRsvpLink } from '@/features/events/events.service';
import type { ActingMember } from '@/kernel/acting-member';
import { newId, type EventDateId, type EventPhotoId, type RequestId } from '@/kernel/ids';
import type { FileFact } from '@/server/files/file-facts';
import { keepPicture, type KeptPicture } from '@/server/files/keep-picture';
import { inOperator, type OperatorTx } from '@/server/db/transactions';
import { once, type Outcome } from '@/server/requests/once';
import { mayAddPhoto, wasThere } from '../event-talk.access';
import {
  PHOTOS_MOST,
  type CaptionPhotoInput,
  type RemovePhotoByLinkInput,
  type RemovePhotoInput,
} from '../event-talk.contract';
import { talkError } from '../event-talk.errors';
import type { TalkFact } from '../event-talk.facts';
import {
  countOwnPhotos,
  deletePhoto,
  findPhoto,
  findPhotoInFile,
  insertPhoto,
  isPhotoMine,
  updateCaption,
} from '../sql/photo-writes';
import { findStandingDate } from '../sql/speaker-reads';
import { aboutOf } from './comment';
import { answererAt, byLink, demandSpeaker, memberAt, type Speaking } from './speaking';

type Sent = { readonly dateId: EventDateId; readonly requestId: RequestId; readonly bytes: Uint8Array };
type Added = { readonly photoId: string };

/** Whether somebody may add photos to a date at all: asked before megabytes are read. @throws DomainError as `addEventPhoto` */
export const demandPhotographer = (member: ActingMember, dateId: EventDateId, now = new Date()): Promise<void> =>
  inOperator(member, async (tx) => {
    const { eventId } = await getDate(tx, dateId);
    await demandThere(tx, await memberAt(tx, member, eventId, now), dateId, now);
  });

/**
 * "This is how it was": who was there, or runs it, adds a photo from the start of a date on. Where it was taken is not kept.
 *
 * @throws DomainError `event.not_found`, `talk.not_for_you`, `talk.not_begun`, `talk.not_there`, `talk.too_many_photos`, and as `keepPicture`
 */
export async function addEventPhoto(
  member: ActingMember,
  { dateId, requestId, bytes }: Sent,
  now = new Date(),
): Promise<Added> {
  await demandPhotographer(member, dateId, now);
  const kept = await keepPicture(member.operatorId, 'event-photos', { requestId, bytes });
  const input = { dateId, sha256: kept.sha256 };
  return once(member, { requestId, command: 'add-event-photo', input }, async (tx) => {
    const { eventId } = await getDate(tx, dateId);
    return add(tx, await memberAt(tx, member, eventId, now), { dateId, kept }, now);
  });
}

/** The same by the link of a mail, to the date of its answer. Sent twice, it is one. @throws DomainError `event.link_over`, or as `addEventPhoto` */
export async function addPhotoByLink(
  { token, requestId, bytes }: { readonly token: string; readonly requestId: RequestId; readonly bytes: Uint8Array },
  now = new Date(),
): Promise<Added> {
  const link = await readRsvpLink(token);
  if (!link) throw eventError('event.link_over');
  await inOperator(link, async (tx) => {
    const at = await answererAt(tx, link.rsvpId, now);
    await demandThere(tx, at, dateOf(at), now);
  });
  const kept = await keepPicture(link.operatorId, 'event-photos', { requestId, bytes });
  return byLink(token, now, (tx, at) => add(tx, at, { dateId: dateOf(at), kept }, now));
}

/** A link is about one answer, and so about one date. */
function dateOf(at: Speaking): EventDateId {
  demandSpeaker(at);
  return at.speaker.answers[0]!.dateId;
}

async function getDate(tx: OperatorTx, dateId: EventDateId) {
  const date = await findStandingDate(tx, dateId);
  if (!date) throw eventError('event.not_found');
  return date;
}

async function demandThere(tx: OperatorTx, at: Speaking, dateId: EventDateId, now: Date): Promise<void> {
  demandSpeaker(at);
  const { startsAt } = await getDate(tx, dateId);
  if (now < startsAt) throw talkError('talk.not_begun');
  if (at.speaker.runs) return;
  const own = at.speaker.answers.find((answer) => answer.dateId === dateId);
  if (!own || !wasThere(own) || !mayAddPhoto(own, now)) throw talkError('talk.not_there');
}

async function add(
  tx: OperatorTx,
  at: Speaking,
  { dateId, kept }: { readonly dateId: EventDateId; readonly kept: KeptPicture },
  now: Date,
): Promise<Outcome<Added>> {
  await demandThere(tx, at, dateId, now);
  const { fileKey, width, height } = kept;
  const before = await findPhotoInFile(tx, fileKey);
  if (before) return { answer: { photoId: before }, audit: [], facts: [] };
  const { speaker, event } = at;
  if ((await countOwnPhotos(tx, dateId, speaker)) >= PHOTOS_MOST)
    throw talkError('talk.too_many_photos', { most: PHOTOS_MOST });
  const photoId = newId<'event_photo'>();
  const rsvpId = speaker.answers.find((answer) => answer.dateId === dateId)?.rsvpId ?? null;
  await insertPhoto(tx, {
    ...{ id: photoId, eventDateId: dateId, memberId: speaker.memberId, rsvpId, fileKey, width, height },
  });
  return {
    answer: { photoId },
    audit: [{ action: 'event.photo_added', subjectKind: 'event', subjectId: event.id, details: { photoId, dateId } }],
    facts: [changed(tx, at)],
  };
}

const changed = (tx: OperatorTx, at: Speaking): TalkFact => ({ type: 'event.talk_changed', ...aboutOf(tx, at) });

/** "It shows …", by whose it is. @throws DomainError `event.not_found`, `talk.not_for_you`, `talk.photo_gone` */
export function captionPhoto(member: ActingMember, input: CaptionPhotoInput, now = new Date()) {
  const { requestId, eventId, photoId, caption } = input;
  return once(member, { requestId, command: 'caption-event-photo', input }, async (tx) => {
    const at = await memberAt(tx, member, eventId, now);
    await demandOwn(tx, at, photoId);
    await updateCaption(tx, photoId, caption);
    return { answer: { caption }, audit: [traceOf(at, 'event.photo_captioned', photoId)], facts: [changed(tx, at)] };
  });
}

/** "Take it away": one's own, or anybody's by who runs the event. @throws DomainError as `captionPhoto` */
export function removeEventPhoto(member: ActingMember, input: RemovePhotoInput, now = new Date()) {
  const { requestId, eventId, photoId } = input;
  return once(member, { requestId, command: 'remove-event-photo', input }, async (tx) =>
    takeAway(tx, await memberAt(tx, member, eventId, now), photoId),
  );
}

export const removePhotoByLink = ({ token, photoId }: RemovePhotoByLinkInput, now = new Date()) =>
  byLink(token, now, (tx, at) => takeAway(tx, at, photoId));

async function takeAway(tx: OperatorTx, at: Speaking, photoId: EventPhotoId): Promise<Outcome<{ removed: true }>> {
  const fileKey = await demandOwn(tx, at, photoId);
  await deletePhoto(tx, photoId);
  const left: FileFact = { type: 'file.left', operatorId: tx.operatorId, fileKey };
  return {
    answer: { removed: true },
    audit: [traceOf(at, 'event.photo_removed', photoId)],
    facts: [changed(tx, at), left],
  };
}

const traceOf = ({ event }: Speaking, action: string, photoId: EventPhotoId) => ({
  ...{ action, subjectKind: 'event', subjectId: event.id, details: { photoId } },
});

async function demandOwn(tx: OperatorTx, at: Speaking, photoId: EventPhotoId): Promise<string> {
  const photo = await findPhoto(tx, photoId);
  if (photo?.eventId !== at.event.id) throw talkError('talk.photo_gone');
  if (!at.speaker.runs && !(await isPhotoMine(tx, photoId, at.speaker))) throw talkError('talk.not_for_you');
  return photo.fileKey;
}
