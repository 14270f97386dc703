'use client';
import { CloudUpload } from 'lucide-react';
import { useState } from 'react';
import { moneyInWords } from '@/kernel/money';
import { Badge } from '@/ui/badge';
import { Button } from '@/ui/button';
import { PAID_HOWS, type PaidHow } from '../../domain/door-payment';
import { owedNow, type DoorPayment } from '../../domain/door-queue';
import type { DoorGuest } from '../../door.contract';

export const HOW_PAID: Readonly<Record<PaidHow, string>> = { cash: 'Cash', card: 'Card', transfer: 'Transfer' };

type Props = {
  guest: DoorGuest;
  /** Their payment waits to be sent. */
  waits: boolean;
  locale: string;
  onPay: (payment: DoorPayment) => void;
  onTakeBack: () => void;
};

/** The ticket of somebody at the door, what of it is to be paid here, and that it was paid: two taps, and one to take it back. */
export function DoorMoney({ guest, waits, locale, onPay, onTakeBack }: Props) {
  const { ticket, party, payment, paid, name, rsvpId } = guest;
  const [asking, setAsking] = useState(false);
  if (!ticket) return null;
  const say = (minor: number) => moneyInWords(minor, ticket.currency, locale);
  const owed = owedNow(guest);
  const what = party > 1 && ticket.each > 0 ? `${ticket.name} × ${party}` : ticket.name;
  if (ticket.each === 0 && paid === 0) return <p className="text-ink-muted text-sm">{what}: free</p>;
  if (ticket.pays === 'account')
    return (
      <p className="text-ink-muted text-sm">
        {what}: {say(ticket.each * party)} on account
      </p>
    );
  return (
    <div className="grid justify-items-start gap-1">
      <p className="tabular text-sm">
        {what}:{' '}
        {owed > 0 ? (
          <strong className="text-warn">{say(owed)} to pay</strong>
        ) : owed < 0 ? (
          <strong className="text-warn">{say(-owed)} to give back</strong>
        ) : (
          <span className="text-success">
            {say(paid)} paid{payment ? `, ${HOW_PAID[payment.how].toLowerCase()}` : ''}
          </span>
        )}
      </p>
      {waits ? (
        <Badge>
          <CloudUpload aria-hidden />
          Payment waiting to be sent
        </Badge>
      ) : owed > 0 && guest.status === 'going' ? (
        asking ? (
          <div role="group" aria-label={`How ${name} paid`} className="flex flex-wrap gap-2">
            {PAID_HOWS.map((how) => (
              <Button
                key={how}
                size="sm"
                aria-label={`${HOW_PAID[how]}: ${name}`}
                onClick={() => {
                  setAsking(false);
                  onPay({ rsvpId, amount: owed, how });
                }}
              >
                {HOW_PAID[how]}
              </Button>
            ))}
            <Button size="sm" variant="ghost" aria-label={`Not yet: ${name}`} onClick={() => setAsking(false)}>
              Not yet
            </Button>
          </div>
        ) : (
          <Button size="sm" aria-label={`Paid: ${name}`} onClick={() => setAsking(true)}>
            Paid
          </Button>
        )
      ) : null}
      {payment && !waits ? (
        <Button size="sm" variant="link" aria-label={`Take back the payment of ${name}`} onClick={onTakeBack}>
          Take back the payment
        </Button>
      ) : null}
    </div>
  );
}
