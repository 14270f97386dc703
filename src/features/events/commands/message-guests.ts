import type { ActingMember } from '@/kernel/acting-member';
import { newId, type OperatorId } from '@/kernel/ids';
import { inOperator, type OperatorTx } from '@/server/db/transactions';
import { enqueueJobs } from '@/server/jobs/enqueue';
import { once } from '@/server/requests/once';
import { mayChangeEvent } from '../events.access';
import { eventError } from '../events.errors';
import type { MessageGuestsInput, Messages, MessagesInput, MessageTo } from '../messages.contract';
import {
  countMessagesSince,
  findMessage,
  insertMessage,
  listAddressed,
  listMessages,
  type Addressed,
  type MessageId,
} from '../sql/message-reads';
import { findDate, type DateOfEvent } from '../sql/rsvp-reads';

/** Who comes to an event did not ask for a newsletter. */
const MOST_A_DAY = 5;
const DAY_MS = 86_400_000;
const NAMES = 5;

const isMeant: Readonly<Record<MessageTo, (one: Addressed) => boolean>> = {
  going: (one) => one.going,
  line: (one) => !one.going,
  all: () => true,
  in: (one) => one.in,
};

/**
 * A host writes to those who come, who stand in line, both, or who were there: one mail to each.
 *
 * @throws DomainError `event.not_found`, `event.not_yours`, `event.nobody_to_tell`, `event.enough_messages`.
 */
export function messageGuests(
  member: ActingMember,
  input: MessageGuestsInput,
  now = new Date(),
): Promise<{ readonly told: number }> {
  return once(member, { requestId: input.requestId, command: 'message-guests', input }, async (tx) => {
    const { dateId, to, words } = input;
    const { spaceId, eventId } = await getRun(tx, member, dateId);
    // Its own rows say how many there were: two at once are at worst one more.
    const today = await countMessagesSince(tx, dateId, new Date(now.getTime() - DAY_MS));
    if (today >= MOST_A_DAY) throw eventError('event.enough_messages', { most: MOST_A_DAY });
    const told = (await listAddressed(tx, dateId)).filter(isMeant[to]).length;
    if (told === 0) throw eventError('event.nobody_to_tell');
    const messageId = newId<'event_message'>();
    await insertMessage(tx, { id: messageId, dateId, sentBy: member.memberId, to, words, told }, now);
    const about = { operatorId: member.operatorId, spaceId, eventId };
    return {
      answer: { told },
      audit: [
        { action: 'event.message_sent', subjectKind: 'event', subjectId: eventId, details: { dateId, to, told } },
      ],
      facts: [{ type: 'event.message_sent' as const, ...about, messageId }],
    };
  });
}

/** A mail of its own for each, under a key, so that run twice it is still one. Answers how many. */
export function sendMessage(operatorId: OperatorId, messageId: MessageId): Promise<number> {
  return inOperator({ operatorId }, async (tx) => {
    const message = await findMessage(tx, messageId);
    if (!message) return 0;
    const meant = (await listAddressed(tx, message.dateId)).filter(isMeant[message.to]);
    await enqueueJobs(
      tx,
      meant.map(({ rsvpId }) => ({
        task: 'send-event-message',
        payload: { operatorId, messageId, rsvpId },
        key: `event-message:${messageId}:${rsvpId}`,
      })),
    );
    return meant.length;
  });
}

/** Who would get a message, and what was sent before. @throws DomainError `event.not_found`, `event.not_yours`. */
export function readMessages(member: ActingMember, { dateId }: MessagesInput): Promise<Messages> {
  return inOperator(member, async (tx) => {
    await getRun(tx, member, dateId);
    const addressed = await listAddressed(tx, dateId);
    const group = (to: MessageTo) => {
      const meant = addressed.filter(isMeant[to]);
      return { count: meant.length, names: meant.slice(0, NAMES).map(({ name }) => name) };
    };
    const sent = await listMessages(tx, dateId);
    return {
      groups: { going: group('going'), line: group('line'), all: group('all'), in: group('in') },
      sent: sent.map(({ sentAt, ...one }) => ({ ...one, at: sentAt.toISOString() })),
    };
  });
}

async function getRun(tx: OperatorTx, member: ActingMember, dateId: MessagesInput['dateId']): Promise<DateOfEvent> {
  const date = await findDate(tx, dateId, { lock: false });
  if (!date) throw eventError('event.not_found');
  if (!mayChangeEvent(member, date)) throw eventError('event.not_yours');
  return date;
}
