'use client';
import { Popover as Radix } from 'radix-ui';
import type { ComponentProps, ReactNode } from 'react';
import { cn } from './cn';
import { floatLook } from './overlay-look';

export type PopoverProps = {
  trigger: ReactNode;
  /** what a screen reader hears when it opens */
  label: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  className?: string;
  children: ReactNode;
} & Pick<ComponentProps<typeof Radix.Content>, 'side' | 'align'>;

export function Panel({
  trigger,
  label,
  open,
  onOpenChange,
  side,
  align = 'start',
  className,
  children,
}: PopoverProps) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          aria-label={label}
          side={side}
          align={align}
          sideOffset={6}
          collisionPadding={8}
          className={cn(floatLook, 'p-3', className)}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
