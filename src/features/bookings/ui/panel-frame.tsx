'use client';
import { X } from 'lucide-react';
import { useEffect, useId, useRef, type ReactNode } from 'react';
import { useMedia } from '@/client/use-media';
import { Button } from '@/ui/button';
import { Sheet } from '@/ui/sheet';

type Props = {
  title: string;
  subtitle: ReactNode;
  footer: ReactNode;
  /** Move the focus in: it was opened by hand, not by the address. */
  takesFocus: boolean;
  onClose: () => void;
  children: ReactNode;
};

/** Where the chosen desk is shown: beside the plan on a wide screen, from below within the thumb's reach on a phone. */
export function PanelFrame({ title, subtitle, footer, takesFocus, onClose, children }: Props) {
  const compact = useMedia('(max-width: 1023px)');
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (takesFocus && !compact) heading.current?.focus({ preventScroll: true });
  }, [title, takesFocus, compact]);
  if (compact)
    return (
      <Sheet
        open
        onOpenChange={(open) => (open ? undefined : onClose())}
        title={title}
        description={subtitle}
        footer={footer}
      >
        {children}
      </Sheet>
    );
  return (
    <section
      aria-labelledby={id}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) onClose();
      }}
      className="border-line bg-surface shadow-raised flex max-h-[max(28rem,calc(100dvh-13rem))] flex-col rounded-lg border max-lg:hidden"
    >
      <header className="flex items-start justify-between gap-3 px-5 pt-4 pb-3">
        <div className="min-w-0">
          <h2 id={id} ref={heading} tabIndex={-1} className="text-xl outline-none">
            {title}
          </h2>
          <p className="text-ink-muted">{subtitle}</p>
        </div>
        <Button variant="ghost" size="icon-sm" aria-label="Close" className="-mr-2" onClick={onClose}>
          <X aria-hidden />
        </Button>
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-5 pb-5">{children}</div>
      <footer className="border-line grid gap-2 border-t px-5 py-4">{footer}</footer>
    </section>
  );
}
