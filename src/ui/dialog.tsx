'use client';
import { X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { Button } from './button';
import { cn } from './cn';
import { scrimLook } from './overlay-look';

type Props = {
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  /** the button that opens it and gets the focus back */
  trigger?: ReactNode;
  title: ReactNode;
  description?: ReactNode;
  /** the row of buttons, main one last */
  footer?: ReactNode;
  /** `sheet` comes from the right on a wide screen and from below on a phone; `dialog` stands in the middle */
  shape?: 'dialog' | 'sheet';
  className?: string;
  children?: ReactNode;
};

const SHAPES = {
  dialog:
    'inset-x-0 bottom-0 max-h-[92dvh] rounded-t-xl animate-rise sm:inset-auto sm:top-1/2 sm:left-1/2 sm:w-[min(32rem,calc(100vw-2rem))] sm:max-h-[86dvh] sm:-translate-x-1/2 sm:-translate-y-1/2 sm:rounded-xl sm:animate-fade',
  sheet:
    'inset-x-0 bottom-0 max-h-[88dvh] rounded-t-xl animate-rise md:inset-y-0 md:right-0 md:left-auto md:max-h-none md:w-[26rem] md:rounded-none md:rounded-l-xl md:animate-slide-in',
} as const;

/** A window over the page. Escape and a press outside close it, and the focus returns to what opened it. */
export function Dialog({
  open,
  onOpenChange,
  trigger,
  title,
  description,
  footer,
  shape = 'dialog',
  className,
  children,
}: Props) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      {trigger ? <Radix.Trigger asChild>{trigger}</Radix.Trigger> : null}
      <Radix.Portal>
        <Radix.Overlay className={scrimLook} />
        <Radix.Content
          {...(description ? {} : { 'aria-describedby': undefined })}
          className={cn(
            'bg-surface border-line shadow-overlay fixed z-50 flex flex-col border outline-none print:hidden',
            SHAPES[shape],
            className,
          )}
        >
          <header className="flex items-start justify-between gap-4 px-5 pt-5 pb-3 sm:px-6">
            <div className="min-w-0">
              <Radix.Title className="text-xl font-semibold">{title}</Radix.Title>
              {description ? (
                <Radix.Description className="text-ink-muted mt-1">{description}</Radix.Description>
              ) : null}
            </div>
            <Radix.Close asChild>
              <Button variant="ghost" size="icon-sm" aria-label="Close" className="-mt-1 -mr-2">
                <X aria-hidden />
              </Button>
            </Radix.Close>
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-5 pt-1 pb-5 sm:px-6">{children}</div>
          {footer ? (
            <footer className="border-line flex flex-col-reverse gap-2 border-t px-5 py-4 pb-[max(1rem,env(safe-area-inset-bottom))] sm:flex-row sm:justify-end sm:px-6">
              {footer}
            </footer>
          ) : null}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** Put around the button that closes the dialog without doing anything. */
export const DialogClose = Radix.Close;
