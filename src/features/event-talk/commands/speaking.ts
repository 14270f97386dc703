import { mayChangeEvent } from '@/features/events/events.access';
import { eventError } from '@/features/events/events.errors';
import { findEvent, readRsvpLink, type EventRow } from '@/features/events/events.service';
import type { ActingMember } from '@/kernel/acting-member';
import type { EventId, RsvpId } from '@/kernel/ids';
import { inOperator, type OperatorTx } from '@/server/db/transactions';
import { record, type Outcome } from '@/server/requests/once';
import { maySpeak, TALK_DAYS, type Speaker } from '../event-talk.access';
import { talkError } from '../event-talk.errors';
import { findAnswerer, listOwnAnswers } from '../sql/speaker-reads';

export type Speaking = { readonly event: EventRow; readonly speaker: Speaker };

const since = (now: Date): Date => new Date(now.getTime() - TALK_DAYS * 86_400_000);
export const talkSince = since;

/** A member before an event. @throws DomainError `event.not_found` */
export async function memberAt(tx: OperatorTx, member: ActingMember, eventId: EventId, now: Date): Promise<Speaking> {
  const event = await findEvent(tx, eventId);
  if (!event) throw eventError('event.not_found');
  const { memberId } = member;
  const answers = await listOwnAnswers(tx, eventId, { memberId }, since(now));
  return { event, speaker: { memberId, runs: mayChangeEvent(member, event), answers } };
}

/** Whoever holds the link to an answer: it speaks for that answer alone, and runs nothing. @throws DomainError `event.link_over` */
export async function answererAt(tx: OperatorTx, rsvpId: RsvpId, now: Date): Promise<Speaking> {
  const found = await findAnswerer(tx, rsvpId);
  const event = found && (await findEvent(tx, found.eventId));
  if (!event) throw eventError('event.link_over');
  const answers = await listOwnAnswers(tx, event.id, { rsvpId }, since(now));
  return { event, speaker: { memberId: found.memberId, runs: false, answers } };
}

/** @throws DomainError `talk.not_for_you` for all but those who come and who runs the event. */
export function demandSpeaker({ speaker }: Speaking): void {
  if (!maySpeak(speaker)) throw talkError('talk.not_for_you');
}

/** A change by the link of a mail: in one transaction with its trace and what follows. @throws DomainError `event.link_over` */
export async function byLink<A>(
  token: string,
  now: Date,
  work: (tx: OperatorTx, at: Speaking) => Promise<Outcome<A>>,
): Promise<A> {
  const link = await readRsvpLink(token);
  if (!link) throw eventError('event.link_over');
  return inOperator(link, async (tx) => {
    const { answer, audit, facts } = await work(tx, await answererAt(tx, link.rsvpId, now));
    await record(tx, { audit, facts });
    return answer;
  });
}
