import type { BookableFacts } from '@/features/spaces/spaces.service';
import { bookingError } from '../bookings.errors';
import { mostGuests } from '../domain/seats';

/** Whether so many can come along there. @throws DomainError `booking.too_many_guests` */
export function requireSeats({ capacity, resourceName }: BookableFacts, guests: number): void {
  if (guests > mostGuests(capacity)) throw bookingError('booking.too_many_guests', { capacity, resourceName });
}
