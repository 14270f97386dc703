import type { ChangedRsvp, EventFact } from '@/features/events/events.facts';
import { newsOf } from '@/features/notifications/domain/rsvp-news';
import { newId, type EventDateId, type OperatorId } from '@/kernel/ids';
import { personTopic, spaceTopic } from '@/kernel/realtime';
import type { JobSpec } from '@/server/jobs/enqueue';
import { nudge } from './nudge-job';
import { notice, offerAlongTheLine } from './waitlist-reactions';

/** The time of an offer ends: its place goes on. Once for each such moment of a date, however many offers end then. */
const settleAt = (operatorId: OperatorId, dateId: EventDateId, at: string): JobSpec => ({
  ...{ task: 'settle-event-date', payload: { operatorId, dateId }, runAt: at },
  key: `settle-event-date:${dateId}:${at}`,
});

/** Whoever answered is told what became of it, once for each change; a member also on their screens where they did not do it themselves. */
function tellOf(operatorId: OperatorId, { rsvpId, version, personId, together, ...change }: ChangedRsvp): JobSpec[] {
  const news = together ? null : newsOf(change);
  if (!news) return [];
  const mail = { task: 'send-rsvp-mail', payload: { operatorId, rsvpId, news, version } };
  const by = NOTED.includes(news) && personId ? [notice({ operatorId, personId }, `event.${news}`, { rsvpId })] : [];
  return [{ ...mail, key: `rsvp-mail:${rsvpId}:${news}:${version}` }, ...by];
}
const NOTED: readonly string[] = ['approved', 'place', 'offered', 'lapsed', 'declined', 'removed'];

/** Everybody who has to do with these dates: looked up by a job, so that the host does not wait for it. */
const tellGuestsOf = (operatorId: OperatorId, dateIds: readonly EventDateId[]): JobSpec[] =>
  dateIds.map((dateId) => ({
    task: 'tell-guests',
    payload: { operatorId, dateId },
    key: `tell-guests:${dateId}`,
  }));

/** What tickets of members come to stands on their accounts: looked at by then, so that late and twice come to the same. */
const chargeDates = (operatorId: OperatorId, dateIds: readonly EventDateId[] = []): JobSpec[] =>
  dateIds.map((dateId) => ({ task: 'charge-tickets', payload: { operatorId, which: { dateId } } }));
function chargeOwing(operatorId: OperatorId, rsvps: readonly ChangedRsvp[]): JobSpec[] {
  const rsvpIds = rsvps.flatMap(({ rsvpId, owes }) => (owes ? [rsvpId] : []));
  return rsvpIds.length > 0 ? [{ task: 'charge-tickets', payload: { operatorId, which: { rsvpIds } } }] : [];
}

const answerOfEvent = ({ operatorId, eventId }: EventFact, yes: boolean): JobSpec => ({
  task: 'announce-event-answer',
  payload: { operatorId, eventId, yes, act: newId() },
});

/** Whoever was invited to the draft is asked now that it is out. */
const announceInvited = ({ operatorId, spaceId, eventId }: EventFact): JobSpec => ({
  ...{ task: 'announce-invitations', payload: { operatorId, spaceId, eventId }, key: `event-invitations:${eventId}` },
});

/** What follows from what happens around events. A room that an event gave up is offered to who waits for it, as with bookings. */
export function reactToEvents(fact: EventFact): JobSpec[] {
  const { operatorId } = fact;
  const told = nudge(spaceTopic(fact.spaceId));
  switch (fact.type) {
    case 'event.changed':
      return [
        told,
        ...(fact.freed ? [offerAlongTheLine(fact)] : []),
        ...tellGuestsOf(operatorId, fact.moved),
        ...chargeDates(operatorId, fact.owing),
      ];
    case 'event.cancelled':
      return [
        told,
        offerAlongTheLine(fact),
        ...tellGuestsOf(operatorId, fact.dateIds),
        ...chargeDates(operatorId, fact.owing),
      ];
    case 'rsvps.changed': {
      const people = fact.rsvps.flatMap(({ personId }) => (personId ? [personTopic(personId)] : []));
      const ends = fact.rsvps.flatMap(({ offerExpiresAt }) => offerExpiresAt ?? []);
      // Of many dates that are answered at once, whoever looks on hears once.
      const heard = fact.rsvps.every(({ together }) => together);
      return [
        ...(heard ? [] : [nudge(spaceTopic(fact.spaceId), ...new Set(people))]),
        ...[...new Set(ends)].map((at) => settleAt(operatorId, fact.dateId, at)),
        ...fact.rsvps.flatMap((one) => tellOf(operatorId, one)),
        ...chargeOwing(operatorId, fact.rsvps),
      ];
    }
    case 'rsvps.answered': {
      const { rsvpIds, news, personId } = fact;
      const mail = { task: 'send-rsvps-mail', payload: { operatorId, rsvpIds, news, act: newId() } };
      const person = personId ? [personTopic(personId)] : [];
      return [nudge(spaceTopic(fact.spaceId), ...person), ...(rsvpIds.length > 0 ? [mail] : [])];
    }
    case 'event.published':
      return [announceInvited(fact), ...(fact.asked ? [answerOfEvent(fact, true)] : [])];
    case 'event.approved':
      return [answerOfEvent(fact, true)];
    case 'event.refused':
      return [answerOfEvent(fact, false)];
    case 'event.asked':
      return [{ task: 'announce-event', payload: { operatorId, eventId: fact.eventId, act: newId() } }];
    case 'event.message_sent':
      return [{ task: 'send-message', payload: { operatorId, messageId: fact.messageId } }];
    case 'rsvp.link_asked':
      return [{ task: 'send-rsvp-link', payload: { operatorId, linkId: fact.linkId } }];
    case 'event.invited':
      return fact.invitations.flatMap(({ invitationId, personId }) => [
        {
          ...{ task: 'send-event-invitation', payload: { operatorId, invitationId } },
          key: `event-invitation:${invitationId}`,
        },
        ...(personId ? [notice({ operatorId, personId }, 'event.invited', { eventId: fact.eventId })] : []),
      ]);
    case 'rsvp.checked_in':
      return [];
    // On the other phones at the door.
    case 'rsvp.paid':
      return [told];
  }
}
