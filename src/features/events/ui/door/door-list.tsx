import { CloudUpload } from 'lucide-react';
import { Badge } from '@/ui/badge';
import { Button } from '@/ui/button';
import { payerOf, rsvpOf, type DoorPayment, type Pending } from '../../domain/door-queue';
import type { DoorGuest } from '../../door.contract';
import { DoorMoney } from './door-money';
import { clockOf, STATUS_AT_DOOR } from './door-words';

type Props = {
  guests: readonly DoorGuest[];
  pending: readonly Pending[];
  timeZone: string;
  locale: string;
  onLetIn: (guest: DoorGuest) => void;
  onUndo: (guest: DoorGuest) => void;
  onPay: (payment: DoorPayment) => void;
  onTakeBack: (guest: DoorGuest) => void;
};

/** People to tap: let in, or taken back. */
export function DoorList({ guests, pending, timeZone, locale, onLetIn, onUndo, onPay, onTakeBack }: Props) {
  const waits = new Set(pending.map(rsvpOf));
  const paying = new Set(pending.map(payerOf));
  return (
    <ul className="divide-line border-line bg-surface divide-y rounded-lg border">
      {guests.map((guest) => (
        <li key={guest.rsvpId} className="flex min-h-16 items-center justify-between gap-3 px-4 py-2">
          <div className="min-w-0">
            <p className="text-lg font-medium break-words">
              {guest.name}
              {guest.party > 1 ? <span className="text-ink-muted"> +{guest.party - 1}</span> : null}
            </p>
            {guest.guestNames.some(Boolean) ? (
              <p className="text-ink-muted text-sm break-words">with {guest.guestNames.filter(Boolean).join(', ')}</p>
            ) : null}
            {STATUS_AT_DOOR[guest.status] ? <Badge tone="warn">{STATUS_AT_DOOR[guest.status]}</Badge> : null}
            {guest.note ? <p className="text-ink-muted text-sm break-words">“{guest.note}”</p> : null}
            <DoorMoney
              {...{ guest, locale, onPay }}
              waits={paying.has(guest.rsvpId)}
              onTakeBack={() => onTakeBack(guest)}
            />
          </div>
          {guest.checkedInAt ? (
            <div className="flex shrink-0 items-center gap-2">
              <span className="text-success tabular text-sm">In {clockOf(guest.checkedInAt, timeZone, locale)}</span>
              <Button size="sm" variant="ghost" aria-label={`Undo ${guest.name}`} onClick={() => onUndo(guest)}>
                Undo
              </Button>
            </div>
          ) : waits.has(guest.rsvpId) ? (
            <Badge className="shrink-0">
              <CloudUpload aria-hidden />
              Waiting to be sent
            </Badge>
          ) : (
            <Button variant="primary" aria-label={`Let in ${guest.name}`} onClick={() => onLetIn(guest)}>
              Let in
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
