'use client';
import { CircleCheck } from 'lucide-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { paths } from '@/client/paths';
import { Button } from '@/ui/button';
import { LinkButton } from '@/ui/link-button';

type Props = { title: string; children: ReactNode; onUndo: (() => void) | null; more?: ReactNode };

/** It is done: what, and the way back. Takes the focus, because the button that was pressed is gone. */
export function SeriesDone({ title, children, onUndo, more }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section aria-labelledby="done" className="grid max-w-xl gap-4">
      <div className="bg-success-soft grid gap-1 rounded-md px-4 py-3.5">
        <h2 id="done" ref={heading} tabIndex={-1} className="flex items-center gap-2 text-lg outline-none">
          <CircleCheck aria-hidden className="text-success size-5 shrink-0" />
          {title}
        </h2>
        {children}
      </div>
      <div className="flex flex-wrap gap-2">
        <LinkButton variant="primary" href={paths.bookings()}>
          My bookings
        </LinkButton>
        {onUndo ? <Button onClick={onUndo}>Undo</Button> : null}
        {more}
      </div>
    </section>
  );
}
