import type { RequestSubject } from '@/features/bookings/bookings.facts';
import { newId } from '@/kernel/ids';

export const operatorId = newId<'operator'>();
export const [spaceId, personId, memberId] = [newId<'space'>(), newId<'person'>(), newId<'member'>()];
export const [bookingId, seriesId, cancellationId] = [newId<'booking'>(), newId<'series'>(), newId<'cancellation'>()];
export const [invitationId, changeId, seriesChangeId] = [
  newId<'invitation'>(),
  newId<'space_change'>(),
  newId<'series_change'>(),
];
export const closingId = newId<'closing'>();
export const undoUntil = '2026-11-22T10:00:20.000Z';
export const where = { operatorId, spaceId, personId };
export const waiting = { ...where, memberId, entryId: newId<'waitlist_entry'>() };
export const link = { mailId: newId(), email: 'ana@example.org', token: 'T0ken-_', minutes: 30, operatorId };
export const nudge = {
  task: 'nudge',
  payload: { topics: [`private-space-${spaceId}`, `private-person-${personId}`] },
  maxAttempts: 6,
};
export const nudgeSpace = { ...nudge, payload: { topics: [`private-space-${spaceId}`] } };
export const nudgePerson = { ...nudge, payload: { topics: [`private-person-${personId}`] } };
/** Who shows the space's hours and places hears of it apart. */
export const ofPlan = [`private-space-${spaceId}`, `private-plan-${spaceId}`];
export const key = `cancellation:${cancellationId}`;
export const actId = newId<'booking_change'>();
export const other = newId<'person'>();
export const [changeKey, guestsKey] = [`change:${actId}`, `guests:${actId}`];
export const change = { ...where, otherPersonIds: [], freed: false, guests: false, asked: [] };
export const all = { otherPersonIds: [other], freed: true, guests: true, asked: [bookingId] };
export const ask = {
  task: 'announce-request',
  payload: { operatorId, subject: { bookingId } },
  key: `asked:${actId}:${bookingId}`,
};

export const asked = (subject: RequestSubject) => [
  { task: 'announce-request', payload: { operatorId, subject } },
  { task: 'send-request-received', payload: { operatorId, subject } },
];
export const answered = (subject: RequestSubject, outcome: string) => ({
  task: 'send-request-outcome',
  payload: { operatorId, subject, outcome, at: undoUntil },
});

export const seriesChanged = {
  task: 'send-series-changed',
  payload: { operatorId, changeId: seriesChangeId },
  key: `series-change:${seriesChangeId}`,
};
export const told = (kind: string) => ({ task: 'write-notice', payload: { operatorId, personId, kind } });
export const offering = { task: 'offer-freed-time', payload: { operatorId, spaceId }, queue: `offer:${spaceId}` };
export const notShown = { task: 'send-no-show', payload: { operatorId, bookingId } };

/** Series without an end go on at once, as far as the owner says now. */
export const goingOn = { task: 'extend-series-of-operator', payload: { operatorId } };
