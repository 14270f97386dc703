'use client';
import { Switch as Radix } from 'radix-ui';
import { useId } from 'react';
import type { ComponentProps, ReactNode } from 'react';
import { cn } from './cn';

type Props = ComponentProps<typeof Radix.Root> & { label: ReactNode; description?: ReactNode };

/** A switch takes effect at once; what waits for "Save" is a checkbox. */
export function Switch({ label, description, className, id, ...rest }: Props) {
  const own = useId();
  const controlId = id ?? own;
  return (
    <div className={cn('flex items-start justify-between gap-4', className)}>
      <span className="grid min-w-0">
        <label htmlFor={controlId}>{label}</label>
        {description ? (
          <span id={`${own}-more`} className="text-ink-faint text-sm">
            {description}
          </span>
        ) : null}
      </span>
      <Radix.Root
        {...rest}
        id={controlId}
        aria-describedby={description ? `${own}-more` : undefined}
        className="focus-ring border-line-strong bg-sunken data-[state=checked]:border-accent-ink data-[state=checked]:bg-accent inline-flex h-6 w-10 shrink-0 items-center rounded-full border p-0.5 transition-colors disabled:opacity-50"
      >
        <Radix.Thumb className="bg-ink-muted data-[state=checked]:bg-accent-contrast ease-house size-4.5 rounded-full transition-transform duration-150 data-[state=checked]:translate-x-4" />
      </Radix.Root>
    </div>
  );
}
