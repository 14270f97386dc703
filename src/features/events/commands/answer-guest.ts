import type { ActingMember } from '@/kernel/acting-member';
import { once } from '@/server/requests/once';
import { mayChangeEvent, mayWorkTheDoor } from '../events.access';
import { eventError } from '../events.errors';
import type { Answered, AnswerGuestInput } from '../rsvps.contract';
import { updateStandingToEnded } from '../sql/standing-rsvps';
import { answeredOf } from './answer-event';
import { applyRsvp, lockDate, type Who } from './apply-rsvp';

/**
 * A host says yes or no to somebody who asked, gives somebody who waits a place, takes somebody off, or takes back that they are in.
 *
 * @throws DomainError `event.not_found`, `event.not_yours`, `event.no_answer`, or as the table of docs/decisions/0023 refuses it.
 */
export function answerGuest(member: ActingMember, input: AnswerGuestInput, now = new Date()): Promise<Answered> {
  return once(member, { requestId: input.requestId, command: 'answer-guest', input }, async (tx) => {
    const date = await lockDate(tx, input.dateId);
    const may = input.act === 'undo_check_in' ? mayWorkTheDoor : mayChangeEvent;
    if (!may(member, date)) throw eventError('event.not_yours');
    const applied = await applyRsvp(
      tx,
      date,
      { who: whoever(input.rsvpId) },
      { type: input.act },
      { by: member.memberId, now },
    );
    // Whom a host turns away comes to no further dates by what they said before.
    if (input.act === 'remove' || input.act === 'refuse')
      await updateStandingToEnded(tx, date.eventId, { rsvpId: input.rsvpId }, 'by_host', now);
    return { answer: await answeredOf(tx, applied), audit: applied.audit, facts: applied.facts };
  });
}

/** Somebody whose answer there is; whose it is stands with it. */
export const whoever = (rsvpId: AnswerGuestInput['rsvpId']): Who => ({
  ...{ key: { rsvpId }, memberId: null, personId: null, email: null, name: '' },
});
