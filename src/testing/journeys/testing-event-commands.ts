import sharp from 'sharp';
import { answerAllDates, takeBackDates } from '@/features/events/commands/answer-all-dates';
import { answerEvent } from '@/features/events/commands/answer-event';
import { answerEventRequest, setHostRules } from '@/features/events/commands/answer-event-request';
import { answerGuest } from '@/features/events/commands/answer-guest';
import { answerAllDatesInput, takeBackDatesInput } from '@/features/events/all-dates.contract';
import { cancelEvent } from '@/features/events/commands/cancel-event';
import { changeDate } from '@/features/events/commands/change-date';
import { checkInGuest, letWalkIn } from '@/features/events/commands/check-in-guest';
import { addCover } from '@/features/events/commands/keep-covers';
import { invitePeople, takeBackInvitation } from '@/features/events/commands/invite-people';
import { payTicket, takeBackTicketPayment } from '@/features/events/commands/pay-ticket';
import { messageGuests } from '@/features/events/commands/message-guests';
import { saveEvent } from '@/features/events/commands/save-event';
import {
  answerEventInput,
  cancelEventInput,
  changeDateInput,
  inviteInput,
  saveEventInput,
  takeBackInvitationInput,
} from '@/features/events/events.contract';
import { answerOf, asRsvp, come, makeEvent, scan, wishOf } from '@/features/events/testing-events';
import { newId } from '@/kernel/ids';
import { localOf } from '@/kernel/zone';
import { inOperator } from '@/server/db/transactions';
import type { BusyHouse, SentCommand } from './testing-busy-house';

const published = async (house: BusyHouse, wish: object = {}) => {
  const made = await makeEvent(house.space, house.owner, await house.fresh(), { wish });
  const [dateId] = made.dateIds;
  if (!dateId) throw new Error('the event has no date');
  return { ...made, dateId };
};
/** Somebody whose ticket is to be paid at the door. */
const sold = async (house: BusyHouse) => {
  const tickets = [{ name: 'Regular', pricing: 'fixed', price: 3500 }];
  const { eventId, dateId } = await published(house, { tickets, membersPay: 'door' });
  const { id: typeId } = await inOperator(house.space, (tx) =>
    tx.selectFrom('eventTicketTypes').select('id').where('eventId', '=', eventId).executeTakeFirstOrThrow(),
  );
  const { rsvpId } = await come(house.space, house.ana, dateId, { ticket: { typeId, each: 3500 } });
  return { dateId, rsvpId: asRsvp(rsvpId) };
};
const tonight = () => new Date(Date.now() + 2 * 3_600_000);

/** Events of the house, each in a room of its own. */
export const EVENT_COMMANDS: readonly SentCommand[] = [
  {
    name: 'save-event',
    make: async (house) => {
      const wish = wishOf(house.space, await house.fresh());
      const input = saveEventInput.parse(house.request({ eventId: null, seen: null, as: 'publish', wish }));
      return (who) => saveEvent(who, input);
    },
  },
  {
    name: 'add-cover',
    make: async (house) => {
      const bytes = await sharp({ create: { width: 64, height: 32, channels: 3, background: '#1b5e78' } })
        .png()
        .toBuffer();
      const input = house.request({ bytes });
      return (who) => addCover(who, input);
    },
  },
  {
    name: 'change-date',
    make: async (house) => {
      const { eventId, dateId } = await published(house);
      const input = changeDateInput.parse(house.request({ eventId, dateId, capacity: 7 }));
      return (who) => changeDate(who, input);
    },
  },
  {
    name: 'cancel-event',
    make: async (house) => {
      const { eventId } = await published(house);
      const input = cancelEventInput.parse(house.request({ eventId, words: 'Rain' }));
      return (who) => cancelEvent(who, input);
    },
  },
  {
    name: 'answer-event-request',
    make: async (house) => {
      const { eventId } = await published(house);
      await inOperator(house.space, (tx) =>
        tx.updateTable('events').set({ status: 'asked' }).where('id', '=', eventId).execute(),
      );
      const input = answerEventInput.parse(house.request({ eventId, yes: true }));
      return (who) => answerEventRequest(who, input);
    },
  },
  {
    name: 'invite-people',
    make: async (house) => {
      const { eventId } = await published(house);
      const input = inviteInput.parse(
        house.request({ eventId, memberIds: [house.ana.memberId], emails: ['zoe@example.test'] }),
      );
      return (who) => invitePeople(who, input);
    },
  },
  {
    name: 'take-back-invitation',
    make: async (house) => {
      const { eventId } = await published(house);
      await invitePeople(house.owner, inviteInput.parse(house.request({ eventId, emails: ['zoe@example.test'] })));
      const [made] = await inOperator(house.space, (tx) =>
        tx.selectFrom('eventInvitations').select('id').where('eventId', '=', eventId).execute(),
      );
      const input = takeBackInvitationInput.parse(house.request({ eventId, invitationId: made?.id }));
      return (who) => takeBackInvitation(who, input);
    },
  },
  {
    name: 'set-host-rules',
    make: (house) => {
      const input = house.request({ hostRoles: ['host' as const, 'member' as const], yesRoles: ['member' as const] });
      return Promise.resolve((who) => setHostRules(who, input));
    },
  },
  {
    name: 'answer-event',
    by: 'ana',
    make: async (house) => {
      const { dateId } = await published(house);
      const input = answerOf(house.space, dateId);
      return (who) => answerEvent(who, input);
    },
  },
  {
    name: 'answer-all-dates',
    by: 'ana',
    make: async (house) => {
      const { eventId } = await published(house, { rrule: 'FREQ=WEEKLY;COUNT=3' });
      const input = answerAllDatesInput.parse(house.request({ eventId }));
      return (who) => answerAllDates(who, input);
    },
  },
  {
    name: 'take-back-dates',
    by: 'ana',
    make: async (house) => {
      const { eventId } = await published(house, { rrule: 'FREQ=WEEKLY;COUNT=3' });
      await answerAllDates(house.ana, answerAllDatesInput.parse(house.request({ eventId })));
      const input = takeBackDatesInput.parse(house.request({ eventId, which: 'all' as const }));
      return (who) => takeBackDates(who, input);
    },
  },
  {
    name: 'answer-guest',
    make: async (house) => {
      const { dateId } = await published(house);
      const { rsvpId } = await come(house.space, house.ana, dateId);
      const input = house.request({ dateId, rsvpId: asRsvp(rsvpId), act: 'remove' as const });
      return (who) => answerGuest(who, input);
    },
  },
  {
    name: 'message-guests',
    make: async (house) => {
      const { dateId } = await published(house);
      await come(house.space, house.ana, dateId);
      const input = house.request({ dateId, to: 'going' as const, words: 'Bring a mug' });
      return (who) => messageGuests(who, input);
    },
  },
  {
    name: 'check-in-guest',
    make: async (house) => {
      const { dateId } = await published(house, { localStart: localIn(house) });
      const { rsvpId } = await come(house.space, house.ana, dateId);
      const input = house.request({ dateId, who: { rsvpId: asRsvp(rsvpId) }, scanId: scan() });
      return (who) => checkInGuest(who, input, tonight());
    },
  },
  {
    name: 'pay-ticket',
    make: async (house) => {
      const { dateId, rsvpId } = await sold(house);
      const payment = { paymentId: newId<'rsvp_payment'>(), amount: 3500, how: 'cash' as const };
      const input = house.request({ dateId, rsvpId, ...payment });
      return (who) => payTicket(who, input);
    },
  },
  {
    name: 'take-back-ticket-payment',
    make: async (house) => {
      const { dateId, rsvpId } = await sold(house);
      const paymentId = newId<'rsvp_payment'>();
      await payTicket(house.owner, house.request({ dateId, rsvpId, paymentId, amount: 3500, how: 'cash' as const }));
      const input = house.request({ dateId, rsvpId, paymentId });
      return (who) => takeBackTicketPayment(who, input);
    },
  },
  {
    name: 'let-walk-in',
    make: async (house) => {
      const { dateId } = await published(house, { localStart: localIn(house) });
      const input = house.request({ dateId, name: 'Zoe', party: 2, ticket: null, scanId: scan() });
      return (who) => letWalkIn(who, input, tonight());
    },
  },
];

/** In twenty hours by the clock of the house. */
const localIn = (house: BusyHouse) => localOf(new Date(Date.now() + 20 * 3_600_000), house.space.timeZone);
