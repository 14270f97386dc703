'use client';
import { Check, Minus } from 'lucide-react';
import { Checkbox as Radix } from 'radix-ui';
import { useId } from 'react';
import type { ComponentProps, ReactNode } from 'react';
import { cn } from './cn';
import { useFieldControl } from './field-context';

type Props = ComponentProps<typeof Radix.Root> & { label: ReactNode; description?: ReactNode };

/** A checkbox with its words beside it: the whole row can be pressed. */
export function Checkbox({ label, description, className, ...rest }: Props) {
  const own = useId();
  const control = useFieldControl({ ...rest, id: rest.id ?? own });
  const describedBy =
    [control['aria-describedby'], description ? `${own}-more` : null].filter(Boolean).join(' ') || undefined;
  return (
    <div className={cn('flex items-start gap-2.5', className)}>
      <Radix.Root
        {...rest}
        {...control}
        aria-describedby={describedBy}
        className="focus-ring border-line-strong bg-surface data-[state=checked]:border-accent-ink data-[state=checked]:bg-accent data-[state=indeterminate]:border-accent-ink data-[state=indeterminate]:bg-accent text-accent-contrast aria-invalid:border-danger relative mt-0.5 grid size-5 shrink-0 place-items-center rounded-xs border transition-colors before:absolute before:-inset-1 disabled:opacity-50"
      >
        <Radix.Indicator className="group">
          <Check aria-hidden strokeWidth={3} className="size-3.5 group-data-[state=indeterminate]:hidden" />
          <Minus aria-hidden strokeWidth={3} className="hidden size-3.5 group-data-[state=indeterminate]:block" />
        </Radix.Indicator>
      </Radix.Root>
      <span className="grid min-w-0">
        <label htmlFor={control.id} className="text-base">
          {label}
        </label>
        {description ? (
          <span id={`${own}-more`} className="text-ink-faint text-sm">
            {description}
          </span>
        ) : null}
      </span>
    </div>
  );
}
