'use client';
import { CircleCheck } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Button } from '@/ui/button';
import { counted } from '../domain/when-words';
import type { Booked } from './use-booking-intent';

/** It is yours: what, when, and what was skipped. Takes the focus, because the button that was pressed is gone. */
export function BookedNote({ booked, name, onUndo }: { booked: Booked; name: string; onUndo: () => void }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <div className="bg-success-soft animate-fade grid gap-1 rounded-md px-4 py-3.5">
      <h3 ref={heading} tabIndex={-1} className="flex items-center gap-2 text-lg outline-none">
        <CircleCheck aria-hidden className="text-success size-5" />
        {booked.requested ? `${name} is held for you` : `${name} is yours`}
      </h3>
      <p className="tabular">{booked.words}.</p>
      {booked.skipped > 0 ? (
        <p className="text-ink-muted">
          {counted(booked.skipped, 'date')} skipped. {booked.skipped === 1 ? 'It stands' : 'They stand'} in My bookings
          with the reason.
        </p>
      ) : null}
      <p className="text-ink-muted">
        {booked.requested
          ? 'Somebody of the space answers; you hear by mail. It stands in My bookings until then.'
          : 'A confirmation is on its way by mail.'}
      </p>
      <Button variant="link" className="justify-self-start" onClick={onUndo}>
        Undo
      </Button>
    </div>
  );
}
