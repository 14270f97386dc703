'use client';
import { useContext, type ReactNode } from 'react';
import { FieldContext } from './field-context';

type Props = {
  label: ReactNode;
  name: string;
  value: string;
  ticked: boolean;
  required?: boolean;
  /** Left out in a plain form: then the browser keeps what is ticked. */
  onTicked?: ((ticked: boolean) => void) | undefined;
};

/** One of several ticks that a form sends under one name; the field around says what is wrong. */
export function Tick({ label, name, value, ticked, required = false, onTicked }: Props) {
  const field = useContext(FieldContext);
  const state = onTicked
    ? { checked: ticked, onChange: ({ target }: { target: { checked: boolean } }) => onTicked(target.checked) }
    : { defaultChecked: ticked };
  return (
    <label className="flex min-h-6 items-start gap-3">
      <input
        type="checkbox"
        name={name}
        value={value}
        required={required}
        aria-invalid={field?.invalid || undefined}
        aria-describedby={field?.describedBy}
        className="focus-ring accent-accent-ink mt-0.5 size-5 shrink-0"
        {...state}
      />
      <span className="min-w-0 break-words">{label}</span>
    </label>
  );
}
