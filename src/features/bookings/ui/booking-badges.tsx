import { Repeat } from 'lucide-react';
import { Badge } from '@/ui/badge';
import type { BookingView } from '../bookings.contract';
import { skippedWords } from '../domain/booking-days';
import { momentWords } from '../domain/request-words';

type Props = { booking: BookingView; now: Date; locale: string };

/** Whether a booking is really one's own, what became of it, and whether it repeats. Nothing where there is nothing to say. */
export function BookingBadges({ booking, now, locale }: Props) {
  const { status, series, timeZone, requestExpiresAt, releaseAt, checkedInAt, checkedOutAt } = booking;
  const moment = (at: string) => momentWords(at, timeZone, locale);
  const mustCome = status === 'confirmed' && releaseAt && !checkedInAt && new Date(releaseAt) > now;
  const soon = mustCome && Date.parse(releaseAt) - now.getTime() < 86_400_000;
  if (!series && status === 'confirmed' && !checkedInAt && !soon) return null;
  return (
    <>
      <span className="mt-1 flex flex-wrap gap-1.5">
        {status === 'skipped' ? <Badge tone="warn">{skippedWords(booking.skipReason)}</Badge> : null}
        {status === 'cancelled' ? <Badge tone="outline">Cancelled</Badge> : null}
        {status === 'requested' && requestExpiresAt ? (
          <Badge tone="warn" className="whitespace-normal max-sm:rounded-sm">
            Waits for a yes, held until {moment(requestExpiresAt)}
          </Badge>
        ) : null}
        {status === 'declined' ? <Badge tone="outline">Declined</Badge> : null}
        {status === 'lapsed' ? <Badge tone="outline">Not answered in time</Badge> : null}
        {status === 'no_show' ? (
          <Badge tone="warn" className="whitespace-normal max-sm:rounded-sm">
            No-show{releaseAt ? `: nobody checked in by ${moment(releaseAt)}` : ''}
          </Badge>
        ) : null}
        {soon && releaseAt ? (
          <Badge tone="warn" className="whitespace-normal max-sm:rounded-sm">
            Check in by {moment(releaseAt)}
          </Badge>
        ) : null}
        {checkedOutAt ? (
          <Badge tone="outline">Checked out</Badge>
        ) : checkedInAt && status === 'confirmed' ? (
          <Badge tone="accent">Checked in</Badge>
        ) : null}
        {series ? (
          <Badge tone="accent" className="whitespace-normal max-sm:rounded-sm">
            <Repeat aria-hidden />
            <span className="first-letter:uppercase">{series.words}</span>
          </Badge>
        ) : null}
      </span>
      {booking.answerNote ? <span className="mt-1 block text-sm">“{booking.answerNote}”</span> : null}
    </>
  );
}
