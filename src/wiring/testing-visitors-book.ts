import { newId } from '@/kernel/ids';
import { DESK_PROCEDURES } from './testing-desk-visitors';
import { CHANGE_PROCEDURES, SERIES_ADDRESSES, SERIES_PROCEDURES } from './testing-series-visitors';
import {
  atOperator,
  inSpace,
  requestId,
  roundTheClock,
  slot,
  somebody,
  staffOnly,
  TOKEN,
  type Entry,
  type House,
} from './testing-gates';
import { MANAGING } from './testing-managing';
import { BILLING_PROCEDURES } from './testing-billing-visitors';
import { EVENT_PROCEDURES } from './testing-event-visitors';
import { TALK_PROCEDURES } from './testing-talk-visitors';
import { PLAN_PROCEDURES } from './testing-plan-visitors';
import { ACCOUNT_ADDRESSES, MEMBERSHIP_PROCEDURES } from './testing-membership-visitors';
import { PRICING_PROCEDURES } from './testing-pricing-visitors';

/** Every procedure of the screens. One that is missing here fails the test until somebody has decided who may call it. */
export const PROCEDURES: Record<string, Entry> = {
  'auth.register': {
    gate: 'public',
    input: ({ cove }) => ({ name: 'New', email: 'new@example.test', spaceId: cove.spaceId }),
  },
  'auth.login': {
    gate: 'public',
    always: 'auth.wrong_password',
    input: () => ({ email: 'nobody@example.test', password: 'a long guess' }),
  },
  'auth.askForSignInLink': { gate: 'public', input: () => ({ email: 'nobody@example.test' }) },
  'auth.askForPasswordReset': { gate: 'public', input: () => ({ email: 'nobody@example.test' }) },
  'auth.joinAsVisitor': { gate: 'person', input: ({ cove }) => ({ name: 'New', spaceId: cove.spaceId }) },
  'auth.door': { gate: 'public', input: () => ({}) },
  'auth.openLink': { gate: 'public', always: 'auth.link_used', input: () => ({ token: TOKEN, purpose: 'sign_in' }) },
  'auth.confirmRegistration': { gate: 'public', always: 'auth.link_used', input: () => ({ token: TOKEN }) },
  'auth.resetPassword': {
    gate: 'public',
    always: 'auth.link_used',
    input: () => ({ token: TOKEN, password: 'a long enough password' }),
  },
  'auth.changePassword': {
    // Whoever has none yet sets a first one, as all of these do.
    gate: 'person',
    input: () => ({ current: '', password: 'a long enough password' }),
  },
  'auth.signOutEverywhere': { gate: 'person' },
  'auth.me': { gate: 'person' },
  'members.mine': { gate: 'person' },
  'members.people': { gate: 'operator', ...staffOnly, input: atOperator },
  'members.summary': { gate: 'operator', ...staffOnly, input: atOperator },
  'members.invite': {
    gate: 'operator',
    ...staffOnly,
    input: (house) => ({ ...atOperator(house), email: 'friend@example.test', role: 'owner' }),
  },
  'members.importList': {
    gate: 'operator',
    ...staffOnly,
    input: (house) => ({ ...atOperator(house), text: 'Email\na@example.test', dryRun: true }),
  },
  'members.withdrawInvitation': {
    gate: 'operator',
    ...staffOnly,
    input: (house) => ({ ...atOperator(house), invitationId: newId() }),
  },
  'members.changeRole': { gate: 'operator', ...staffOnly, input: (house) => ({ ...somebody(house), role: 'visitor' }) },
  'members.remove': { gate: 'operator', ...staffOnly, input: somebody },
  'members.restore': { gate: 'operator', ...staffOnly, input: somebody },
  'members.lookAtInvitation': { gate: 'public', always: 'auth.link_used', input: () => ({ token: TOKEN }) },
  'members.acceptInvitation': {
    gate: 'public',
    always: 'auth.link_used',
    input: () => ({ token: TOKEN, name: 'New', password: 'a long enough password' }),
  },
  'members.profile': { gate: 'person' },
  'members.editProfile': {
    gate: 'operator',
    input: (house) => ({ ...atOperator(house), displayName: 'Me', about: '', visibility: 'members' }),
  },
  'members.setTimeZone': { gate: 'person', input: () => ({ timeZone: 'Europe/Paris' }) },
  'members.removePhoto': { gate: 'operator', input: atOperator },
  'spaces.listed': { gate: 'public' },
  'spaces.listedBySlug': {
    gate: 'public',
    input: ({ harbour }) => ({ operator: `op-${harbour.operatorId}`, space: 'house' }),
  },
  'spaces.plan': { gate: 'space', input: inSpace },
  'spaces.hours': { gate: 'space', ...staffOnly, input: inSpace },
  'spaces.hoursTouch': { gate: 'space', ...staffOnly, input: (house) => ({ ...inSpace(house), hours: roundTheClock }) },
  'spaces.changeHours': {
    gate: 'space',
    ...staffOnly,
    input: (house) => ({ ...inSpace(house), requestId: requestId(), version: 'as it was', hours: roundTheClock }),
  },
  'spaces.holidayPlaces': { gate: 'space', ...staffOnly, input: inSpace },
  'spaces.publicHolidays': {
    gate: 'space',
    ...staffOnly,
    input: (house) => ({ ...inSpace(house), country: 'PT', year: 2027 }),
  },
  'bookingRules.list': { gate: 'space', ...staffOnly, input: inSpace },
  'bookingRules.mine': { gate: 'space', input: inSpace },
  'bookingRules.save': {
    gate: 'space',
    ...staffOnly,
    input: (house) => ({
      ...inSpace(house),
      requestId: requestId(),
      rule: {
        topic: 'waitlist',
        kind: 'desk',
        resourceId: null,
        role: null,
        memberId: null,
        settings: { on: true, offerMinutes: 30 },
      },
    }),
  },
  'bookingRules.remove': {
    gate: 'space',
    ...staffOnly,
    input: (house) => ({ ...inSpace(house), requestId: requestId(), ruleId: newId() }),
  },
  ...PLAN_PROCEDURES,
  ...EVENT_PROCEDURES,
  ...TALK_PROCEDURES,
  ...MEMBERSHIP_PROCEDURES,
  ...PRICING_PROCEDURES,
  ...BILLING_PROCEDURES,
  'availability.heat': { gate: 'space', input: inSpace },
  'availability.search': { gate: 'space', input: inSpace },
  'availability.day': { gate: 'space', input: (house) => ({ ...inSpace(house), date: house.day }) },
  'bookings.mine': { gate: 'person', input: () => ({}) },
  ...DESK_PROCEDURES,
  'bookings.book': {
    gate: 'space',
    visitor: 'booking.not_for_visitors',
    input: (house) => ({ ...slot(house), requestId: requestId() }),
  },
  // Answers what it would refuse, and refuses nothing itself.
  'bookings.foresee': { gate: 'space', input: slot },
  'bookings.foreseeMove': {
    gate: 'operator',
    input: (house) => ({ ...atOperator(house), bookingId: house.harbour.bookingId }),
  },
  ...SERIES_PROCEDURES,
  ...CHANGE_PROCEDURES,
  'waitlists.mine': { gate: 'person' },
  'waitlists.join': {
    gate: 'space',
    // The desk of members is nothing that a visitor could wait for; for a member it is simply free.
    visitor: 'waitlist.nothing_to_wait_for',
    member: 'waitlist.free_now',
    input: (house) => ({
      ...slot(house),
      startsAt: `${house.day}T17:00`,
      endsAt: `${house.day}T17:30`,
      requestId: requestId(),
    }),
  },
  'waitlists.leave': {
    gate: 'operator',
    always: 'waitlist.not_found',
    input: (house) => ({ ...atOperator(house), entryId: newId() }),
  },
  'waitlists.accept': {
    gate: 'operator',
    always: 'waitlist.not_found',
    input: (house) => ({ ...atOperator(house), entryId: newId() }),
  },
  'notices.unread': { gate: 'person' },
  'notices.latest': { gate: 'person' },
  'notices.read': { gate: 'operator', input: (house) => ({ ...atOperator(house), until: new Date().toISOString() }) },
  'bookings.released': { gate: 'operator', ...staffOnly, input: somebody },
  'bookings.upcomingOf': { gate: 'operator', ...staffOnly, input: somebody },
  'bookings.cancelCounts': {
    gate: 'operator',
    visitor: 'booking.not_found',
    member: 'booking.not_found',
    input: (house) => ({ ...atOperator(house), bookingId: house.harbour.bookingId }),
  },
  'bookings.requests': { gate: 'space', ...staffOnly, input: inSpace },
  'bookings.answerRequest': {
    gate: 'operator',
    ...staffOnly,
    input: (house) => ({ ...atOperator(house), bookingId: house.harbour.bookingId, answer: 'approve' }),
  },
  'bookings.requestByLink': { gate: 'public', always: 'auth.link_used', input: () => ({ token: TOKEN }) },
  'bookings.answerByLink': {
    gate: 'public',
    always: 'auth.link_used',
    input: () => ({ token: TOKEN, answer: 'approve', requestId: requestId() }),
  },
  'bookings.arrival': {
    gate: 'space',
    always: 'check_in.code_unknown',
    input: (house) => ({ ...inSpace(house), code: newId() }),
  },
  'bookings.checkIn': {
    gate: 'operator',
    visitor: 'booking.not_found',
    member: 'booking.not_found',
    input: (house) => ({ ...atOperator(house), bookingId: house.harbour.bookingId }),
  },
  'bookings.checkOut': {
    gate: 'operator',
    visitor: 'booking.not_found',
    member: 'booking.not_found',
    input: (house) => ({ ...atOperator(house), bookingId: house.harbour.bookingId }),
  },
  // Somebody else's booking and somebody else's act: as if there were none.
  'bookings.cancel': {
    gate: 'operator',
    visitor: 'booking.not_found',
    member: 'booking.not_found',
    input: (house) => ({ ...atOperator(house), bookingId: house.harbour.bookingId }),
  },
  'bookings.undoCancel': {
    gate: 'operator',
    visitor: 'cancellation.not_found',
    member: 'cancellation.not_found',
    input: (house) => ({ ...atOperator(house), cancellationId: house.cancellationId }),
  },
  ...MANAGING,
};

/** Every address of the API, in the same way; `path` with the ids filled in. */
export const ADDRESSES: Record<string, Entry & { readonly path?: (house: House) => string }> = {
  'POST /auth/register': PROCEDURES['auth.register']!,
  'POST /auth/login': PROCEDURES['auth.login']!,
  'GET /spaces': { gate: 'public' },
  'GET /spaces/{id}': { gate: 'public', path: ({ harbour }) => `/spaces/${harbour.spaceId}` },
  'GET /spaces/{id}/availability': {
    gate: 'public',
    path: ({ harbour, day }) => `/spaces/${harbour.spaceId}/availability?from=${day}T09:00Z&to=${day}T12:00Z`,
  },
  'GET /spaces/{id}/price': {
    gate: 'space',
    path: ({ harbour, membersOnly }) =>
      `/spaces/${harbour.spaceId}/price?resourceId=${membersOnly}&startsAt=2030-01-01T09:00&endsAt=2030-01-01T10:00`,
  },
  'GET /spaces/{id}/search': { gate: 'space', path: ({ harbour }) => `/spaces/${harbour.spaceId}/search?kinds=desk` },
  'POST /spaces/{id}/book': {
    gate: 'space',
    visitor: 'booking.not_for_visitors',
    path: ({ harbour }) => `/spaces/${harbour.spaceId}/book`,
    input: (house) => ({
      resourceId: house.membersOnly,
      startsAt: `${house.day}T15:00`,
      endsAt: `${house.day}T15:30`,
    }),
  },
  'GET /users/me/bookings': { gate: 'person' },
  'GET /users/me/released-time': {
    gate: 'operator',
    path: ({ harbour }) => `/users/me/released-time?operatorId=${harbour.operatorId}`,
  },
  'POST /bookings/{id}/check-in': {
    gate: 'person',
    always: 'booking.not_found',
    path: ({ harbour }) => `/bookings/${harbour.bookingId}/check-in`,
  },
  'POST /bookings/{id}/check-out': {
    gate: 'person',
    always: 'booking.not_found',
    path: ({ harbour }) => `/bookings/${harbour.bookingId}/check-out`,
  },
  'POST /bookings/{id}/answer': {
    gate: 'person',
    always: 'booking.not_found',
    path: ({ harbour }) => `/bookings/${harbour.bookingId}/answer`,
    input: () => ({ answer: 'approve' }),
  },
  'PATCH /bookings/{id}': {
    gate: 'person',
    always: 'booking.not_found',
    path: ({ harbour }) => `/bookings/${harbour.bookingId}`,
    input: () => ({ note: 'Mine' }),
  },
  'PUT /bookings/{id}/cancel': {
    gate: 'person',
    always: 'booking.not_found',
    path: ({ harbour }) => `/bookings/${harbour.bookingId}/cancel`,
    input: () => ({ scope: 'one' }),
  },
  ...SERIES_ADDRESSES,
  ...ACCOUNT_ADDRESSES,
};
