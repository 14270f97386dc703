'use client';
import { Slot } from 'radix-ui';
import { useState } from 'react';
import { lateModule } from './late-module';
import type { PopoverProps } from './popover-parts';

const parts = lateModule(() => import('./popover-parts'));

/** A small panel that hangs on the button that opened it. Its code comes when the page rests, or with its first opening. */
export function Popover(props: PopoverProps) {
  const [asked, setAsked] = useState(false);
  // Stays once it was open: closing moves the focus back to the button.
  if (props.open && !asked) setAsked(true);
  const loaded = parts.use(asked);
  if (loaded && asked) return <loaded.Panel {...props} />;
  return (
    <Slot.Root
      aria-haspopup="dialog"
      aria-expanded={false}
      data-state="closed"
      onClick={() => props.onOpenChange(true)}
    >
      {props.trigger}
    </Slot.Root>
  );
}
