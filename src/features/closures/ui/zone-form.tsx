'use client';
import { useState } from 'react';
import type { RefusalIn } from '@/client/refusal';
import { Field } from '@/ui/field';
import { Select } from '@/ui/select';
import type { ChangeWishInput } from '../closures.contract';
import { zoneWords } from './plan-words';
import { WishForm } from './wish-form';

type Props = {
  timeZone: string;
  zones: readonly string[];
  refusal: RefusalIn | null;
  busy: boolean;
  backHref: string;
  onLook: (wish: ChangeWishInput) => void;
};

/** Another time zone: what stands at nine on the wall goes on standing at nine. */
export function ZoneForm({ timeZone, zones, onLook, ...rest }: Props) {
  const [chosen, setChosen] = useState(timeZone);
  return (
    <WishForm
      title="Change the time zone"
      lead="All bookings keep their time on the wall: what begins at nine goes on beginning at nine, by the new clock. What runs now runs out as it is."
      example="We had set the wrong one"
      whyNot={chosen === timeZone ? 'It keeps this time zone already' : undefined}
      onLook={(reason) => onLook({ kind: 'zone', timeZone: chosen, reason })}
      {...rest}
    >
      <Field label="Time zone" help={`Now it is ${zoneWords(timeZone)}.`}>
        <Select value={chosen} onChange={(event) => setChosen(event.target.value)}>
          {zones.map((zone) => (
            <option key={zone} value={zone}>
              {zoneWords(zone)}
            </option>
          ))}
        </Select>
      </Field>
    </WishForm>
  );
}
