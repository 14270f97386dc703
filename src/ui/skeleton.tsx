import type { ComponentProps } from 'react';
import { cn } from './cn';

/** A grey shape of the size of what is coming; the region around it carries `aria-busy`. */
export const Skeleton = ({ className, ...rest }: ComponentProps<'span'>) => (
  <span aria-hidden className={cn('bg-sunken animate-breathe block h-4 rounded-sm', className)} {...rest} />
);
