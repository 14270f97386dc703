'use client';
import { RadioGroup as Radix } from 'radix-ui';
import { useId } from 'react';
import type { ReactNode } from 'react';
import { cn } from './cn';
import { useFieldGroup } from './field-context';

type Option<V extends string> = { value: V; label: ReactNode; description?: ReactNode; disabled?: boolean };
type Props<V extends string> = {
  value: V | undefined;
  onValueChange: (value: V) => void;
  options: readonly Option<V>[];
  name?: string;
  className?: string;
  'aria-label'?: string;
  'aria-labelledby'?: string;
};

/** One of a few, each with room for a sentence. For two to five short words take SegmentedControl. */
export function RadioGroup<V extends string>({ value, onValueChange, options, name, className, ...aria }: Props<V>) {
  const id = useId();
  const group = useFieldGroup(aria);
  return (
    <Radix.Root
      value={value ?? ''}
      onValueChange={(picked) => onValueChange(picked as V)}
      name={name}
      {...aria}
      {...group}
      className={cn('grid gap-2', className)}
    >
      {options.map((option) => (
        <label
          key={option.value}
          htmlFor={`${id}-${option.value}`}
          className="border-line bg-surface has-[[data-state=checked]]:border-accent-ink has-[[data-state=checked]]:bg-accent-soft hover:border-line-strong flex items-start gap-3 rounded-md border px-3.5 py-2.5 transition-colors has-[:disabled]:opacity-60"
        >
          <Radix.Item
            id={`${id}-${option.value}`}
            value={option.value}
            disabled={option.disabled}
            aria-labelledby={`${id}-${option.value}-words`}
            aria-describedby={option.description ? `${id}-${option.value}-more` : undefined}
            className="focus-ring border-line-strong bg-surface data-[state=checked]:border-accent-ink mt-0.5 grid size-5 shrink-0 place-items-center rounded-full border"
          >
            <Radix.Indicator className="bg-accent-ink size-2.5 rounded-full" />
          </Radix.Item>
          <span className="grid min-w-0">
            <span id={`${id}-${option.value}-words`}>{option.label}</span>
            {option.description ? (
              <span id={`${id}-${option.value}-more`} className="text-ink-muted text-sm">
                {option.description}
              </span>
            ) : null}
          </span>
        </label>
      ))}
    </Radix.Root>
  );
}
