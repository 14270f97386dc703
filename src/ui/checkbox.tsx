'use client';
import { useId, type ReactNode } from 'react';
import { cn } from './cn';

type Props = {
  checked: boolean;
  onCheckedChange: (checked: boolean) => void;
  label: ReactNode;
  description?: ReactNode;
  disabled?: boolean;
  className?: string;
};

/** Yes or no, with room for a sentence: the browser's own box, in the house's colours. */
export function Checkbox({ checked, onCheckedChange, label, description, disabled, className }: Props) {
  const id = useId();
  return (
    <label htmlFor={id} className={cn('flex min-h-6 items-start gap-3 has-[:disabled]:opacity-60', className)}>
      <input
        id={id}
        type="checkbox"
        checked={checked}
        disabled={disabled}
        aria-describedby={description ? `${id}-more` : undefined}
        onChange={(event) => onCheckedChange(event.target.checked)}
        className="focus-ring accent-accent-ink mt-0.5 size-5 shrink-0"
      />
      <span className="grid min-w-0">
        <span>{label}</span>
        {description ? (
          <span id={`${id}-more`} className="text-ink-muted text-sm">
            {description}
          </span>
        ) : null}
      </span>
    </label>
  );
}
