import type { ComponentProps } from 'react';
import { cn } from './cn';

export const Kbd = ({ className, ...rest }: ComponentProps<'kbd'>) => (
  <kbd
    className={cn(
      'border-line bg-sunken text-ink-muted inline-flex h-5 min-w-5 items-center justify-center rounded-xs border px-1 font-sans text-2xs font-medium',
      className,
    )}
    {...rest}
  />
);
