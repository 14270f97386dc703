import { newId } from '@/kernel/ids';
import { answerOf, wishOf } from '@/features/events/testing-events';
import { atOperator, inSpace, requestId, type Entry, type House } from './testing-gates';

const asked = (house: House) => ({ ...atOperator(house), requestId: requestId() });
const ofSpace = (house: House) => ({ ...inSpace(house), requestId: requestId() });
const ofEvent = (more: object) => (house: House) => ({
  ...ofSpace(house),
  eventId: house.harbour.event.eventId,
  ...more,
});
const ofDate = (more: object) => (house: House) => ({ ...asked(house), dateId: house.harbour.event.dateId, ...more });
const anybody = 'public' as const;
const operator = 'operator' as const;
const space = 'space' as const;
const nobodys = { rsvpId: newId(), scanId: newId() };

export const EVENT_PROCEDURES: Record<string, Entry> = {
  'events.list': { gate: space, input: (house) => ({ ...inSpace(house), from: new Date().toISOString() }) },
  'events.page': { gate: operator, input: (house) => ({ ...atOperator(house), event: house.harbour.event.slug }) },
  'events.preview': {
    ...{ gate: operator, always: 'event.not_found' },
    input: (house) => ({ ...atOperator(house), event: house.harbour.event.slug }),
  },
  'events.publicPage': {
    gate: anybody,
    input: ({ harbour }) => ({ operator: `op-${harbour.operatorId}`, event: harbour.event.slug }),
  },
  'events.publicList': {
    gate: anybody,
    input: ({ harbour }) => ({ operator: `op-${harbour.operatorId}`, from: new Date().toISOString() }),
  },
  'events.hosting': { gate: space, input: inSpace },
  'events.edited': { gate: space, always: 'event.not_yours', input: ofEvent({}) },
  'events.plan': {
    ...{ gate: space, always: 'event.may_not_host' },
    input: (house) => ({ ...inSpace(house), eventId: null, wish: wishOf(house.harbour, house.harbour.desk) }),
  },
  'events.save': {
    ...{ gate: space, always: 'event.may_not_host' },
    input: (house) => ({
      ...ofSpace(house),
      eventId: null,
      seen: null,
      as: 'draft',
      wish: wishOf(house.harbour, null),
    }),
  },
  'events.ticketTaxes': { gate: operator, input: atOperator },
  'events.planDate': {
    ...{ gate: space, always: 'event.not_yours' },
    input: (house) =>
      ofEvent({
        dateId: house.harbour.event.dateId,
        time: { localStart: '2030-01-07T10:00', durationMinutes: 60, resourceId: null },
      })(house),
  },
  'events.changeDate': {
    ...{ gate: space, always: 'event.not_yours' },
    input: (house) => ofEvent({ dateId: house.harbour.event.dateId, capacity: 9 })(house),
  },
  'events.cancel': { gate: space, always: 'event.not_yours', input: ofEvent({}) },
  'events.answerRequest': { gate: space, always: 'auth.not_allowed', input: ofEvent({ yes: true }) },
  'events.hostRules': { gate: operator, input: atOperator },
  'events.setHostRules': {
    ...{ gate: operator, always: 'auth.not_allowed' },
    input: (house) => ({ ...asked(house), hostRoles: ['host'], yesRoles: [] }),
  },
  'events.answer': {
    gate: operator,
    input: ({ harbour }) => answerOf(harbour, harbour.event.dateId, { ticket: harbour.event.ticket }),
  },
  'events.allDates': {
    gate: operator,
    input: (house) => ({ ...atOperator(house), eventId: house.harbour.event.eventId }),
  },
  'events.answerAllDates': {
    gate: operator,
    input: (house) => ({ ...asked(house), eventId: house.harbour.event.eventId }),
  },
  'events.takeBackDates': {
    gate: operator,
    input: (house) => ({ ...asked(house), eventId: house.harbour.event.eventId, which: 'all' }),
  },
  'events.linkedDates': { gate: anybody, always: 'event.link_over', input: () => ({ token: 'no link of ours' }) },
  'events.answerAllByLink': { gate: anybody, always: 'event.link_over', input: () => ({ token: 'no link of ours' }) },
  'events.takeBackByLink': {
    ...{ gate: anybody, always: 'event.link_over' },
    input: () => ({ token: 'no link of ours', which: 'all' }),
  },
  'events.guests': { gate: operator, always: 'event.not_yours', input: ofDate({}) },
  'events.door': { gate: operator, always: 'event.not_yours', input: ofDate({}) },
  'events.messages': { gate: operator, always: 'event.not_yours', input: ofDate({}) },
  'events.messageGuests': {
    ...{ gate: operator, always: 'event.not_yours' },
    input: ofDate({ to: 'all', words: 'Bring a mug' }),
  },
  'events.answerGuest': { gate: operator, always: 'event.not_yours', input: ofDate({ ...nobodys, act: 'approve' }) },
  'events.checkIn': {
    ...{ gate: operator, always: 'event.not_yours' },
    input: ofDate({ who: { rsvpId: nobodys.rsvpId }, scanId: nobodys.scanId }),
  },
  'events.payTicket': {
    ...{ gate: operator, always: 'event.not_yours' },
    input: ofDate({ rsvpId: nobodys.rsvpId, paymentId: newId(), amount: 3500, how: 'cash' }),
  },
  'events.takeBackTicketPayment': {
    ...{ gate: operator, always: 'event.not_yours' },
    input: ofDate({ rsvpId: nobodys.rsvpId, paymentId: newId() }),
  },
  'events.walkIn': {
    gate: operator,
    always: 'event.not_yours',
    input: ofDate({ name: 'Zoe', scanId: nobodys.scanId }),
  },
  'events.people': { gate: operator, always: 'event.may_not_host', input: atOperator },
  'events.invited': { gate: space, always: 'event.not_yours', input: ofEvent({}) },
  'events.invite': { gate: space, always: 'event.not_yours', input: ofEvent({ emails: ['zoe@example.test'] }) },
  'events.takeBackInvitation': { gate: space, always: 'event.not_yours', input: ofEvent({ invitationId: newId() }) },
  'events.invitation': { gate: anybody, always: 'event.link_over', input: () => ({ token: 'no link of ours' }) },
  'events.answerInvitation': {
    ...{ gate: anybody, always: 'event.link_over' },
    input: () => ({ token: 'no link of ours', dateId: newId(), name: 'Zoe' }),
  },
  'events.dates': {
    ...{ gate: operator, always: 'event.not_yours' },
    input: (house) => ({ ...atOperator(house), eventId: house.harbour.event.eventId }),
  },
  'events.figures': { gate: operator, always: 'event.not_yours', input: ofDate({}) },
  'eventReport.report': {
    gate: space,
    input: (house) => ({ ...inSpace(house), from: '2026-01-01', to: '2026-12-31' }),
  },
  'eventReport.figures': {
    ...{ gate: operator, always: 'event.not_yours' },
    input: (house) => ({ ...atOperator(house), eventId: house.harbour.event.eventId }),
  },
  'eventReport.history': {
    ...{ gate: operator, always: 'event.not_yours' },
    input: (house) => ({ ...atOperator(house), eventId: house.harbour.event.eventId }),
  },
  'events.askToCome': {
    gate: anybody,
    input: ({ harbour }) => ({
      ...{ operator: `op-${harbour.operatorId}`, event: harbour.event.slug, dateId: harbour.event.dateId },
      ...{ name: 'Zoe', email: `${newId()}@example.test`, ticket: harbour.event.ticket },
    }),
  },
  'events.confirm': { gate: anybody, always: 'event.link_over', input: () => ({ token: 'no link of ours' }) },
  'events.ownFeed': { gate: operator, input: atOperator },
  'events.asked': { gate: anybody, always: 'event.link_over', input: () => ({ token: 'no link of ours' }) },
  'events.linked': { gate: anybody, always: 'event.link_over', input: () => ({ token: 'no link of ours' }) },
  'events.answerByLink': {
    ...{ gate: anybody, always: 'event.link_over' },
    input: () => ({ token: 'no link of ours', act: 'cancel' }),
  },
};
