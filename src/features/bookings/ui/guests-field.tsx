'use client';
import { Plus, Trash2 } from 'lucide-react';
import { Button } from '@/ui/button';
import { Field } from '@/ui/field';
import { Input } from '@/ui/input';
import { countUnnamed, newGuest, withUnnamed, type GuestDraft } from '../domain/guest-drafts';
import { CountField } from './count-field';

type Props = {
  value: readonly GuestDraft[];
  onChange: (value: readonly GuestDraft[]) => void;
  /** One below the other, where there is little room. */
  narrow?: boolean;
};

/** Who comes along: names, the addresses of those who are to be written to, and how many more have no name yet. */
export function GuestsField({ value, onChange, narrow = false }: Props) {
  const named = value.filter(({ unnamed }) => !unnamed);
  const edit = (key: number, part: Partial<GuestDraft>) =>
    onChange(value.map((one) => (one.key === key ? { ...one, ...part } : one)));
  return (
    <div className="grid gap-2" role="group" aria-label="Guests">
      {named.map(({ key, name, email }, place) => (
        <fieldset key={key} className={narrow ? 'grid gap-2' : 'grid items-end gap-2 sm:grid-cols-[1fr_1fr_auto]'}>
          <legend className="sr-only">Guest {place + 1}</legend>
          <Field label="Name">
            <Input value={name} maxLength={80} onChange={(event) => edit(key, { name: event.target.value })} />
          </Field>
          <Field label="Mail address" optional>
            <Input type="email" value={email} onChange={(event) => edit(key, { email: event.target.value })} />
          </Field>
          <Button
            variant="ghost"
            size={narrow ? 'sm' : 'icon'}
            className={narrow ? 'justify-self-start' : undefined}
            aria-label={`Remove ${name || `guest ${place + 1}`}`}
            onClick={() => onChange(value.filter((one) => one.key !== key))}
          >
            <Trash2 aria-hidden />
            {narrow ? 'Remove' : null}
          </Button>
        </fieldset>
      ))}
      <Button size="sm" className="justify-self-start" onClick={() => onChange([...value, newGuest(value)])}>
        <Plus aria-hidden />
        Add a guest
      </Button>
      <CountField
        label={named.length > 0 ? 'More guests, without names' : 'Guests without names'}
        value={countUnnamed(value)}
        most={100 - named.length}
        onChange={(count) => onChange(withUnnamed(value, count))}
      />
    </div>
  );
}
