import type { ComponentProps } from 'react';
import { cn } from './cn';

export const Card = ({ className, ...rest }: ComponentProps<'section'>) => (
  <section className={cn('bg-surface border-line shadow-raised rounded-lg border p-5 sm:p-6', className)} {...rest} />
);

export const CardTitle = ({ className, ...rest }: ComponentProps<'h2'>) => (
  <h2 className={cn('text-lg font-semibold', className)} {...rest} />
);
