import { eventError } from '@/features/events/events.errors';
import type { ActingMember } from '@/kernel/acting-member';
import type { OperatorTx } from '@/server/db/transactions';
import { once, type Outcome } from '@/server/requests/once';
import { feedbackIs, wasThere } from '../event-talk.access';
import type { FeedbackByLinkInput, FeedbackGiven, GiveFeedbackInput } from '../event-talk.contract';
import { talkError } from '../event-talk.errors';
import { listGiven, upsertFeedback } from '../sql/feedback-writes';
import { findStandingDate } from '../sql/speaker-reads';
import { byLink, memberAt, type Speaking } from './speaking';

/**
 * "Four stars, and more soup next time": a member who was there says how a date was. Said again within two weeks, it is what was said last.
 *
 * @throws DomainError `event.not_found`, `talk.not_there`, `talk.feedback_not_yet`, `talk.feedback_over`
 */
export function giveFeedback(member: ActingMember, input: GiveFeedbackInput, now = new Date()) {
  const { requestId, dateId, ...given } = input;
  return once(member, { requestId, command: 'give-feedback', input }, async (tx) => {
    const date = await findStandingDate(tx, dateId);
    if (!date) throw eventError('event.not_found');
    const at = await memberAt(tx, member, date.eventId, now);
    return give(tx, at, (answer) => answer.dateId === dateId, given, now);
  });
}

/** The same by the link of a mail. @throws DomainError `event.link_over`, or as `giveFeedback` */
export const feedbackByLink = ({ token, ...given }: FeedbackByLinkInput, now = new Date()) =>
  byLink(token, now, (tx, at) => give(tx, at, () => true, given, now));

async function give(
  tx: OperatorTx,
  { speaker }: Speaking,
  isMeant: (answer: Speaking['speaker']['answers'][number]) => boolean,
  given: FeedbackGiven,
  now: Date,
): Promise<Outcome<{ given: true }>> {
  const answer = speaker.answers.find(isMeant);
  if (!answer || !wasThere(answer)) throw talkError('talk.not_there');
  const [before] = await listGiven(tx, [answer.rsvpId]);
  const is = feedbackIs(answer, before?.givenAt ?? null, now);
  if (is !== 'open') throw talkError(is === 'not_yet' ? 'talk.feedback_not_yet' : 'talk.feedback_over');
  await upsertFeedback(tx, answer.rsvpId, given, now);
  // No trace: with it, the log would say who it was that did not give a name.
  return { answer: { given: true }, audit: [], facts: [] };
}
