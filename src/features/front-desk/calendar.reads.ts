import type { ActingMember } from '@/kernel/acting-member';
import { DomainError } from '@/kernel/domain-error';
import type { SpaceId } from '@/kernel/ids';
import { addDays, dayRange, type LocalDate } from '@/kernel/zone';
import { listBookingRules } from '@/features/booking-rules/booking-rules.service';
import { maySeeToday } from '@/features/bookings/bookings.access';
import { listTimeHeldInSpace } from '@/features/occupancies/occupancies.service';
import { hoursFor, openWithin } from '@/features/spaces/domain/opening-hours';
import { getOpeningRules } from '@/features/spaces/spaces.service';
import { inOperator } from '@/server/db/transactions';
import { claimsOf } from './domain/calendar-claims';
import type { DeskCalendar } from './front-desk.contract';
import { deskBooking } from './front-desk.reads';
import { listDeskBookings, listDeskPlaces } from './sql/desk-reads';

type Wish = { readonly spaceId: SpaceId; readonly from: LocalDate; readonly days: number };

/**
 * Every place of a space over a day or a week, for those who run it: what is booked in one statement, what else holds time in another, and three for the
 * space itself, however many places. @throws DomainError `auth.not_allowed`, `space.not_found`.
 */
export async function readCalendar(member: ActingMember, wish: Wish, now = new Date()): Promise<DeskCalendar> {
  if (!maySeeToday(member.role)) throw new DomainError('forbidden', 'auth.not_allowed');
  return inOperator(member, async (tx) => {
    const { spaceId, from, days } = wish;
    const { name: spaceName, rules, own } = await getOpeningRules(tx, spaceId);
    const { timeZone } = rules;
    const dates = Array.from({ length: days }, (_, day) => addDays(from, day));
    const range = {
      startsAt: dayRange(from, timeZone).startsAt,
      endsAt: dayRange(addDays(from, days - 1), timeZone).endsAt,
    };
    const bookingRules = await listBookingRules(tx, spaceId);
    const places = await listDeskPlaces(tx, spaceId);
    const rows = await listDeskBookings(tx, spaceId, range, now);
    const held = await listTimeHeldInSpace(tx, spaceId, range);
    return {
      dates,
      timeZone,
      spaceName,
      places: places.map(({ groupId: _, ...place }) => ({
        ...place,
        open: openWithin(hoursFor(rules, own[place.id] ?? null), range).map(({ startsAt, endsAt }) => ({
          startsAt: startsAt.toISOString(),
          endsAt: endsAt.toISOString(),
        })),
      })),
      bookings: rows.map((row) => deskBooking(tx, row, bookingRules, timeZone)),
      claims: claimsOf(held, rows),
    };
  });
}
