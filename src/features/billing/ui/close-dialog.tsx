'use client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { errorCopy } from '@/client/error-copy';
import { refusalIn } from '@/client/refusal';
import { useTRPC } from '@/client/trpc';
import { useRequestId } from '@/client/use-request-id';
import type { OperatorId } from '@/kernel/ids';
import { moneyInWords } from '@/kernel/money';
import { addDays } from '@/kernel/zone';
import { Banner } from '@/ui/banner';
import { Button } from '@/ui/button';
import { DateField } from '@/ui/date-field';
import { Dialog, DialogClose } from '@/ui/dialog';
import { Field } from '@/ui/field';
import { toast } from '@/ui/toast-store';

type Props = { operatorId: OperatorId; today: string; locale: string; onClose: () => void };

/** Makes invoices of what was had up to a day, after saying how many, how much and for whom. */
export function CloseDialog({ operatorId, today, locale, onClose }: Props) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const request = useRequestId();
  // The last day of the month before.
  const [upTo, setUpTo] = useState(addDays(`${today.slice(0, 7)}-01`, -1));
  const [problem, setProblem] = useState<string | null>(null);
  const preview = useQuery(trpc.billing.closingPreview.queryOptions({ operatorId, upTo })).data;
  const closing = useMutation(
    trpc.billing.beginClosing.mutationOptions({
      onSuccess: async ({ invoices }) => {
        toast({ title: `${invoices} ${invoices === 1 ? 'invoice is' : 'invoices are'} being made`, tone: 'success' });
        onClose();
        await client.invalidateQueries(trpc.billing.pathFilter());
      },
    }),
  );
  const refusal = closing.error ? refusalIn(closing.error) : null;
  const words = refusal && errorCopy(refusal.code, refusal.details);
  const count = preview?.invoices.length ?? 0;
  const sum = preview?.invoices.reduce((all, { gross }) => all + gross, 0) ?? 0;
  const say = (minor: number) => moneyInWords(minor, preview?.currency ?? 'EUR', locale);
  return (
    <Dialog
      open
      onOpenChange={(open) => (open || closing.isPending ? undefined : onClose())}
      title="Make invoices"
      description="Everybody's charges up to a day that are on no invoice yet. An invoice never changes once it is made."
      footer={
        <>
          <DialogClose asChild>
            <Button>Not yet</Button>
          </DialogClose>
          <Button
            variant="primary"
            loading={closing.isPending}
            disabledReason={count === 0 ? 'There is nothing to invoice up to that day.' : undefined}
            onClick={() => (problem ? undefined : closing.mutate({ operatorId, upTo, requestId: request.idFor(upTo) }))}
          >
            {count === 1 ? 'Make 1 invoice' : `Make ${count} invoices`}
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        {words ? (
          <Banner tone="danger" title={words.title} live>
            {words.hint}
          </Banner>
        ) : null}
        <Field label="Up to and including" error={problem}>
          <DateField
            value={upTo}
            today={today}
            max={today}
            locale={locale}
            onProblem={setProblem}
            onValueChange={(date) => date && setUpTo(date)}
          />
        </Field>
        {count > 0 ? (
          <>
            <p aria-live="polite">
              {count} {count === 1 ? 'invoice' : 'invoices'}, {say(sum)} together:
            </p>
            <ul className="divide-line max-h-56 divide-y overflow-y-auto" tabIndex={0} aria-label="Invoices to be made">
              {preview?.invoices.map(({ memberId, name, kind, gross }) => (
                <li key={memberId} className="flex justify-between gap-4 py-1.5">
                  <span>
                    {name}
                    {kind === 'credit_note' ? ' (credit note)' : ''}
                  </span>
                  <span className="tabular">{say(gross)}</span>
                </li>
              ))}
            </ul>
          </>
        ) : null}
      </div>
    </Dialog>
  );
}
