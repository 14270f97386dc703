import type { ActingMember } from '@/kernel/acting-member';
import { newId, type EventCommentId, type EventId, type OperatorId, type RequestId } from '@/kernel/ids';
import { DomainError } from '@/kernel/domain-error';
import { inOperator, type OperatorTx } from '@/server/db/transactions';
import { enqueueJobs } from '@/server/jobs/enqueue';
import { once, type Outcome } from '@/server/requests/once';
import type {
  CommentByLinkInput,
  RemoveByLinkInput,
  RemoveCommentInput,
  WriteCommentInput,
} from '../event-talk.contract';
import { talkError } from '../event-talk.errors';
import type { TalkFact } from '../event-talk.facts';
import {
  countRecent,
  deleteComment,
  findComment,
  insertComment,
  listHosts,
  updateCommentsToTold,
  updateCommentToRemoved,
} from '../sql/comment-writes';
import { byLink, demandSpeaker, memberAt, type Speaking } from './speaking';

/** A talk, not a flood. */
const MOST = 10;
const WITHIN_MS = 10 * 60_000;

type Written = { readonly commentId: string };

/**
 * "See you there": a member who comes, or runs the event, says something to the others.
 *
 * @throws DomainError `event.not_found`, `talk.not_for_you`, `talk.too_fast`
 */
export function writeComment(member: ActingMember, input: WriteCommentInput, now = new Date()): Promise<Written> {
  const { requestId, eventId, words } = input;
  return once(member, { requestId, command: 'write-comment', input }, async (tx) =>
    say(tx, await memberAt(tx, member, eventId, now), { requestId, words }, now),
  );
}

/** The same by the link of a mail. Sent twice, it is one. @throws DomainError `event.link_over`, or as `writeComment` */
export const commentByLink = ({ token, words, requestId }: CommentByLinkInput, now = new Date()): Promise<Written> =>
  byLink(token, now, (tx, at) => say(tx, at, { requestId, words }, now));

async function say(
  tx: OperatorTx,
  at: Speaking,
  { requestId, words }: { readonly requestId: RequestId; readonly words: string },
  now: Date,
): Promise<Outcome<Written>> {
  demandSpeaker(at);
  const { event, speaker } = at;
  // The id of the request is that of the comment: a form that is sent again without a script finds it there.
  const commentId = requestId as string as EventCommentId;
  const answer = { commentId };
  const isThere = async () => {
    const there = await findComment(tx, event.id, commentId, speaker);
    return there?.mine === true && there.words === words;
  };
  const again = { answer, audit: [], facts: [] };
  if (await isThere()) return again;
  if ((await countRecent(tx, event.id, speaker, new Date(now.getTime() - WITHIN_MS))) >= MOST)
    throw talkError('talk.too_fast');
  const rsvpId = speaker.answers[0]?.rsvpId ?? null;
  const made = await insertComment(
    tx,
    { id: commentId, eventId: event.id, memberId: speaker.memberId, rsvpId, words },
    now,
  );
  // Sent twice at one moment, the second has waited for the first.
  if (!made && (await isThere())) return again;
  if (!made) throw new DomainError('conflict', 'request.reused');
  const fact: TalkFact = { type: 'event.commented', ...aboutOf(tx, at), at: now.toISOString() };
  return {
    answer,
    audit: [{ action: 'event.commented', subjectKind: 'event', subjectId: event.id, details: { commentId } }],
    facts: [fact],
  };
}

export const aboutOf = ({ operatorId }: OperatorTx, { event }: Speaking) => ({
  operatorId,
  spaceId: event.spaceId,
  eventId: event.id,
});

/**
 * "Take it away": one's own is gone; a host takes away anybody's, and that something was there stays.
 *
 * @throws DomainError `event.not_found`, `talk.not_for_you`, `talk.comment_gone`
 */
export function removeComment(member: ActingMember, input: RemoveCommentInput, now = new Date()) {
  const { requestId, eventId, commentId } = input;
  return once(member, { requestId, command: 'remove-comment', input }, async (tx) =>
    takeAway(tx, await memberAt(tx, member, eventId, now), commentId, now),
  );
}

/** One's own by the link of a mail; what is gone already is gone. @throws DomainError `event.link_over`, or as `removeComment` */
export const removeCommentByLink = ({ token, commentId }: RemoveByLinkInput, now = new Date()) =>
  byLink(token, now, (tx, at) => takeAway(tx, at, commentId, now));

async function takeAway(
  tx: OperatorTx,
  at: Speaking,
  commentId: EventCommentId,
  now: Date,
): Promise<Outcome<{ removed: true }>> {
  demandSpeaker(at);
  const { event, speaker } = at;
  const comment = await findComment(tx, event.id, commentId, speaker);
  if (!comment || comment.removed) throw talkError('talk.comment_gone');
  if (comment.mine) await deleteComment(tx, commentId);
  else if (speaker.runs && speaker.memberId) await updateCommentToRemoved(tx, commentId, speaker.memberId, now);
  else throw talkError('talk.not_for_you');
  const fact: TalkFact = { type: 'event.talk_changed', ...aboutOf(tx, at) };
  const details = { commentId, own: comment.mine };
  return {
    answer: { removed: true },
    audit: [{ action: 'event.comment_removed', subjectKind: 'event', subjectId: event.id, details }],
    facts: [fact],
  };
}

/** The hosts hear of all that was said since they last did, each by one mail, nobody of what they wrote themselves. Answers how many mails. */
export function announceComments(operatorId: OperatorId, eventId: EventId, now = new Date()): Promise<number> {
  return inOperator({ operatorId }, async (tx) => {
    const authors = await updateCommentsToTold(tx, eventId, now);
    const hosts = (await listHosts(tx, eventId)).filter(({ memberId }) => authors.some((one) => one !== memberId));
    const toldAt = now.toISOString();
    await enqueueJobs(
      tx,
      hosts.map(({ memberId }) => ({
        task: 'send-event-comments',
        payload: { operatorId, eventId, memberId, toldAt, act: newId() },
        key: `event-comments:${eventId}:${memberId}:${toldAt}`,
      })),
    );
    return hosts.length;
  });
}
