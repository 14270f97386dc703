'use client';
import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTRPCClient } from '@/client/trpc';
import { Button } from '@/ui/button';
import { Field } from '@/ui/field';
import { Input } from '@/ui/input';
import { Textarea } from '@/ui/textarea';
import type { ChangeDialogProps } from './change-dialogs';
import { ChangeWindow } from './change-window';
import { useSentChange } from './use-sent-change';

type Guest = { readonly key: number; readonly name: string; readonly email: string };

/** Who comes along, and a note. Guests with an address are written to. */
export function DetailsDialog({ booking, whose, onClose }: ChangeDialogProps) {
  const { operatorId, id: bookingId } = booking;
  const api = useTRPCClient();
  const [note, setNote] = useState(booking.note);
  const [guests, setGuests] = useState<readonly Guest[]>(() =>
    booking.guests.map(({ name, email = '' }, key) => ({ key, name, email })),
  );
  const sending = useSentChange(operatorId, onClose);
  const edit = (key: number, part: Partial<Guest>) =>
    setGuests((all) => all.map((one) => (one.key === key ? { ...one, ...part } : one)));
  const named = guests
    .map(({ name, email }) => ({ name: name.trim(), email: email.trim() }))
    .filter(({ name, email }) => name || email);
  const nameless = named.some(({ name }) => !name);

  const send = () =>
    void sending.send(
      {
        ...{ operatorId, bookingId, note },
        guests: named.map(({ name, email }) => (email ? { name, email } : { name })),
      },
      (wish) => api.bookings.changeDetails.mutate(wish),
      () => ({ title: 'Changed', undone: 'Guests and note are as they were' }),
    );

  return (
    <ChangeWindow
      title="Guests and note"
      description={`${whose ? `${whose}, ` : 'For '}${booking.resourceName}. Place and time stay.`}
      act="Save"
      whyNot={nameless ? 'Each guest needs a name.' : null}
      busy={sending.busy}
      refusal={sending.refusal}
      onSend={send}
      onClose={onClose}
    >
      {guests.map(({ key, name, email }, place) => (
        <fieldset key={key} className="grid items-end gap-2 sm:grid-cols-[1fr_1fr_auto]">
          <legend className="sr-only">Guest {place + 1}</legend>
          <Field label="Name">
            <Input value={name} maxLength={80} onChange={(event) => edit(key, { name: event.target.value })} />
          </Field>
          <Field label="Mail address" optional>
            <Input type="email" value={email} onChange={(event) => edit(key, { email: event.target.value })} />
          </Field>
          <Button
            variant="ghost"
            size="icon"
            aria-label={`Remove ${name || `guest ${place + 1}`}`}
            onClick={() => setGuests((all) => all.filter((one) => one.key !== key))}
          >
            <Trash2 aria-hidden />
          </Button>
        </fieldset>
      ))}
      <Button
        size="sm"
        className="justify-self-start"
        onClick={() =>
          setGuests((all) => [...all, { key: Math.max(-1, ...all.map((one) => one.key)) + 1, name: '', email: '' }])
        }
      >
        <Plus aria-hidden />
        Add a guest
      </Button>
      <p className="text-ink-faint text-sm">Guests with an address get a mail with place, time and a calendar file.</p>
      <Field label="Note" optional>
        <Textarea value={note} maxLength={500} onChange={(event) => setNote(event.target.value)} />
      </Field>
    </ChangeWindow>
  );
}
