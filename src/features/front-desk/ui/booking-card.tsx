'use client';
import { extrasInWords } from '@/features/pricing/domain/extras';
import type { ReactNode } from 'react';
import { guestsInWords } from '@/features/bookings/domain/guest-words';
import { whenWords } from '@/features/bookings/domain/when-words';
import type { ChangeAsked } from '@/features/bookings/ui/booking-menu';
import { Badge } from '@/ui/badge';
import { Button } from '@/ui/button';
import { Sheet } from '@/ui/sheet';
import { rowCan } from '../domain/row-can';
import type { DeskBooking } from '../front-desk.contract';
import { StandingMark } from './standing-words';
import type { RowActions } from './use-row-actions';

type Props = {
  booking: DeskBooking;
  now: Date;
  timeZone: string;
  locale: string;
  today: string;
  actions: RowActions;
  onChange: (booking: DeskBooking, what: ChangeAsked) => void;
  onClose: () => void;
};

/** One booking of the calendar with all that is known of it, and what can be done with it now. */
export function BookingCard({ booking, now, timeZone, locale, today, actions, onChange, onClose }: Props) {
  const { resourceName, floorName, note, guests, extras, overrideReason, guest, isNew, recurring, status } = booking;
  const can = rowCan(booking, now);
  const range = { startsAt: new Date(booking.startsAt), endsAt: new Date(booking.endsAt) };
  const asked = status === 'requested' ? 'It waits for a yes: answer it on Today.' : null;
  const act = (label: string, whyNot: string | null, run: () => Promise<void>, danger = false) => (
    <Button
      variant={danger ? 'danger-quiet' : 'secondary'}
      disabledReason={whyNot}
      onClick={() => void run().then(onClose)}
    >
      {label}
    </Button>
  );
  return (
    <Sheet
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
      title={booking.name}
      description={`${resourceName}, ${floorName}. ${whenWords(range, timeZone, locale, today)}`}
    >
      <div className="grid gap-4">
        <p className="flex flex-wrap items-center gap-2">
          {guest ? <Badge tone="outline">Guest</Badge> : null}
          {isNew ? <Badge tone="accent">New</Badge> : null}
          {recurring ? <Badge tone="outline">Repeats</Badge> : null}
          {status === 'requested' ? <Badge tone="warn">Asked for</Badge> : null}
          <StandingMark row={booking} now={now} timeZone={timeZone} locale={locale} />
        </p>
        <dl className="grid gap-2">
          {note ? <Line name="Note">{note}</Line> : null}
          {guests.length > 0 ? <Line name="Guests">{guestsInWords(guests)}</Line> : null}
          {extras && extras.length > 0 ? <Line name="Extras">{extrasInWords(extras)}</Line> : null}
          {overrideReason ? <Line name="Against a rule, because">{overrideReason}</Line> : null}
        </dl>
        <div className="grid gap-2">
          {act('Check in', asked ?? can.checkIn, () => actions.checkIn(booking))}
          {act('Check out', asked ?? can.checkOut, () => actions.checkOut(booking))}
          <Button disabledReason={can.change} onClick={() => onChange(booking, 'move')}>
            Move, extend or shorten
          </Button>
          <div className="grid grid-cols-2 gap-2 sm:grid-cols-3">
            <Button disabledReason={can.change} onClick={() => onChange(booking, 'swap')}>
              Swap places
            </Button>
            <Button disabledReason={can.change} onClick={() => onChange(booking, 'details')}>
              Guests, note
            </Button>
            <Button disabledReason={can.handOver} onClick={() => onChange(booking, 'hand_over')}>
              Hand over
            </Button>
          </div>
          {act('Cancel this date', can.cancel, () => actions.cancel(booking), true)}
        </div>
      </div>
    </Sheet>
  );
}

const Line = ({ name, children }: { name: string; children: ReactNode }) => (
  <div>
    <dt className="text-ink-faint text-sm">{name}</dt>
    <dd>{children}</dd>
  </div>
);
