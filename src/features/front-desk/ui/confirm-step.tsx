'use client';
import { useState } from 'react';
import { errorCopy } from '@/client/error-copy';
import { whenWords } from '@/features/bookings/domain/when-words';
import type { TimeRange } from '@/kernel/time-range';
import { Banner } from '@/ui/banner';
import { Button } from '@/ui/button';
import { Checkbox } from '@/ui/checkbox';
import { Field } from '@/ui/field';
import { Input } from '@/ui/input';
import { toast } from '@/ui/toast-store';
import { CountField } from '@/features/bookings/ui/count-field';
import { PricedWish } from '@/features/pricing/ui/priced-wish';
import { usePricedWish } from '@/features/pricing/ui/use-priced-wish';
import { staffCanBreak } from '@/features/bookings/domain/staff-can-break';
import type { BookForSetting } from './book-for-dialog';
import { useBookFor, WALK_IN, type Place, type Who } from './use-book-for';

type Props = {
  setting: BookForSetting;
  who: Who;
  place: Place;
  range: TimeRange;
  now: Date;
  onBooked: () => void;
};

/** Against the price, a code or an extra alone: looked at or chosen otherwise, it can be pressed again. */
const BESIDE = ['pricing.price_changed', 'codes.', 'extras.'];

/** What will be booked; what a rule says against it, and the way to book it anyway with a reason. */
export function ConfirmStep({ setting, who, place, range, now, onBooked }: Props) {
  const { timeZone, locale, today } = setting;
  const walkIn = who.kind === 'guest' && who.name === WALK_IN;
  const begins = range.startsAt <= now;
  const [email, setEmail] = useState('');
  const [note, setNote] = useState('');
  const [reason, setReason] = useState('');
  const [here, setHere] = useState(walkIn);
  const [guests, setGuests] = useState(0);
  const { trying, refusal, resourceId, busy, book } = useBookFor({ ...setting, who, place, range, guests });
  const payer = who.kind === 'guest' ? ('guest' as const) : { memberId: who.memberId };
  const priced = usePricedWish({ spaceId: setting.spaceId, resourceId, range, repeats: false, guests, payer });
  const capacity = 'capacity' in place ? place.capacity : 1;
  const words = refusal && errorCopy(refusal.code, { timeZone, ...refusal.details });
  const breakable = refusal !== null && staffCanBreak(refusal.code);
  const isBeside = refusal !== null && BESIDE.some((one) => refusal.code.startsWith(one));
  const needsReason = breakable && reason.trim().length < 3;

  // Of a group it may be another place, at its own price.
  const told = 'resourceId' in place ? priced.withTold : {};
  const beside = { ...priced.withCode, ...priced.withExtras, ...told };
  const confirm = async () => {
    const done = await book({ email, note, reason: breakable ? reason : '', checkIn: begins && here, beside });
    // It is told anew what it costs.
    if (!done) return priced.again();
    const { resourceName, status } = done.booking;
    const what = status === 'requested' ? 'is asked for' : 'is booked';
    toast({ title: `${resourceName} ${what} for ${who.name}${done.checkedIn ? ', who is in' : ''}`, tone: 'success' });
    onBooked();
  };
  return (
    <div className="grid gap-4">
      <p className="text-lg">
        <span className="font-medium">{place.name}</span>
        <span className="text-ink-muted tabular block">{whenWords(range, timeZone, locale, today)}</span>
      </p>
      {words ? (
        <Banner tone={breakable ? 'warn' : 'danger'} title={words.title} live>
          {words.hint}
        </Banner>
      ) : null}
      {capacity > 1 ? (
        <CountField
          label="Guests"
          help={`Beside ${walkIn ? 'whoever books' : who.name}; it seats ${capacity}.`}
          value={guests}
          most={100}
          onChange={(count) => setGuests(Math.min(count, 100))}
        />
      ) : null}
      <PricedWish priced={priced} zone={timeZone} locale={locale} />
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (!needsReason) void confirm();
        }}
      >
        {breakable ? (
          <Field label="Book anyway, because" help="It stands with the booking, and in the records.">
            <Input value={reason} maxLength={300} onChange={(event) => setReason(event.target.value)} />
          </Field>
        ) : null}
        {who.kind === 'guest' && !walkIn ? (
          <Field label="Mail address" help="For the confirmation with its calendar file." optional>
            <Input type="email" autoComplete="off" value={email} onChange={(event) => setEmail(event.target.value)} />
          </Field>
        ) : null}
        <Field label="Note" optional>
          <Input value={note} maxLength={500} onChange={(event) => setNote(event.target.value)} />
        </Field>
        {begins ? <Checkbox checked={here} onCheckedChange={setHere} label="They are here: check them in" /> : null}
        <Button
          type="submit"
          variant="primary"
          wide
          // The focus is where the next press is needed.
          autoFocus
          loading={busy || trying}
          disabledReason={
            refusal && !breakable && !isBeside
              ? 'This cannot be had.'
              : needsReason
                ? 'Say why it is booked anyway.'
                : null
          }
        >
          {breakable ? 'Book anyway' : 'Book'}
        </Button>
      </form>
    </div>
  );
}
