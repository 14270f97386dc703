import type { BookingFact } from '@/features/bookings/bookings.facts';
import { personTopic, spaceTopic } from '@/kernel/realtime';
import type { JobSpec } from '@/server/jobs/enqueue';
import { nudge } from './nudge-job';
import { offerAlongTheLine } from './waitlist-reactions';

type FactOf<T extends BookingFact['type']> = Extract<BookingFact, { readonly type: T }>;
type ChangeFact = FactOf<'booking.changed'> | FactOf<'booking.change_undone'>;

/**
 * What follows from a change: both sides' screens, a mail job for those whose bookings they are, one for whom they bring along, one to ask those who must
 * say yes, each under a key of the change, once it can no longer be undone; what is free goes along the line. An undo puts the same jobs in their
 * place at once: they find that it was undone, and send nothing.
 */
export function reactToChanges(fact: ChangeFact): JobSpec[] {
  const { operatorId, changeId, spaceId, personId, otherPersonIds } = fact;
  const wait = fact.type === 'booking.changed' ? { runAt: fact.undoUntil } : {};
  const payload = { operatorId, changeId };
  return [
    nudge(spaceTopic(spaceId), personTopic(personId), ...otherPersonIds.map(personTopic)),
    { task: 'send-booking-changed', payload, key: `change:${changeId}`, ...wait },
    ...(fact.guests ? [{ task: 'send-guest-changes', payload, key: guestsKey(changeId), ...wait }] : []),
    ...fact.asked.map((bookingId) => ({
      task: 'announce-request',
      payload: { operatorId, subject: { bookingId } },
      key: `asked:${changeId}:${bookingId}`,
      ...wait,
    })),
    ...(fact.freed ? [offerAlongTheLine(fact)] : []),
  ];
}

const guestsKey = (id: string) => `guests:${id}`;

/** Whom a member brings along hears where and when. */
export const inviteGuests = ({ operatorId, bookingId, guests }: FactOf<'booking.booked'>): JobSpec[] =>
  guests ? [{ task: 'send-guest-invitations', payload: { operatorId, bookingId } }] : [];

/** It tells the guests of what is still cancelled once it can no longer be undone. */
export const tellGuestsOff = ({
  operatorId,
  cancellationId,
  undoUntil,
  guests,
}: FactOf<'bookings.cancelled'>): JobSpec[] =>
  guests
    ? [
        {
          task: 'send-guest-cancellations',
          payload: { operatorId, cancellationId },
          key: guestsKey(cancellationId),
          runAt: undoUntil,
        },
      ]
    : [];

export const inviteGuestsOfSeries = ({ operatorId, seriesId, guests }: FactOf<'series.booked'>): JobSpec[] =>
  guests ? [{ task: 'send-guest-series-invitations', payload: { operatorId, seriesId } }] : [];

/** Guests of a series hear of its change once it can no longer be undone; an undo takes the place of what waits. */
export const tellGuestsOfSeries = (fact: FactOf<'series.changed'> | FactOf<'series.change_undone'>): JobSpec[] =>
  fact.guests
    ? [
        {
          task: 'send-guest-series-changes',
          payload: { operatorId: fact.operatorId, changeId: fact.changeId },
          key: guestsKey(fact.changeId),
          ...(fact.type === 'series.changed' ? { runAt: fact.undoUntil } : {}),
        },
      ]
    : [];
