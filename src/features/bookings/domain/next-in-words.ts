import { rangeLabel } from '@/features/floor-plan/domain/day-clock';
import { localDateOf } from '@/kernel/zone';
import type { BookingView } from '../bookings.contract';
import { dayWords } from './when-words';

/** The answer before the list: what comes next, and when. Nothing when nothing does. */
export function nextInWords(bookings: readonly BookingView[], now: Date, locale: string): string | undefined {
  const next = bookings.find((booking) => booking.status === 'confirmed' && new Date(booking.endsAt) > now);
  if (!next) return undefined;
  const range = { startsAt: new Date(next.startsAt), endsAt: new Date(next.endsAt) };
  const hours = rangeLabel(range, next.timeZone, locale);
  if (range.startsAt <= now) return `Now: ${next.resourceName} at ${next.spaceName}, ${hours}`;
  const day = dayWords(localDateOf(range.startsAt, next.timeZone), locale, localDateOf(now, next.timeZone));
  return `Next: ${next.resourceName} at ${next.spaceName}, ${day.toLowerCase() === 'today' || day === 'Tomorrow' ? day.toLowerCase() : day} ${hours}`;
}
