'use client';
import { useState } from 'react';
import { useTRPCClient } from '@/client/trpc';
import { ExtrasField } from '@/features/pricing/ui/extras-field';
import { minutesOf } from '@/kernel/time-range';
import { Field } from '@/ui/field';
import { Textarea } from '@/ui/textarea';
import type { ChangeDialogProps } from './change-dialogs';
import { guestDrafts, guestsTyped, type GuestDraft } from '../domain/guest-drafts';
import { DepositLine } from './deposit-line';
import { ChangeWindow } from './change-window';
import { useExtrasOf } from './use-extras-of';
import { GuestsField } from './guests-field';
import { useSentChange } from './use-sent-change';

/** Who comes along, what is had beside the time, and a note. Guests with an address are written to. */
export function DetailsDialog({ booking, locale, whose, onClose }: ChangeDialogProps) {
  const { operatorId, id: bookingId } = booking;
  const api = useTRPCClient();
  const [note, setNote] = useState(booking.note);
  const [drafts, setDrafts] = useState<readonly GuestDraft[]>(() => guestDrafts(booking.guests));
  const extras = useExtrasOf(booking);
  const sending = useSentChange(operatorId, onClose);
  const { guests, missing } = guestsTyped(drafts);

  const send = () =>
    void sending.send(
      { operatorId, bookingId, note, guests: [...guests], ...extras.wanted },
      (wish) => api.bookings.changeDetails.mutate(wish),
      () => ({ title: 'Changed', undone: 'Everything is as it was' }),
    );

  return (
    <ChangeWindow
      title="Guests, extras and note"
      description={`${whose ? `${whose}, ` : 'For '}${booking.resourceName}. Place and time stay.`}
      act="Save"
      whyNot={missing}
      busy={sending.busy}
      refusal={sending.refusal}
      onSend={send}
      onClose={onClose}
    >
      <GuestsField value={drafts} onChange={setDrafts} />
      <p className="text-ink-faint text-sm">Guests with an address get a mail with place, time and a calendar file.</p>
      <ExtrasField
        offers={extras.offers}
        counts={extras.counts}
        currency={extras.currency}
        locale={locale}
        about={{ minutes: minutesOf(extras.range), guests: guests.length }}
        onChange={extras.setCounts}
      />
      <DepositLine booking={booking} locale={locale} />
      <Field label="Note" optional>
        <Textarea value={note} maxLength={500} onChange={(event) => setNote(event.target.value)} />
      </Field>
    </ChangeWindow>
  );
}
