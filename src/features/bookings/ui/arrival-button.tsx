'use client';
import { Button } from '@/ui/button';
import type { BookingView } from '../bookings.contract';
import { momentWords } from '../domain/request-words';
import { useArrival } from './use-arrival';

const DAY_MS = 86_400_000;
type Props = { booking: BookingView; now: Date; locale: string };

/** "I'm here" and "I'm off", on the day where the owner asks for it; before its time with the moment it opens. */
export function ArrivalButton({ booking, now, locale }: Props) {
  const { operatorId, id: bookingId, timeZone, status, startsAt, endsAt, checkInOpensAt, checkedInAt } = booking;
  const { busy, checkIn, checkOut } = useArrival({ operatorId, bookingId, timeZone }, locale);
  if (status !== 'confirmed' || booking.checkedOutAt || new Date(endsAt) <= now) return null;
  if (checkedInAt)
    return new Date(startsAt) <= now ? (
      <Button
        size="sm"
        loading={busy}
        aria-label={`Check out: ${booking.resourceName}`}
        onClick={() => void checkOut()}
      >
        Check out
      </Button>
    ) : null;
  if (!checkInOpensAt || Date.parse(startsAt) - now.getTime() > DAY_MS) return null;
  const opens = new Date(checkInOpensAt) > now;
  return (
    <Button
      size="sm"
      variant="primary"
      loading={busy}
      disabledReason={opens ? `Check-in opens ${momentWords(checkInOpensAt, timeZone, locale)}.` : undefined}
      aria-label={`Check in: ${booking.resourceName}`}
      onClick={() => void checkIn()}
    >
      Check in
    </Button>
  );
}
