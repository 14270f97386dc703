import type { ActingMember } from '@/kernel/acting-member';
import { newId } from '@/kernel/ids';
import { inOperator, type OperatorTx } from '@/server/db/transactions';
import { once, record } from '@/server/requests/once';
import type { InviteInput, TakeBackInvitationInput } from '../events.contract';
import { eventError } from '../events.errors';
import type { EventFact } from '../events.facts';
import { heedingCodes } from '../heeding-codes';
import { readInvitationLink } from '../rsvp-link';
import type { AnswerInvitationInput, Confirmed } from '../rsvps.contract';
import { listMembersNamed, type EventRow } from '../sql/event-reads';
import { deleteInvitation, findInvitation, insertInvitations, listInvitations } from '../sql/invitation-writes';
import { whoOf, withLink } from './answer-by-mail';
import { answeredOf, checkedReplies } from './answer-event';
import { applyRsvp, lockDate } from './apply-rsvp';
import { getHosted } from './plan-event';

/**
 * "Come, too": members and addresses are asked to come, by mail; of a draft once it is published. Who is invited already is not asked again.
 *
 * @throws DomainError `event.not_found`, `event.not_yours`, `event.cannot_now`.
 */
export function invitePeople(
  member: ActingMember,
  input: InviteInput,
): Promise<{ readonly invited: number; readonly already: number }> {
  return once(member, { requestId: input.requestId, command: 'invite-people', input }, async (tx) => {
    const event = await getInviting(tx, member, input);
    const members = await listMembersNamed(tx, input.memberIds);
    const emails = [...new Set(input.emails.map((email) => email.toLowerCase()))];
    const wanted = [
      ...members.map(({ id }) => ({ id: newId<'event_invitation'>(), memberId: id, email: null })),
      ...emails.map((email) => ({ id: newId<'event_invitation'>(), memberId: null, email })),
    ];
    const made = await insertInvitations(tx, event.id, wanted, member.memberId);
    const invitations = made.map(({ id, personId }) => ({ invitationId: id, personId }));
    const about = { operatorId: member.operatorId, spaceId: event.spaceId, eventId: event.id };
    const asks = event.status === 'published' && invitations.length > 0;
    const facts: EventFact[] = asks ? [{ type: 'event.invited', ...about, invitations }] : [];
    const audit = [
      { action: 'event.invited', subjectKind: 'event', subjectId: event.id, details: { invited: made.length } },
    ];
    return { answer: { invited: made.length, already: wanted.length - made.length }, audit, facts };
  });
}

/**
 * An invitation is taken back: its link opens nothing any more. An answer that was given stays.
 *
 * @throws DomainError `event.not_found`, `event.not_yours`, `event.cannot_now`.
 */
export function takeBackInvitation(
  member: ActingMember,
  input: TakeBackInvitationInput,
): Promise<{ readonly takenBack: boolean }> {
  return once(member, { requestId: input.requestId, command: 'take-back-invitation', input }, async (tx) => {
    const event = await getInviting(tx, member, input);
    const takenBack = await deleteInvitation(tx, event.id, input.invitationId);
    const audit = [{ action: 'event.invitation_taken_back', subjectKind: 'event', subjectId: event.id }];
    return { answer: { takenBack }, audit: takenBack ? audit : [], facts: [] };
  });
}

async function getInviting(
  tx: OperatorTx,
  member: ActingMember,
  input: Pick<InviteInput, 'spaceId' | 'eventId'>,
): Promise<EventRow> {
  const { event } = await getHosted(tx, member, { spaceId: input.spaceId, eventId: input.eventId, lock: true });
  if (event === null || event.status === 'cancelled') throw eventError('event.cannot_now');
  return event;
}

/** An event has come out: whoever was invited to the draft is asked now. Answers how many. */
export function announceInvitations(where: Pick<EventFact, 'operatorId' | 'spaceId' | 'eventId'>): Promise<number> {
  return inOperator(where, async (tx) => {
    const invitations = (await listInvitations(tx, where.eventId)).map(({ id, personId }) => ({
      invitationId: id,
      personId,
    }));
    const { operatorId, spaceId, eventId } = where;
    const fact: EventFact = { type: 'event.invited', operatorId, spaceId, eventId, invitations };
    if (invitations.length > 0) await record(tx, { audit: [], facts: [fact] });
    return invitations.length;
  });
}

/**
 * "I come", from the link of an invitation: the address is the one that it was sent to, so nothing is left to confirm. Pressed twice it is one answer.
 *
 * @throws DomainError `event.link_over`, `event.not_found` for a date of another event, or as the table of docs/decisions/0023 refuses it.
 */
export async function answerInvitation(input: AnswerInvitationInput, now = new Date()): Promise<Confirmed> {
  const link = await readInvitationLink(input.token);
  if (!link) throw eventError('event.link_over');
  const answering = (work: () => Promise<Confirmed>) =>
    heedingCodes(`from ${link.invitationId}`, input.ticket?.code, work);
  return answering(() =>
    inOperator(link, async (tx) => {
      const invitation = await findInvitation(tx, link.invitationId);
      if (!invitation) throw eventError('event.link_over');
      const date = await lockDate(tx, input.dateId);
      if (date.eventId !== invitation.eventId) throw eventError('event.not_found');
      const { email } = invitation;
      const who = await whoOf(tx, { email, name: input.name });
      const action = { type: 'answer' as const, party: input.party };
      const applied = await applyRsvp(
        tx,
        date,
        { who, say: { ...input, replies: checkedReplies(date, input.replies ?? []), paysAtDoor: true } },
        action,
        { by: null, now },
      );
      await record(tx, { audit: applied.audit, facts: applied.facts });
      return withLink(await answeredOf(tx, applied), link.operatorId, date);
    }),
  );
}
