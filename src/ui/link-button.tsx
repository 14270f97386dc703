import type { VariantProps } from 'class-variance-authority';
import Link from 'next/link';
import type { ComponentProps } from 'react';
import { buttonLook } from './button-look';
import { cn } from './cn';

/** A link that looks like a button: for going somewhere, where a button does something. */
export function LinkButton({
  variant,
  size,
  wide,
  className,
  ...rest
}: ComponentProps<typeof Link> & VariantProps<typeof buttonLook>) {
  return <Link {...rest} className={cn(buttonLook({ variant, size, wide }), className)} />;
}
