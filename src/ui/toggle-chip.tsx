import type { ComponentProps } from 'react';
import { cn } from './cn';

type Props = Omit<ComponentProps<'button'>, 'type' | 'aria-pressed'> & { pressed: boolean };

/** One of several choices of which any number counts. */
export const ToggleChip = ({ pressed, className, ...rest }: Props) => (
  <button
    type="button"
    aria-pressed={pressed}
    className={cn(
      'focus-ring inline-flex min-h-8 items-center gap-1 rounded-full border px-3 text-sm whitespace-nowrap transition-colors',
      pressed
        ? 'border-accent-ink bg-accent-soft text-accent-ink font-medium'
        : 'border-line bg-surface text-ink-muted hover:border-line-strong hover:text-ink',
      className,
    )}
    {...rest}
  />
);
