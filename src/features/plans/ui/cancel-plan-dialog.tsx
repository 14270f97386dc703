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
  onCancel: (lastOn: string) => void;
  onClose: () => void;
};

/** The last day in words; whoever serves members may waive notice and least time. */
export function CancelPlanDialog({ membership, today, locale, staff, busy, onCancel, onClose }: Props) {
  const { earliestEnd, plan } = membership;
  const [lastOn, setLastOn] = useState<string | null>(earliestEnd);
  const early = lastOn !== null && lastOn < earliestEnd;
  return (
    <Dialog
      open
      onOpenChange={(open) => (open || busy ? undefined : onClose())}
      title={`End ${plan.name}`}
      description={`By its terms the last day is ${dateInWords(earliestEnd, locale)}. Until then all stays as it is.`}
      footer={
        <>
          <DialogClose asChild>
            <Button>Keep it</Button>
          </DialogClose>
          <Button
            variant="danger"
            loading={busy}
            disabled={lastOn === null}
            onClick={() => (lastOn === null ? undefined : onCancel(lastOn))}
          >
            {lastOn === null ? 'End it' : `End it on ${dateInWords(lastOn, locale)}`}
          </Button>
        </>
      }
    >
      {staff ? (
        <Field
          label="Last day"
          help={early ? 'Earlier than its terms say: notice and least time are waived.' : undefined}
        >
          <DateField value={lastOn} today={today} locale={locale} onValueChange={setLastOn} />
        </Field>
      ) : (
        <p className="text-ink-muted">What is left of its hours lapses then. You can take it back until that day.</p>
      )}
    </Dialog>
  );
}
