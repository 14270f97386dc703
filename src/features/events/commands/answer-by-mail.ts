import { newId, type OperatorId, type RsvpId } from '@/kernel/ids';
import { inOperator, type OperatorTx } from '@/server/db/transactions';
import { countSignIn } from '@/server/limits/limits';
import { record } from '@/server/requests/once';
import { repliesTo } from '../domain/questions';
import { phaseOf } from '../domain/rsvp-state';
import { eventError } from '../events.errors';
import type { EventFact } from '../events.facts';
import { readConfirmLink, readRsvpLink, rsvpLinkUntil, signRsvpLink } from '../rsvp-link';
import type { Answered, AnswerByLinkInput, AskToComeInput, Confirmed } from '../rsvps.contract';
import { findMemberOfAddress } from '../sql/address-reads';
import { findPublicEvent } from '../sql/public-event-reads';
import { findDate, findDateOfRsvp, findOwnRsvp, NOBODY, stateOf } from '../sql/rsvp-reads';
import { findRsvpLinkForUpdate, insertRsvpLink, updateRsvpLinkToUsed } from '../sql/rsvp-link-writes';
import { actionOf, answeredOf, checkedReplies, sayOf } from './answer-event';
import { whoever } from './answer-guest';
import { heedingCodes } from '../heeding-codes';
import type { DateOfEvent } from '../sql/rsvp-reads';
import { applyRsvp, lockDate, type Applied, type Who } from './apply-rsvp';
import { judgeTicket } from './judge-ticket';

/** So long a mail has to be opened; no place is held meanwhile. */
const CONFIRM_HOURS = 48;

/**
 * "I come too", from somebody without an account: a mail asks whether it was them, and nothing else happens until they say so. The answer is the same whether
 * the address is known here or not.
 *
 * @throws DomainError `event.not_found`, `event.not_on`, `event.not_open_yet`, `event.answers_closed`, `event.over`, `event.too_many_guests`, `event.question_open`,
 * `limits.too_many` by address and by mail address.
 */
export async function askToCome(
  input: AskToComeInput,
  from: { readonly address: string },
  now = new Date(),
): Promise<void> {
  const email = input.email.toLowerCase();
  await countSignIn({ what: 'link', address: from.address, email });
  const event = await findPublicEvent(input.operator, input.event);
  if (!event) throw eventError('event.not_found');
  const asking = (work: () => Promise<void>) => heedingCodes(`from ${from.address}`, input.ticket?.code, work);
  await asking(() =>
    inOperator(event, async (tx) => {
      const date = await findDate(tx, input.dateId, { lock: false });
      if (date?.eventId !== event.eventId) throw eventError('event.not_found');
      const state = stateOf(date, NOBODY);
      if (!state.stands) throw eventError('event.not_on');
      const phase = phaseOf(state, now);
      if (phase === 'not_yet') throw eventError('event.not_open_yet');
      if (phase !== 'open') throw eventError(phase === 'over' ? 'event.over' : 'event.answers_closed');
      if (input.party > 1 + date.guestsEach) throw eventError('event.too_many_guests');
      await refuseTicket(tx, date, input.ticket, now);
      const linkId = newId<'rsvp_link'>();
      const { name, party, guestNames, note, cameFrom, ticket } = input;
      const replies = checkedReplies(date, input.replies ?? []);
      const expiresAt = new Date(now.getTime() + CONFIRM_HOURS * 3_600_000);
      await insertRsvpLink(tx, {
        ...{ id: linkId, dateId: input.dateId, email, name, expiresAt },
        answer: { party, guestNames, note, cameFrom, ticket, replies },
      });
      const { spaceId, eventId, dateId } = date;
      const fact: EventFact = { type: 'rsvp.link_asked', operatorId: tx.operatorId, spaceId, eventId, dateId, linkId };
      await record(tx, { audit: [], facts: [fact] });
    }),
  );
}

/** Refused here already, so that nobody opens a mail to hear it: no ticket named, or one that cannot be had. */
async function refuseTicket(
  tx: OperatorTx,
  date: DateOfEvent,
  said: AskToComeInput['ticket'],
  now: Date,
): Promise<void> {
  if (date.tickets.length === 0) return;
  if (!said) throw eventError('event.ticket_needed');
  const stranger = { role: null, memberId: null, has: null, paysAtDoor: true, atDoor: false };
  const { wanted, details } = await judgeTicket(tx, date, said, stranger, now);
  if (wanted.refused) throw eventError(wanted.refused, details);
}

/**
 * "Yes, that was me": the answer stands, or its place in line. Pressed twice, the second shows what the first did.
 *
 * @throws DomainError `event.link_over` for one that is none of ours or ran out, or as the table of docs/decisions/0023 refuses it.
 */
export async function confirmComing(token: string, now = new Date()): Promise<Confirmed> {
  const link = await readConfirmLink(token);
  if (!link) throw eventError('event.link_over');
  return inOperator(link, async (tx) => {
    const asked = await findRsvpLinkForUpdate(tx, link.linkId);
    if (!asked || asked.expiresAt <= now) throw eventError('event.link_over');
    const { email, name, answer, dateId } = asked;
    const date = await lockDate(tx, dateId);
    const who = await whoOf(tx, { email, name });
    // Confirmed before: what came of it is shown, and whoever cancelled since does not come again by an old mail.
    const before = asked.rsvpId && (await findOwnRsvp(tx, dateId, { rsvpId: asked.rsvpId }));
    if (before) return withLink(await answeredOf(tx, { date, own: before }), link.operatorId, date);
    const action = { type: 'answer' as const, party: answer.party };
    const applied = await applyRsvp(
      tx,
      date,
      { who, say: { ...answer, replies: repliesTo(date.questions, answer.replies ?? []), paysAtDoor: true } },
      action,
      { by: null, now },
    );
    await updateRsvpLinkToUsed(tx, link.linkId, applied.own.id);
    return withLink(await answerOf(tx, applied), link.operatorId, date);
  });
}

/** Whoever proves that an address is theirs: the member whose it is, so that one person is one answer; else the address. */
export async function whoOf(
  tx: OperatorTx,
  { email, name }: { readonly email: string; readonly name: string },
): Promise<Who> {
  const member = await findMemberOfAddress(tx, email);
  if (!member) return { key: { email }, memberId: null, personId: null, email, name };
  return { ...member, key: { memberId: member.memberId }, email: null };
}

/** Their address is proved: what every further mail brings them is theirs already. */
export const withLink = async (done: Answered, operatorId: OperatorId, { endsAt }: { readonly endsAt: Date }) => ({
  ...done,
  link: await signRsvpLink({ operatorId, rsvpId: done.rsvpId as RsvpId }, rsvpLinkUntil(endsAt)),
});

/**
 * From the link that is in every mail about an answer: guests are changed, the answer is taken back, an offer accepted or declined.
 *
 * @throws DomainError `event.link_over`, or as the table of docs/decisions/0023 refuses it.
 */
export async function answerByLink(input: AnswerByLinkInput, now = new Date()): Promise<Answered> {
  const link = await readRsvpLink(input.token);
  if (!link) throw eventError('event.link_over');
  return heedingCodes(`from ${link.rsvpId}`, input.ticket?.code, () =>
    inOperator(link, async (tx) => {
      const dateId = await findDateOfRsvp(tx, link.rsvpId);
      if (!dateId) throw eventError('event.link_over');
      const date = await lockDate(tx, dateId);
      const act = { who: whoever(link.rsvpId), say: sayOf(input, date) };
      return answerOf(tx, await applyRsvp(tx, date, act, actionOf(input), { by: null, now }));
    }),
  );
}

async function answerOf(tx: OperatorTx, applied: Applied): Promise<Answered> {
  await record(tx, { audit: applied.audit, facts: applied.facts });
  return answeredOf(tx, applied);
}
