'use client';
import { useState } from 'react';
import { paths } from '@/client/paths';
import type { OperatorId } from '@/kernel/ids';
import { addDays } from '@/kernel/zone';
import { Button } from '@/ui/button';
import { DateField } from '@/ui/date-field';
import { Dialog, DialogClose } from '@/ui/dialog';
import { Field } from '@/ui/field';

type Props = { operatorId: OperatorId; today: string; locale: string; onClose: () => void };

/** Invoices of some days as a table for whoever keeps the books; the month before this one at first. */
export function TableDialog({ operatorId, today, locale, onClose }: Props) {
  const last = addDays(`${today.slice(0, 7)}-01`, -1);
  const [from, setFrom] = useState(`${last.slice(0, 7)}-01`);
  const [to, setTo] = useState(last);
  const [problems, setProblems] = useState<{ from: string | null; to: string | null }>({ from: null, to: null });
  const backwards = from > to ? 'The last day is before the first' : null;
  const ready = !backwards && !problems.from && !problems.to;
  return (
    <Dialog
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
      title="Invoices for the books"
      description="A table that a spreadsheet opens: each invoice and credit note with its taxes."
      footer={
        <>
          <DialogClose asChild>
            <Button>Not now</Button>
          </DialogClose>
          <Button
            variant="primary"
            disabledReason={ready ? undefined : 'Pick the first and the last day.'}
            onClick={() => {
              window.location.assign(paths.api.invoicesTable(operatorId, { from, to }));
              onClose();
            }}
          >
            Download as CSV
          </Button>
        </>
      }
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="From" error={problems.from}>
          <DateField
            value={from}
            today={today}
            locale={locale}
            onProblem={(problem) => setProblems((old) => ({ ...old, from: problem }))}
            onValueChange={(date) => date && setFrom(date)}
          />
        </Field>
        <Field label="To" error={problems.to ?? backwards}>
          <DateField
            value={to}
            today={today}
            locale={locale}
            onProblem={(problem) => setProblems((old) => ({ ...old, to: problem }))}
            onValueChange={(date) => date && setTo(date)}
          />
        </Field>
      </div>
    </Dialog>
  );
}
