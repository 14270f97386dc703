'use client';
import { useState } from 'react';
import { useTRPCClient } from '@/client/trpc';
import { Field } from '@/ui/field';
import { Textarea } from '@/ui/textarea';
import type { ChangeDialogProps } from './change-dialogs';
import { guestDrafts, guestsTyped, type GuestDraft } from '../domain/guest-drafts';
import { ChangeWindow } from './change-window';
import { GuestsField } from './guests-field';
import { useSentChange } from './use-sent-change';

/** Who comes along, and a note. Guests with an address are written to. */
export function DetailsDialog({ booking, whose, onClose }: ChangeDialogProps) {
  const { operatorId, id: bookingId } = booking;
  const api = useTRPCClient();
  const [note, setNote] = useState(booking.note);
  const [drafts, setDrafts] = useState<readonly GuestDraft[]>(() => guestDrafts(booking.guests));
  const sending = useSentChange(operatorId, onClose);
  const { guests, missing } = guestsTyped(drafts);

  const send = () =>
    void sending.send(
      { operatorId, bookingId, note, guests: [...guests] },
      (wish) => api.bookings.changeDetails.mutate(wish),
      () => ({ title: 'Changed', undone: 'Guests and note are as they were' }),
    );

  return (
    <ChangeWindow
      title="Guests and note"
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
      <Field label="Note" optional>
        <Textarea value={note} maxLength={500} onChange={(event) => setNote(event.target.value)} />
      </Field>
    </ChangeWindow>
  );
}
