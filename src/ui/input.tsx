'use client';
import type { ComponentProps } from 'react';
import { cn } from './cn';
import { useFieldControl } from './field-context';

// 16 px on phones: iOS zooms into anything smaller when it takes the focus.
export const controlLook = [
  'bg-surface text-ink placeholder:text-ink-faint border-line-strong/70 hover:border-line-strong w-full min-w-0 rounded-md border text-[1rem] transition-colors sm:text-base',
  'focus-visible:border-accent-ink focus-visible:outline-2 focus-visible:outline-offset-1 focus-visible:outline-accent-ink',
  'aria-invalid:border-danger aria-invalid:focus-visible:outline-danger disabled:bg-sunken disabled:text-ink-faint',
];

export function Input({ className, type = 'text', ...rest }: ComponentProps<'input'>) {
  return (
    <input
      type={type}
      {...rest}
      {...useFieldControl(rest)}
      className={cn(controlLook, 'read-only:bg-sunken h-10 px-3', className)}
    />
  );
}
