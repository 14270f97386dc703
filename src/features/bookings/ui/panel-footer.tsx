'use client';
import { paths } from '@/client/paths';
import { Button } from '@/ui/button';
import { LinkButton } from '@/ui/link-button';
import type { useBookingIntent } from './use-booking-intent';

type Props = { intent: ReturnType<typeof useBookingIntent>; onBook: () => void; onClose: () => void };

/** The one button of the booking panel, with the reason when it cannot be pressed; after booking, the ways on. */
export function PanelFooter({ intent, onBook, onClose }: Props) {
  if (intent.booked)
    return (
      <div className="grid w-full gap-2">
        <LinkButton wide size="lg" variant="primary" href={paths.bookings()}>
          My bookings
        </LinkButton>
        <Button wide size="lg" onClick={onClose}>
          Done
        </Button>
      </div>
    );
  const sums = intent.repeats && intent.plan?.data?.sums;
  return (
    <div className="grid w-full gap-2.5">
      {sums ? (
        <p aria-hidden className="tabular text-center text-sm font-medium">
          <span className="text-success">{sums.fine} fine</span>
          {sums.taken > 0 ? <span className="text-warn">, {sums.taken} taken</span> : null}
          {sums.rule > 0 ? <span className="text-warn">, {sums.rule} against a rule</span> : null}
          {sums.closed + sums.outsideHours > 0 ? (
            <span className="text-ink-muted">, {sums.closed + sums.outsideHours} closed</span>
          ) : null}
        </p>
      ) : null}
      {intent.reason && !intent.pending ? (
        // The button says the same to a screen reader.
        <p aria-hidden className="text-ink-muted text-center text-sm">
          {intent.reason}
        </p>
      ) : null}
      <p role="status" className="text-warn text-center text-sm empty:hidden">
        {intent.waiting ? 'You are offline. It is booked as soon as you are back.' : null}
      </p>
      <Button
        wide
        size="lg"
        variant="primary"
        className="px-3 text-base whitespace-normal"
        loading={intent.pending}
        disabledReason={intent.pending ? undefined : intent.reason}
        onClick={onBook}
      >
        {intent.label}
      </Button>
    </div>
  );
}
