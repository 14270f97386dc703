import type { ResourceId } from '@/kernel/ids';
import { isOpenFor, type OpeningRules } from '@/features/spaces/domain/opening-hours';
import type { BookingRule } from '@/features/booking-rules/booking-rules.contract';
import { mayAnytime } from '@/features/booking-rules/domain/rule-effects';
import { whoOf } from './find-proposals';
import type { PlanningPlace, TouchedBooking } from './planning-facts';

type Hours = (resourceId: ResourceId) => OpeningRules;

/** Bookings that new hours leave outside: those that were within the old ones, of people who may not be there at any hour. */
export function touchedByHours(
  bookings: readonly TouchedBooking[],
  places: ReadonlyMap<ResourceId, PlanningPlace>,
  hours: { readonly before: Hours; readonly after: Hours },
  rules: readonly BookingRule[],
): TouchedBooking[] {
  return bookings.filter((booking) => {
    const place = places.get(booking.resourceId);
    if (!place || booking.begun) return false;
    if (mayAnytime(rules, { resource: place, who: whoOf(booking) })) return false;
    return isOpenFor(hours.before(place.id), booking) && !isOpenFor(hours.after(place.id), booking);
  });
}
