import { cva } from 'class-variance-authority';
import type { VariantProps } from 'class-variance-authority';
import type { ComponentProps } from 'react';
import { cn } from './cn';

const look = cva(
  'inline-flex max-w-full items-center gap-1 rounded-full border px-2 py-0.5 text-xs font-medium whitespace-nowrap [&_svg]:size-3.5 [&_svg]:shrink-0',
  {
    variants: {
      tone: {
        neutral: 'border-line bg-sunken text-ink-muted',
        accent: 'border-transparent bg-accent-soft text-accent-ink',
        success: 'border-transparent bg-success-soft text-success',
        warn: 'border-transparent bg-warn-soft text-warn',
        danger: 'border-transparent bg-danger-soft text-danger',
        outline: 'border-line-strong text-ink-muted bg-transparent',
      },
    },
    defaultVariants: { tone: 'neutral' },
  },
);

export const Badge = ({ tone, className, ...rest }: ComponentProps<'span'> & VariantProps<typeof look>) => (
  <span className={cn(look({ tone }), className)} {...rest} />
);
