'use client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { errorCopy } from '@/client/error-copy';
import { refusalIn } from '@/client/refusal';
import { useTRPC } from '@/client/trpc';
import { useRequestId } from '@/client/use-request-id';
import type { InvoiceId, MemberId, OperatorId } from '@/kernel/ids';
import { digitsOf, figureOf, MOST_MINOR, type Minor } from '@/kernel/money';
import { Banner } from '@/ui/banner';
import { Button } from '@/ui/button';
import { DateField } from '@/ui/date-field';
import { Dialog, DialogClose } from '@/ui/dialog';
import { Field } from '@/ui/field';
import { Input } from '@/ui/input';
import { Select } from '@/ui/select';
import { toast } from '@/ui/toast-store';
import { HOW_IN_WORDS } from '../domain/how-words';
import { PAYMENT_HOWS, type PaymentHow } from '../billing.contract';

type Props = {
  operatorId: OperatorId;
  memberId: MemberId;
  /** What it is for: an invoice, or all that is open. */
  of: { readonly invoiceId: InvoiceId | null; readonly words: string; readonly open: Minor };
  currency: string;
  today: string;
  locale: string;
  onClose: () => void;
};

/** "40", "40.5" or "40,50" as minor units; null where it is no such figure. */
function amountIn(text: string, currency: string): Minor | null {
  const digits = digitsOf(currency);
  const [, whole = '', part = ''] = /^(\d{1,10})(?:[.,](\d{1,3}))?$/.exec(text.trim()) ?? [];
  if (whole === '' || part.length > digits) return null;
  const minor = Number(whole + part.padEnd(digits, '0'));
  return minor > 0 && minor <= MOST_MINOR ? minor : null;
}

/** Money that was received, all of what is open or a part. */
export function PaymentDialog({ operatorId, memberId, of, currency, today, locale, onClose }: Props) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const request = useRequestId();
  const formId = useId();
  const [amount, setAmount] = useState(figureOf(of.open, currency));
  const [how, setHow] = useState<PaymentHow>('cash');
  const [receivedOn, setReceivedOn] = useState(today);
  const [note, setNote] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [wrong, setWrong] = useState(false);
  const paying = useMutation(
    trpc.billing.takePayment.mutationOptions({
      onSuccess: async () => {
        toast({ title: 'The payment is on the account', tone: 'success' });
        onClose();
        await client.invalidateQueries(trpc.billing.pathFilter());
      },
    }),
  );
  const refusal = paying.error ? refusalIn(paying.error) : null;
  const words = refusal && errorCopy(refusal.code, refusal.details);
  const pay = () => {
    const minor = amountIn(amount, currency);
    setWrong(minor === null);
    if (minor === null || problem) return;
    const wish = { operatorId, memberId, invoiceId: of.invoiceId, amount: minor, how, receivedOn, note };
    paying.mutate({ ...wish, requestId: request.idFor(wish) });
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => (open || paying.isPending ? undefined : onClose())}
      title="Mark paid"
      description={of.words}
      footer={
        <>
          <DialogClose asChild>
            <Button>Not now</Button>
          </DialogClose>
          <Button type="submit" form={formId} variant="primary" loading={paying.isPending}>
            Mark paid
          </Button>
        </>
      }
    >
      <form
        id={formId}
        method="post"
        noValidate
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          pay();
        }}
      >
        {words ? (
          <Banner tone="danger" title={words.title} live>
            {words.hint}
          </Banner>
        ) : null}
        <Field label={`Amount in ${currency}`} error={wrong ? 'Enter an amount like 40 or 12.50' : null} required>
          <Input
            inputMode="decimal"
            autoComplete="off"
            value={amount}
            onChange={({ target }) => setAmount(target.value)}
          />
        </Field>
        <Field label="How it was paid">
          <Select
            value={how}
            onChange={({ target }) => setHow(PAYMENT_HOWS.find((one) => one === target.value) ?? 'cash')}
          >
            {PAYMENT_HOWS.map((one) => (
              <option key={one} value={one}>
                {HOW_IN_WORDS[one]}
              </option>
            ))}
          </Select>
        </Field>
        <Field label="Received on" error={problem}>
          <DateField
            value={receivedOn}
            today={today}
            max={today}
            locale={locale}
            onProblem={setProblem}
            onValueChange={(date) => date && setReceivedOn(date)}
          />
        </Field>
        <Field label="Note" optional>
          <Input maxLength={200} autoComplete="off" value={note} onChange={({ target }) => setNote(target.value)} />
        </Field>
      </form>
    </Dialog>
  );
}
