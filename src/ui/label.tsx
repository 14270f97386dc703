import type { ComponentProps } from 'react';
import { cn } from './cn';

export const labelLook = 'text-ink text-sm font-medium';

export const Label = ({ className, ...rest }: ComponentProps<'label'>) => (
  <label className={cn(labelLook, 'w-fit', className)} {...rest} />
);
