'use client';
import { Field } from '@/ui/field';
import { Select } from '@/ui/select';

const LENGTHS = [
  [15, '15 minutes'],
  [60, '1 hour'],
  [240, '4 hours'],
  [1440, '1 day'],
  [4320, '3 days'],
] as const;

type Props = { value: number | null; onChange: (minutes: number | null) => void };

/** How long a date that came free is kept for whoever asked to be asked. */
export function OfferField({ value, onChange }: Props) {
  return (
    <Field
      label="When a date that you wait for is free, keep it for me"
      help="We write to you. If you say nothing in time, the next in line has it."
      className="max-w-md"
    >
      <Select
        value={value ?? ''}
        onChange={(event) => onChange(event.target.value === '' ? null : Number(event.target.value))}
      >
        <option value="">As long as the space keeps offers</option>
        {LENGTHS.map(([minutes, words]) => (
          <option key={minutes} value={minutes}>
            {words}
          </option>
        ))}
      </Select>
    </Field>
  );
}
