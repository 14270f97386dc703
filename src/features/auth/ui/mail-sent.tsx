'use client';
import { MailCheck } from 'lucide-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { Button } from '@/ui/button';

type Props = { children: ReactNode; onAgain: () => void };

/** In place of a form whose answer comes by mail. It takes the focus, so that it is read where the form was. */
export function MailSent({ children, onAgain }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className="grid justify-items-start gap-3">
      <MailCheck aria-hidden className="text-accent-ink size-8" />
      <h2 ref={heading} tabIndex={-1} className="text-xl font-semibold outline-none">
        Look in your mail
      </h2>
      <p>{children}</p>
      <p className="text-ink-muted text-sm">
        Nothing there after a few minutes? Look in the spam folder, or check the address.
      </p>
      <Button onClick={onAgain}>Use another address or send again</Button>
    </div>
  );
}
