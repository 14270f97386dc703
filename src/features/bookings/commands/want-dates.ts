import type { ActingMember } from '@/kernel/acting-member';
import type { SeriesId } from '@/kernel/ids';
import { once } from '@/server/requests/once';
import { bookingError } from '../bookings.errors';
import type { BookingFact } from '../bookings.facts';
import { wantingOf } from '../domain/wanted';
import { updateWanted } from '../sql/wanted-dates';
import type { WantDatesAnswer, WantDatesInput } from '../wanted.contract';

/**
 * "I want that Thursday still", or "no more": skipped dates of one's own series stand in line from now on, or leave it. Those wanted already keep their place.
 * What came to be booked, passed or cancelled meanwhile is left alone; the answer says how many dates it was about.
 *
 * @throws DomainError `booking.not_found` where none of them is a skipped date of the member's own that is to come.
 */
export function wantDates(member: ActingMember, input: WantDatesInput, now = new Date()): Promise<WantDatesAnswer> {
  return once(member, { requestId: input.requestId, command: 'want-dates', input }, async (tx) => {
    const dates = await updateWanted(
      tx,
      input.bookingIds,
      member.memberId,
      wantingOf({ wanted: input.wanted, offerMinutes: input.offerMinutes ?? null }),
      now,
    );
    if (dates.length === 0) throw bookingError('booking.not_found');
    const bySeries = new Map<SeriesId, (typeof dates)[number]>(dates.map((one) => [one.seriesId, one]));
    const facts = [...bySeries.values()].map(({ seriesId, spaceId, personId }): BookingFact => ({
      type: 'series.dates_wanted',
      ...{ operatorId: member.operatorId, spaceId, personId, seriesId },
    }));
    const { wanted } = input;
    return {
      answer: { dates: dates.length },
      audit: facts.map((fact) => ({
        ...{ action: fact.type, subjectKind: 'series', subjectId: 'seriesId' in fact ? fact.seriesId : '' },
        details: { wanted, bookingIds: dates.map(({ id }) => id) },
      })),
      facts,
    };
  });
}
