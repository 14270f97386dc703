import type { ComponentProps } from 'react';
import { cn } from './cn';

/** A turning arc, decoration only: the words that say what is awaited stand beside it. */
export function Spinner({ className, ...rest }: ComponentProps<'svg'>) {
  return (
    <svg
      viewBox="0 0 16 16"
      aria-hidden
      className={cn('size-4 animate-spin motion-reduce:animate-none', className)}
      {...rest}
    >
      <circle cx="8" cy="8" r="6.25" fill="none" stroke="currentColor" strokeWidth="2" opacity="0.25" />
      <path
        d="M14.25 8A6.25 6.25 0 0 0 8 1.75"
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
        strokeLinecap="round"
      />
    </svg>
  );
}
