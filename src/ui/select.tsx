'use client';
import { ChevronDown } from 'lucide-react';
import type { ComponentProps } from 'react';
import { cn } from './cn';
import { useFieldControl } from './field-context';
import { controlLook } from './input';

/** The browser's own select in the house's clothes: phones bring their wheel, keyboards their type-ahead. Children are `<option>`s. */
export function Select({ className, children, ...rest }: ComponentProps<'select'>) {
  return (
    <span className={cn('relative block', className)}>
      <select
        {...rest}
        {...useFieldControl(rest)}
        className={cn(controlLook, 'h-10 cursor-pointer appearance-none truncate py-0 pr-9 pl-3')}
      >
        {children}
      </select>
      <ChevronDown aria-hidden className="text-ink-faint pointer-events-none absolute top-3 right-3 size-4" />
    </span>
  );
}
