import { mayChangeEvent } from '@/features/events/events.access';
import { eventError } from '@/features/events/events.errors';
import { findEvent, findPublicEvent, isOut, maySeeEvent, readRsvpLink } from '@/features/events/events.service';
import type { ActingMember } from '@/kernel/acting-member';
import type { EventId, EventPhotoId, OperatorId } from '@/kernel/ids';
import { fileOf, type PictureSize } from '@/kernel/picture-files';
import { inOperator, type OperatorTx } from '@/server/db/transactions';
import { files } from '@/server/files/files';
import { answererAt, demandSpeaker, memberAt, talkSince, type Speaking } from './commands/speaking';
import { feedbackSums } from './domain/feedback-sums';
import { feedbackIs, mayAddPhoto, maySpeak, wasThere, type OwnAnswer, type Speaker } from './event-talk.access';
import {
  COMMENTS_AT_ONCE,
  PHOTOS_AT_ONCE,
  type About,
  type Comments,
  type CommentsInput,
  type Feedback,
  type FeedbackInput,
  type LinkedInput,
  type LinkedTalk,
  type OwnDate,
  type Photos,
  type PhotosInput,
  type PublicPhotosInput,
} from './event-talk.contract';
import { talkError } from './event-talk.errors';
import { listComments } from './sql/comment-writes';
import { listFeedback, listGiven, type GivenRow } from './sql/feedback-writes';
import { findPhoto, listPhotos } from './sql/photo-writes';
import { listBegunDates } from './sql/speaker-reads';

/** What of the talk about an event is for a member. @throws DomainError `event.not_found`, also for one that is not for them. */
export function readAbout(
  member: ActingMember,
  { eventId }: { readonly eventId: EventId },
  now = new Date(),
): Promise<About> {
  return inOperator(member, async (tx) => {
    const at = await memberAt(tx, member, eventId, now);
    if (!maySpeak(at.speaker) && !(await maySeeEvent(tx, member, at.event, now))) throw eventError('event.not_found');
    return aboutOf(tx, at, now);
  });
}

async function aboutOf(tx: OperatorTx, { event, speaker }: Speaking, now: Date): Promise<About> {
  const { answers, runs } = speaker;
  const given = await listGiven(
    tx,
    answers.map(({ rsvpId }) => rsvpId),
  );
  const begun = runs ? await listBegunDates(tx, event.id, talkSince(now), now) : [];
  const own = answers.map((answer) => ownDate(answer, given, { runs, now }));
  const others = begun
    .filter(({ dateId }) => !answers.some((answer) => answer.dateId === dateId))
    .map(({ dateId, startsAt, endsAt }): OwnDate => ({
      ...{ dateId, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() },
      ...{ mayAddPhotos: true, feedback: null },
    }));
  const dates = [...own, ...others].sort((one, other) => one.startsAt.localeCompare(other.startsAt));
  const speaks = maySpeak(speaker);
  return { speaks, runs, seesPhotos: speaks || event.photosFor === 'page', dates };
}

function ownDate(
  answer: OwnAnswer,
  given: readonly GivenRow[],
  { runs, now }: { readonly runs: boolean; readonly now: Date },
): OwnDate {
  const said = given.find(({ rsvpId }) => rsvpId === answer.rsvpId) ?? null;
  const is = feedbackIs(answer, said?.givenAt ?? null, now);
  const { dateId, startsAt, endsAt, rsvpId } = answer;
  return {
    ...{ dateId, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() },
    mayAddPhotos: mayAddPhoto(answer, now) || (runs && now >= startsAt),
    feedback:
      is === 'not_yet' || !wasThere(answer)
        ? null
        : {
            ...{ rsvpId, open: is === 'open' },
            given: said && { stars: said.stars, good: said.good, better: said.better, named: said.named },
          },
  };
}

/** A page of what was said. Two statements beside who asks. @throws DomainError `event.not_found`, `talk.not_for_you` */
export function readComments(member: ActingMember, input: CommentsInput, now = new Date()): Promise<Comments> {
  return inOperator(member, async (tx) =>
    commentsOf(tx, await memberAt(tx, member, input.eventId, now), input.cursor ?? null),
  );
}

async function commentsOf(tx: OperatorTx, at: Speaking, cursor: CommentsInput['cursor']): Promise<Comments> {
  demandSpeaker(at);
  const after = cursor ? { writtenAt: new Date(cursor.writtenAt), id: cursor.id } : null;
  const rows = await listComments(tx, at.event.id, at.speaker, { after, most: COMMENTS_AT_ONCE + 1 });
  const shown = rows.slice(0, COMMENTS_AT_ONCE);
  const last = rows.length > COMMENTS_AT_ONCE ? shown.at(-1) : undefined;
  return {
    comments: shown.map(({ writtenAt, ...row }) => ({ ...row, writtenAt: writtenAt.toISOString() })),
    next: last ? { writtenAt: last.writtenAt.toISOString(), id: last.id } : null,
    runs: at.speaker.runs,
  };
}

/** A page of photos. @throws DomainError `event.not_found`, `talk.not_for_you` */
export function readPhotos(member: ActingMember, input: PhotosInput, now = new Date()): Promise<Photos> {
  return inOperator(member, async (tx) => {
    const at = await memberAt(tx, member, input.eventId, now);
    const { event, speaker } = at;
    const sees = maySpeak(speaker) || (event.photosFor === 'page' && (await maySeeEvent(tx, member, event, now)));
    if (!sees) throw talkError('talk.not_for_you');
    return photosOf(tx, event.id, speaker, input.cursor?.id ?? null);
  });
}

async function photosOf(
  tx: OperatorTx,
  eventId: EventId,
  speaker: Speaker,
  after: EventPhotoId | null,
): Promise<Photos> {
  const rows = await listPhotos(tx, eventId, speaker, { after, most: PHOTOS_AT_ONCE + 1 });
  const photos = rows.slice(0, PHOTOS_AT_ONCE);
  const last = rows.length > PHOTOS_AT_ONCE ? photos.at(-1) : undefined;
  return { photos, next: last ? { id: last.id } : null, runs: speaker.runs };
}

const NOBODY: Speaker = { memberId: null, runs: false, answers: [] };

/** The photos of an event that anybody may open, where its host shows them there; null where not. */
export async function readPublicPhotos({ operator, event: slug, cursor }: PublicPhotosInput): Promise<Photos | null> {
  const found = await findPublicEvent(operator, slug);
  if (!found) return null;
  return inOperator(found, async (tx) => {
    const event = await findEvent(tx, found.eventId);
    return event?.photosFor === 'page' && event.publishedAt ? photosOf(tx, event.id, NOBODY, cursor?.id ?? null) : null;
  });
}

/** All that is behind the link of a mail, for the one who has it. @throws DomainError `event.link_over` */
export async function readLinkedTalk(
  { token, cursor, photoCursor }: LinkedInput,
  now = new Date(),
): Promise<LinkedTalk> {
  const link = await readRsvpLink(token);
  if (!link) throw eventError('event.link_over');
  return inOperator(link, async (tx) => {
    const at = await answererAt(tx, link.rsvpId, now);
    const { event, speaker } = at;
    const speaks = maySpeak(speaker);
    return {
      eventId: event.id,
      about: await aboutOf(tx, at, now),
      comments: speaks ? await commentsOf(tx, at, cursor) : null,
      photos: speaks ? await photosOf(tx, event.id, speaker, photoCursor?.id ?? null) : null,
    };
  });
}

/** What was said of a date, or of all, for who runs the event. @throws DomainError `event.not_found`, `event.not_yours` */
export function readFeedback(member: ActingMember, { eventId, dateId }: FeedbackInput): Promise<Feedback> {
  return inOperator(member, async (tx) => {
    const event = await findEvent(tx, eventId);
    if (!event) throw eventError('event.not_found');
    if (!mayChangeEvent(member, event)) throw eventError('event.not_yours');
    return feedbackSums(await listFeedback(tx, eventId, dateId));
  });
}

type Which = { readonly operatorId: OperatorId; readonly photoId: EventPhotoId; readonly size: PictureSize };
type Asking = { readonly findMember: () => Promise<ActingMember>; readonly token: string | null };

/**
 * A photo's bytes for who may see it: anybody where its host shows them on a page that is open, whoever holds the link of an answer, or a member.
 * `listed` says that it is for everybody.
 *
 * @throws DomainError `talk.photo_gone`, or as `findMember`
 */
export async function readEventPhoto({ operatorId, photoId, size }: Which, asking: Asking, now = new Date()) {
  const found = await inOperator({ operatorId }, async (tx) => {
    const photo = await findPhoto(tx, photoId);
    const event = photo && (await findEvent(tx, photo.eventId));
    return event && { event, fileKey: photo.fileKey };
  });
  if (!found) throw talkError('talk.photo_gone');
  const { event, fileKey } = found;
  const open = event.audience === 'public' || event.audience === 'link';
  const listed = event.photosFor === 'page' && open && isOut(event) && event.publishedAt !== null;
  if (!listed && !(await holdsLink(asking.token, event.id, now))) {
    const member = await asking.findMember();
    const sees = await inOperator(member, async (tx) => {
      const { speaker } = await memberAt(tx, member, event.id, now);
      return maySpeak(speaker) || (event.photosFor === 'page' && (await maySeeEvent(tx, member, event, now)));
    });
    if (!sees) throw talkError('talk.photo_gone');
  }
  const bytes = await (await files()).get(fileOf(fileKey, size));
  if (!bytes) throw talkError('talk.photo_gone');
  return { bytes, listed };
}

async function holdsLink(token: string | null, eventId: EventId, now: Date): Promise<boolean> {
  const link = token === null ? null : await readRsvpLink(token);
  if (!link) return false;
  return inOperator(link, async (tx) => {
    const at = await answererAt(tx, link.rsvpId, now).catch(() => null);
    return at?.event.id === eventId && maySpeak(at.speaker);
  });
}
