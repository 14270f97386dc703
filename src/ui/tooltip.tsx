'use client';
import { Tooltip as Radix } from 'radix-ui';
import type { ReactElement, ReactNode } from 'react';

type Props = {
  content: ReactNode;
  /** the thing it explains: an element that takes the focus */
  children: ReactElement;
  side?: 'top' | 'right' | 'bottom' | 'left';
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
};

/** A short explanation on hover and focus. Never the only place of something one must know. */
export function Tooltip({ content, children, side = 'top', open, onOpenChange }: Props) {
  return (
    <Radix.Provider delayDuration={250} skipDelayDuration={200}>
      <Radix.Root open={open} onOpenChange={onOpenChange}>
        <Radix.Trigger asChild>{children}</Radix.Trigger>
        <Radix.Portal>
          <Radix.Content
            side={side}
            sideOffset={6}
            collisionPadding={8}
            className="bg-ink text-paper shadow-floating animate-fade z-60 max-w-64 rounded-sm px-2.5 py-1.5 text-sm font-normal text-balance"
          >
            {content}
          </Radix.Content>
        </Radix.Portal>
      </Radix.Root>
    </Radix.Provider>
  );
}
