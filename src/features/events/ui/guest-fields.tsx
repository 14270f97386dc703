'use client';
import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import { counted } from '@/features/bookings/domain/when-words';
import { Button } from '@/ui/button';
import { Field } from '@/ui/field';
import { Input } from '@/ui/input';
import { Textarea } from '@/ui/textarea';

/** Who comes along, by name where one gives it, and a word for the host. */
export type Companions = { readonly guests: readonly string[]; readonly note: string };

type Props = { most: number; value: Companions; onChange: (value: Companions) => void; startOpen?: boolean };

/** Guests and a note stay out of the way until somebody wants them: most come alone. */
export function GuestFields({ most, value, onChange, startOpen = false }: Props) {
  const [open, setOpen] = useState(startOpen);
  const { guests, note } = value;
  const set = (names: readonly string[]) => onChange({ ...value, guests: names });
  if (!open && guests.length === 0 && note === '')
    return (
      <Button variant="link" className="justify-self-start" onClick={() => setOpen(true)}>
        {most > 0 ? 'Bring somebody, or leave a note' : 'Leave a note'}
      </Button>
    );
  return (
    <div className="grid gap-3">
      {guests.map((name, at) => (
        <Field key={at} label={`Guest ${at + 1}`} optional>
          <div className="flex gap-1">
            <Input
              value={name}
              maxLength={80}
              autoComplete="off"
              placeholder="Name"
              onChange={(event) => set(guests.map((one, index) => (index === at ? event.target.value : one)))}
            />
            <Button
              size="icon"
              variant="ghost"
              aria-label={`Leave out guest ${at + 1}`}
              onClick={() => set(guests.filter((_, index) => index !== at))}
            >
              <X aria-hidden />
            </Button>
          </div>
        </Field>
      ))}
      {most > 0 ? (
        <Button
          size="sm"
          className="justify-self-start"
          disabledReason={guests.length >= most ? `One may bring ${counted(most, 'guest')}.` : undefined}
          onClick={() => set([...guests, ''])}
        >
          <Plus aria-hidden />
          Bring a guest
        </Button>
      ) : null}
      <Field label="A word for the host" optional>
        <Textarea
          rows={2}
          className="min-h-16"
          maxLength={500}
          value={note}
          onChange={(event) => onChange({ ...value, note: event.target.value })}
        />
      </Field>
    </div>
  );
}
