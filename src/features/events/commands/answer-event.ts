import type { ActingMember } from '@/kernel/acting-member';
import { localDateOf } from '@/kernel/zone';
import type { OperatorTx } from '@/server/db/transactions';
import { once } from '@/server/requests/once';
import type { RsvpAction } from '../domain/decide-rsvp';
import { fieldOfQuestion, openQuestions, repliesTo, type GivenReply, type Reply } from '../domain/questions';
import { isFor, mayWorkTheDoor } from '../events.access';
import { eventError } from '../events.errors';
import type { Answered, AnswerInput, Said } from '../rsvps.contract';
import { findBelonging } from '../sql/audience-reads';
import { countAhead, type DateOfEvent } from '../sql/rsvp-reads';
import { heedingCodes } from '../heeding-codes';
import { applyRsvp, lockDate, type Applied, type Saying, type Who } from './apply-rsvp';

/**
 * "I come, with Jo": answers one date of an event, changes the answer, or takes it back; accepts or declines a place that was offered. Who cannot be given a
 * place stands in line.
 *
 * @throws DomainError `event.not_found`, `event.not_for_you`, `event.question_open`, `limits.too_many` for who guesses codes, or as the tables of docs/decisions/0023 and 0025 refuse it.
 */
export function answerEvent(member: ActingMember, input: AnswerInput, now = new Date()): Promise<Answered> {
  return heedingCodes(member.personId, input.ticket?.code, () =>
    once(member, { requestId: input.requestId, command: 'answer-event', input }, async (tx) => {
      const date = await lockDate(tx, input.dateId);
      await refuseStrangers(tx, member, date, now);
      const { memberId, personId, displayName: name, role } = member;
      const who: Who = { key: { memberId }, memberId, personId, email: null, name, role };
      const applied = await applyRsvp(tx, date, { who, say: sayOf(input, date) }, actionOf(input), {
        by: memberId,
        now,
      });
      return { answer: await answeredOf(tx, applied), audit: applied.audit, facts: applied.facts };
    }),
  );
}

export async function refuseStrangers(
  tx: OperatorTx,
  member: ActingMember,
  date: DateOfEvent,
  now: Date,
): Promise<void> {
  const asks = date.audience === 'plans' || date.audience === 'invited';
  const today = localDateOf(now, date.timeZone);
  const belonging = asks ? await findBelonging(tx, date, member.memberId, today) : { invited: false, onPlan: false };
  if (!isFor(date.audience, { ...member, ...belonging }) && !mayWorkTheDoor(member, date))
    throw eventError('event.not_for_you');
}

export const actionOf = ({ act, party }: Pick<AnswerInput, 'act' | 'party'>): RsvpAction =>
  act === 'answer' || act === 'change' ? { type: act, party } : { type: act };

/** Guests and a word for the host belong to who comes; who cancels says nothing about them. */
export function sayOf(
  { act, guestNames, note, cameFrom, replies, ticket }: Omit<Said, 'party'> & Pick<AnswerInput, 'act'>,
  date: Pick<DateOfEvent, 'questions'>,
): Saying {
  if (act !== 'answer' && act !== 'change') return {};
  const given = act === 'answer' ? (replies ?? []) : replies;
  return { guestNames, note, cameFrom, ticket, replies: given && checkedReplies(date, given) };
}

/** What was replied to the questions of the event. @throws DomainError `event.question_open` while one that has to be answered is not. */
export function checkedReplies({ questions }: Pick<DateOfEvent, 'questions'>, given: readonly GivenReply[]): Reply[] {
  const open = openQuestions(questions, given);
  const fields = [...open].map(([id, message]) => ({ path: fieldOfQuestion(id), message }));
  if (open.size > 0) throw eventError('event.question_open', { fields });
  return repliesTo(questions, given);
}

export async function answeredOf(tx: OperatorTx, { date, own }: Pick<Applied, 'date' | 'own'>): Promise<Answered> {
  const { id, status, party, offerExpiresAt } = own;
  const ahead = status === 'waiting' ? await countAhead(tx, date.dateId, id) : 0;
  return { rsvpId: id, status, party, ahead, offerExpiresAt: offerExpiresAt?.toISOString() ?? null };
}
