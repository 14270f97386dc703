import { expect } from 'vitest';
import type { EventFact } from '@/features/events/events.facts';
import { newId } from '@/kernel/ids';
import type { TalkFact } from '@/features/event-talk/event-talk.facts';
import { nudge, nudgeSpace, offering, operatorId, personId, spaceId } from './testing-facts';

const [eventId, dateId, rsvpId] = [newId<'event'>(), newId<'event_date'>(), newId<'rsvp'>()];
const [other, linkId] = [newId<'rsvp'>(), newId<'rsvp_link'>()];
const messageId = newId<'event_message'>();
const about = { operatorId, spaceId, eventId };
const at = '2026-12-01T12:00:00.000Z';
const going = { rsvpId, version: 1, was: null, status: 'going', how: null, personId, offerExpiresAt: null } as const;

const mailOf = (news: string, id = rsvpId) => ({
  task: 'send-rsvp-mail',
  payload: { operatorId, rsvpId: id, news, version: 1 },
  key: `rsvp-mail:${id}:${news}:1`,
});
const chargeTickets = (which: object) => ({ task: 'charge-tickets', payload: { operatorId, which } });
const tellGuests = { task: 'tell-guests', payload: { operatorId, dateId }, key: `tell-guests:${dateId}` };
const answered = (yes: boolean) => ({
  task: 'announce-event-answer',
  payload: { operatorId, eventId, yes, act: expect.any(String) as string },
});

const [invitationId, byMail] = [newId<'event_invitation'>(), newId<'event_invitation'>()];
const invited = (id: string) => ({
  ...{ task: 'send-event-invitation', payload: { operatorId, invitationId: id }, key: `event-invitation:${id}` },
});
const inviting = { task: 'announce-invitations', payload: about, key: `event-invitations:${eventId}` };

type FactOf<T extends EventFact['type']> = Extract<EventFact, { type: T }>;

/** Every fact about events, and the jobs that follow: a part of the table of all facts. */
export const EVENT_TABLE: { [T in EventFact['type']]: [FactOf<T>, object[]][] } = {
  'event.published': [
    [{ type: 'event.published', ...about }, [inviting]],
    [{ type: 'event.published', asked: true, ...about }, [inviting, answered(true)]],
  ],
  // A member hears of it on their screens, too.
  'event.invited': [
    [
      {
        type: 'event.invited',
        ...about,
        invitations: [
          { invitationId, personId },
          { invitationId: byMail, personId: null },
        ],
      },
      [invited(invitationId), { task: 'write-notice' }, invited(byMail)],
    ],
  ],
  'event.approved': [[{ type: 'event.approved', ...about }, [answered(true)]]],
  'event.asked': [
    [
      { type: 'event.asked', ...about },
      [{ task: 'announce-event', payload: { operatorId, eventId, act: expect.any(String) as string } }],
    ],
  ],
  'event.refused': [[{ type: 'event.refused', ...about }, [answered(false)]]],
  'event.changed': [
    [{ type: 'event.changed', ...about, freed: false, moved: [] }, [nudgeSpace]],
    [{ type: 'event.changed', ...about, freed: true, moved: [dateId] }, [nudgeSpace, offering, tellGuests]],
    [
      { type: 'event.changed', ...about, freed: false, moved: [], owing: [dateId] },
      [nudgeSpace, chargeTickets({ dateId })],
    ],
  ],
  'event.cancelled': [
    [{ type: 'event.cancelled', ...about, dateIds: [dateId] }, [nudgeSpace, offering, tellGuests]],
    // With tickets, what was charged for them is looked at again.
    [
      { type: 'event.cancelled', ...about, dateIds: [dateId], owing: [dateId] },
      [nudgeSpace, offering, tellGuests, chargeTickets({ dateId })],
    ],
  ],
  'rsvps.changed': [
    [{ type: 'rsvps.changed', ...about, dateId, rsvps: [going] }, [nudge, mailOf('going')]],
    // A ticket that is paid on account is charged; whoever else changed in that commit is not looked at.
    [
      {
        type: 'rsvps.changed',
        ...about,
        dateId,
        rsvps: [
          { ...going, owes: true },
          { ...going, rsvpId: other, was: 'going' },
        ],
      },
      [nudge, mailOf('going'), chargeTickets({ rsvpIds: [rsvpId] })],
    ],
    // What was not one's own doing stands on one's screens too.
    [
      { type: 'rsvps.changed', ...about, dateId, rsvps: [{ ...going, was: 'waiting' }] },
      [
        nudge,
        mailOf('place'),
        {
          task: 'write-notice',
          payload: {
            operatorId,
            noticeId: expect.any(String) as string,
            personId,
            kind: 'event.place',
            about: { rsvpId },
          },
        },
      ],
    ],
    [{ type: 'rsvps.changed', ...about, dateId, rsvps: [{ ...going, together: true }] }, []],
    // Let in, or other guests: nothing to tell.
    [{ type: 'rsvps.changed', ...about, dateId, rsvps: [{ ...going, was: 'going' }] }, [nudge]],
    // Two offers that end at one moment are looked at once.
    [
      {
        ...{ type: 'rsvps.changed', ...about, dateId },
        rsvps: [
          { ...going, status: 'offered', personId: null, offerExpiresAt: at },
          { ...going, rsvpId: other, status: 'offered', personId: null, offerExpiresAt: at },
        ],
      },
      [
        nudgeSpace,
        {
          ...{ task: 'settle-event-date', payload: { operatorId, dateId }, runAt: at },
          key: `settle-event-date:${dateId}:${at}`,
        },
        mailOf('offered'),
        mailOf('offered', other),
      ],
    ],
  ],
  // Many dates at once: one mail, and whoever looks on hears once.
  'rsvps.answered': [
    [
      { type: 'rsvps.answered', ...about, news: 'answered', personId, rsvpIds: [rsvpId, other] },
      [
        nudge,
        {
          task: 'send-rsvps-mail',
          payload: { operatorId, rsvpIds: [rsvpId, other], news: 'answered', act: expect.any(String) as string },
        },
      ],
    ],
    // Who only waited is told nothing.
    [{ type: 'rsvps.answered', ...about, news: 'taken_back', personId: null, rsvpIds: [] }, [nudgeSpace]],
  ],
  'event.message_sent': [
    [
      { type: 'event.message_sent', ...about, messageId },
      [{ task: 'send-message', payload: { operatorId, messageId } }],
    ],
  ],
  'rsvp.checked_in': [[{ type: 'rsvp.checked_in', ...about, dateId, rsvpId }, []]],
  'rsvp.paid': [[{ type: 'rsvp.paid', ...about, dateId, rsvpId }, [nudgeSpace]]],
  'rsvp.link_asked': [
    [
      { type: 'rsvp.link_asked', ...about, dateId, linkId },
      [{ task: 'send-rsvp-link', payload: { operatorId, linkId } }],
    ],
  ],
};

/** What is said and shown around events. */
export const TALK_TABLE: { [T in TalkFact['type']]: [Extract<TalkFact, { type: T }>, object[]][] } = {
  // The hosts hear of it at the end of its hour, with all that is said until then.
  'event.commented': [
    [
      { type: 'event.commented', ...about, at: '2026-12-01T11:59:59.999Z' },
      [
        nudgeSpace,
        {
          ...{ task: 'announce-comments', payload: { operatorId, eventId }, runAt: at },
          key: `announce-comments:${eventId}:${at}`,
        },
      ],
    ],
  ],
  'event.talk_changed': [[{ type: 'event.talk_changed', ...about }, [nudgeSpace]]],
};
