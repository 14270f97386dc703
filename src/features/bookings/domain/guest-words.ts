import type { BookingGuest } from '../bookings.contract';

/** "Rui, Eva and 3 more": those with names first; "3 guests" where nobody has one, empty where nobody comes along. */
export function guestsInWords(guests: readonly Pick<BookingGuest, 'name'>[]): string {
  const names = guests.flatMap(({ name }) => name || []);
  const more = guests.length - names.length;
  if (names.length === 0) return more === 0 ? '' : more === 1 ? '1 guest' : `${more} guests`;
  return more === 0 ? names.join(', ') : `${names.join(', ')} and ${more} more`;
}
