'use client';
import { useState } from 'react';
import { Button } from '@/ui/button';
import { DateField } from '@/ui/date-field';
import { Dialog, DialogClose } from '@/ui/dialog';
import { Field } from '@/ui/field';
import { dateInWords } from '../domain/plan-words';
import type { MembershipOf } from '../plans.contract';

type Props = {
  membership: MembershipOf;
  today: string;
  locale: string;
  staff: boolean;
  busy: boolean;
  onPause: (from: string, to: string | null) => void;
  onClose: () => void;
};

/** From which day to which: a member's own begins with a period. */
export function PausePlanDialog({ membership, today, locale, staff, busy, onPause, onClose }: Props) {
  const [from, setFrom] = useState<string | null>(membership.nextPeriodOn);
  const [to, setTo] = useState<string | null>(null);
  const wrong = from !== null && to !== null && to < from;
  return (
    <Dialog
      open
      onOpenChange={(open) => (open || busy ? undefined : onClose())}
      title={`Pause ${membership.plan.name}`}
      description="While it pauses nothing is charged, and it gives nothing."
      footer={
        <>
          <DialogClose asChild>
            <Button>Leave it</Button>
          </DialogClose>
          <Button
            variant="primary"
            loading={busy}
            disabled={from === null || wrong}
            onClick={() => (from === null ? undefined : onPause(from, to))}
          >
            Pause it
          </Button>
        </>
      }
    >
      <div className="grid gap-5">
        {staff ? (
          <Field label="First day of the pause">
            <DateField value={from} today={today} locale={locale} onValueChange={setFrom} />
          </Field>
        ) : (
          <p>It begins with the next period, on {dateInWords(membership.nextPeriodOn, locale)}.</p>
        )}
        <Field label="Last day of the pause" optional error={wrong ? 'That is before its first day' : null}>
          <DateField value={to} today={today} locale={locale} onValueChange={setTo} />
        </Field>
      </div>
    </Dialog>
  );
}
