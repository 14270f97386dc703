'use client';
import { useState } from 'react';
import { Button } from '@/ui/button';
import { DateField } from '@/ui/date-field';
import { Dialog, DialogClose } from '@/ui/dialog';
import { Field } from '@/ui/field';
import { priceInWords, termsInWords } from '../domain/plan-words';
import type { PlanView } from '../plans.contract';

type Props = {
  plan: PlanView;
  currency: string;
  today: string;
  locale: string;
  busy: boolean;
  onJoin: (startsOn: string) => void;
  onClose: () => void;
};

/** From which day on. */
export function JoinPlanDialog({ plan, currency, today, locale, busy, onJoin, onClose }: Props) {
  const [startsOn, setStartsOn] = useState<string | null>(today);
  return (
    <Dialog
      open
      onOpenChange={(open) => (open || busy ? undefined : onClose())}
      title={`Take ${plan.name}`}
      description={`${priceInWords(plan.terms, currency, locale)}. ${termsInWords(plan.terms, currency, locale)}`}
      footer={
        <>
          <DialogClose asChild>
            <Button>Leave it</Button>
          </DialogClose>
          <Button
            variant="primary"
            loading={busy}
            disabled={startsOn === null}
            onClick={() => (startsOn === null ? undefined : onJoin(startsOn))}
          >
            Take it
          </Button>
        </>
      }
    >
      <Field label="First day">
        <DateField value={startsOn} today={today} locale={locale} onValueChange={setStartsOn} />
      </Field>
    </Dialog>
  );
}
