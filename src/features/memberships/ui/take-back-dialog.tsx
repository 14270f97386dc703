'use client';
import { useId, useState } from 'react';
import { Button } from '@/ui/button';
import { Dialog, DialogClose } from '@/ui/dialog';
import { Field } from '@/ui/field';
import { focusFirstError } from '@/ui/focus-first-error';
import { Input } from '@/ui/input';
import { amountIn, UNIT_WORDS } from '../domain/credit-form';
import { creditInWords } from '../domain/credit-words';
import type { BucketView } from '../memberships.contract';
import type { Credits } from './use-credits';

type Props = {
  bucket: BucketView;
  whose: string;
  currency: string;
  locale: string;
  busy: boolean;
  onTake: Credits['takeBack'];
  onClose: () => void;
};

/** Takes back what is left of something, or a part of it, with a reason. */
export function TakeBackDialog({ bucket, whose, currency, locale, busy, onTake, onClose }: Props) {
  const formId = useId();
  const [typed, setTyped] = useState('');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const left = creditInWords(bucket.left, bucket.unit, currency, locale);
  const amount = amountIn(typed, bucket.unit, currency);
  const errors = {
    amount: amount === null ? 'Write how much' : amount > bucket.left ? `Only ${left} are left` : null,
    reason: reason.trim() ? null : 'Say why: they will read it',
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => (open || busy ? undefined : onClose())}
      title={`Take back from ${bucket.name}`}
      description={`${left} are left. What bookings have used stays as it is.`}
      footer={
        <>
          <DialogClose asChild>
            <Button>Leave it</Button>
          </DialogClose>
          <Button type="submit" form={formId} variant="danger" loading={busy}>
            Take it back
          </Button>
        </>
      }
    >
      <form
        id={formId}
        method="post"
        noValidate
        className="grid gap-5"
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          const element = event.currentTarget;
          if (amount !== null && !errors.amount && !errors.reason)
            void onTake(bucket, amount, reason).then((done) => (done ? onClose() : undefined));
          else requestAnimationFrame(() => focusFirstError(element));
        }}
      >
        <Field
          label={bucket.unit === 'money' ? `How much, in ${currency}` : UNIT_WORDS[bucket.unit]}
          error={tried ? errors.amount : null}
        >
          <Input
            inputMode="decimal"
            autoComplete="off"
            autoFocus
            value={typed}
            onChange={({ target }) => setTyped(target.value)}
          />
        </Field>
        <Field label="Why" error={tried ? errors.reason : null} help={`Stands in the statement of ${whose}.`}>
          <Input value={reason} maxLength={300} autoComplete="off" onChange={({ target }) => setReason(target.value)} />
        </Field>
      </form>
    </Dialog>
  );
}
