import type { EventFact } from '@/features/events/events.facts';
import { newId } from '@/kernel/ids';
import { nudge, nudgeSpace, offering, operatorId, personId, spaceId } from './testing-facts';

const [eventId, dateId, rsvpId] = [newId<'event'>(), newId<'event_date'>(), newId<'rsvp'>()];
const about = { operatorId, spaceId, eventId };
const at = '2026-12-01T12:00:00.000Z';
const going = { rsvpId, version: 1, was: null, status: 'going', how: null, personId, offerExpiresAt: null } as const;

type FactOf<T extends EventFact['type']> = Extract<EventFact, { type: T }>;

/** Every fact about events, and the jobs that follow: a part of the table of all facts. */
export const EVENT_TABLE: { [T in EventFact['type']]: [FactOf<T>, object[]][] } = {
  'event.published': [[{ type: 'event.published', ...about }, []]],
  'event.asked': [[{ type: 'event.asked', ...about }, []]],
  'event.refused': [[{ type: 'event.refused', ...about }, []]],
  'event.changed': [
    [{ type: 'event.changed', ...about, freed: false, moved: [] }, [nudgeSpace]],
    [{ type: 'event.changed', ...about, freed: true, moved: [dateId] }, [nudgeSpace, offering]],
  ],
  'event.cancelled': [[{ type: 'event.cancelled', ...about, dateIds: [dateId] }, [nudgeSpace, offering]]],
  'rsvps.changed': [
    [{ type: 'rsvps.changed', ...about, dateId, rsvps: [going] }, [nudge]],
    // Two offers that end at one moment are looked at once.
    [
      {
        ...{ type: 'rsvps.changed', ...about, dateId },
        rsvps: [
          { ...going, status: 'offered', personId: null, offerExpiresAt: at },
          { ...going, rsvpId: newId(), status: 'offered', personId: null, offerExpiresAt: at },
        ],
      },
      [
        nudgeSpace,
        {
          ...{ task: 'settle-event-date', payload: { operatorId, dateId }, runAt: at },
          key: `settle-event-date:${dateId}:${at}`,
        },
      ],
    ],
  ],
  'rsvp.checked_in': [[{ type: 'rsvp.checked_in', ...about, dateId, rsvpId }, []]],
  'rsvp.link_asked': [[{ type: 'rsvp.link_asked', ...about, dateId, linkId: newId() }, []]],
};
