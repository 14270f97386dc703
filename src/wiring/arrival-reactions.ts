import type { BookingRuleFact } from '@/features/booking-rules/booking-rules.facts';
import type { BookingFact } from '@/features/bookings/bookings.facts';
import type { JobSpec } from '@/server/jobs/enqueue';
import { inviteGuestsTo } from './guest-jobs';
import { notice, offerAlongTheLine } from './waitlist-reactions';

type ArrivalFact = Extract<
  BookingFact,
  { readonly type: `request.${string}` | `${string}.requested` | `booking.checked_${string}` | 'booking.not_shown' }
>;

/** What follows from a request and its answer, and from who comes, leaves or does not come. What became free goes along the line of those who wait. */
export function reactToArrivals(fact: ArrivalFact): JobSpec[] {
  const { operatorId } = fact;
  switch (fact.type) {
    case 'booking.requested':
    case 'series.requested': {
      const subject = fact.type === 'booking.requested' ? { bookingId: fact.bookingId } : { seriesId: fact.seriesId };
      return [
        { task: 'announce-request', payload: { operatorId, subject } },
        { task: 'send-request-received', payload: { operatorId, subject } },
      ];
    }
    case 'request.approved':
    case 'request.declined':
    case 'request.lapsed': {
      const { subject, at } = fact;
      const outcome = fact.type.slice('request.'.length);
      return [
        { task: 'send-request-outcome', payload: { operatorId, subject, outcome, at } },
        notice(fact, fact.type, subject),
        // Whom they bring along hears of it once it is a booking.
        ...(fact.type === 'request.approved' && 'bookingId' in subject
          ? [{ task: 'send-guest-invitations', payload: { operatorId, bookingId: subject.bookingId } }]
          : []),
        ...(fact.type === 'request.approved' && 'seriesId' in subject
          ? [inviteGuestsTo({ operatorId, seriesId: subject.seriesId }, { at })]
          : []),
        // What was declined is free; and dates of a series that was approved may have what they wait for.
        ...(fact.type === 'request.approved' && 'bookingId' in subject ? [] : [offerAlongTheLine(fact)]),
      ];
    }
    case 'booking.not_shown': {
      const { bookingId } = fact;
      return [
        { task: 'send-no-show', payload: { operatorId, bookingId } },
        ...(fact.guest ? [] : [notice(fact, 'booking.no_show', { bookingId })]),
        offerAlongTheLine(fact),
      ];
    }
    case 'booking.checked_out':
      return [offerAlongTheLine(fact)];
    case 'booking.checked_in':
      return [];
  }
}

/** Another rule about check-in counts for what is booked already, too; one about repeating bookings may let them go on at once. */
export function reactToRules({ topic, operatorId, spaceId }: BookingRuleFact): JobSpec[] {
  if (topic === 'check_in') return [{ task: 'move-releases', payload: { operatorId, spaceId } }];
  return topic === 'series' ? [{ task: 'extend-series-of-operator', payload: { operatorId } }] : [];
}
