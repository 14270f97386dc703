'use client';
import { useState } from 'react';
import { KIND_WORDS } from '@/features/floor-plan/domain/state-words';
import { Field } from '@/ui/field';
import { Input } from '@/ui/input';
import { Select } from '@/ui/select';
import type { SeriesPlace } from './series-space';

type Props = { places: readonly SeriesPlace[]; value: string; onChange: (resourceId: string) => void };

const MANY = 8;

/** Which desk or room: from a list, made shorter by typing a part of its name. */
export function PickPlace({ places, value, onChange }: Props) {
  const [typed, setTyped] = useState('');
  const wanted = typed.trim().toLowerCase();
  const fits = ({ name, groupName }: SeriesPlace) => `${name} ${groupName ?? ''}`.toLowerCase().includes(wanted);
  const found = places.filter(fits);
  // What is chosen stays in the list, whatever is typed.
  const listed = places.filter((place) => place.id === value || fits(place));
  return (
    <div className="grid gap-2">
      <Field label="Where">
        <Select value={value} onChange={(event) => onChange(event.target.value)}>
          {Object.entries(KIND_WORDS).map(([kind, words]) => {
            const ofKind = listed.filter((place) => place.kind === kind);
            return ofKind.length === 0 ? null : (
              <optgroup key={kind} label={words}>
                {ofKind.map(({ id, name, groupName }) => (
                  <option key={id} value={id}>
                    {groupName ? `${name}, ${groupName}` : name}
                  </option>
                ))}
              </optgroup>
            );
          })}
        </Select>
      </Field>
      {places.length > MANY ? (
        <>
          <Input
            type="search"
            aria-label="Find a place by name"
            placeholder="Find a place by name"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || !found[0]) return;
              event.preventDefault();
              onChange(found[0].id);
              setTyped('');
            }}
          />
          <p role="status" className="text-ink-muted text-sm empty:hidden">
            {wanted === ''
              ? ''
              : found[0]
                ? `${found.length === 1 ? found[0].name : `${found.length} places`} in the list. Enter takes ${found[0].name}.`
                : 'No place is called that.'}
          </p>
        </>
      ) : null}
    </div>
  );
}
