'use client';
import { ChevronRight } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import type { BookingRule } from '../booking-rules.contract';
import { applies, type RuleSubject } from '../domain/narrowest-rule';

// The words come when they are wanted: the page about booking is as light as it may be.
const HowBookedList = lazy(() => import('./how-booked-list').then((module) => ({ default: module.HowBookedList })));

type Props = { rules: readonly BookingRule[]; subject: RuleSubject };

/** A fold with what holds for whoever looks at this place; nothing where the owner has set no rule for it. */
export function HowBooked({ rules, subject }: Props) {
  const [open, setOpen] = useState(false);
  if (!rules.some((rule) => applies(rule, subject))) return null;
  return (
    <details className="group text-sm" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary className="focus-ring text-ink-muted hover:text-ink inline-flex min-h-6 cursor-pointer list-none items-center gap-1.5 rounded-sm [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden className="size-4 transition-transform group-open:rotate-90" />
        How this can be booked
      </summary>
      <Suspense fallback={<p className="text-ink-faint mt-1.5 pl-5.5">One moment…</p>}>
        {open ? <HowBookedList rules={rules} subject={subject} /> : null}
      </Suspense>
    </details>
  );
}
