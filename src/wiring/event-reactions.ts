import type { EventFact } from '@/features/events/events.facts';
import type { EventDateId, OperatorId } from '@/kernel/ids';
import { personTopic, spaceTopic } from '@/kernel/realtime';
import type { JobSpec } from '@/server/jobs/enqueue';
import { nudge } from './nudge-job';
import { offerAlongTheLine } from './waitlist-reactions';

/** The time of an offer ends: its place goes on. Once for each such moment of a date, however many offers end then. */
const settleAt = (operatorId: OperatorId, dateId: EventDateId, at: string): JobSpec => ({
  ...{ task: 'settle-event-date', payload: { operatorId, dateId }, runAt: at },
  key: `settle-event-date:${dateId}:${at}`,
});

/** What follows from what happens around events. A room that an event gave up is offered to who waits for it, as with bookings. */
export function reactToEvents(fact: EventFact): JobSpec[] {
  const { operatorId } = fact;
  const told = nudge(spaceTopic(fact.spaceId));
  switch (fact.type) {
    case 'event.changed':
      return [told, ...(fact.freed ? [offerAlongTheLine(fact)] : [])];
    case 'event.cancelled':
      return [told, offerAlongTheLine(fact)];
    case 'rsvps.changed': {
      const people = fact.rsvps.flatMap(({ personId }) => (personId ? [personTopic(personId)] : []));
      const ends = fact.rsvps.flatMap(({ offerExpiresAt }) => offerExpiresAt ?? []);
      return [
        nudge(spaceTopic(fact.spaceId), ...new Set(people)),
        ...[...new Set(ends)].map((at) => settleAt(operatorId, fact.dateId, at)),
      ];
    }
    case 'event.published':
    case 'event.asked':
    case 'event.refused':
    case 'rsvp.checked_in':
    case 'rsvp.link_asked':
      return [];
  }
}
