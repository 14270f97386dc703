'use client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { errorCopy } from '@/client/error-copy';
import { refusalIn } from '@/client/refusal';
import { useTRPC } from '@/client/trpc';
import { useRequestId } from '@/client/use-request-id';
import type { BookingId, OperatorId } from '@/kernel/ids';
import { moneyInWords } from '@/kernel/money';
import { minorIn, typedMoney } from '@/kernel/typed-money';
import { Banner } from '@/ui/banner';
import { Button } from '@/ui/button';
import { Dialog, DialogClose } from '@/ui/dialog';
import { Field } from '@/ui/field';
import { Input } from '@/ui/input';
import { RadioGroup } from '@/ui/radio-group';
import { toast } from '@/ui/toast-store';
import type { DepositNow } from '../billing.contract';
import { depositInWords } from '../domain/deposit-words';

type Props = {
  operatorId: OperatorId;
  bookingId: BookingId;
  deposit: DepositNow;
  /** Whose it is, or what for. */
  words: string;
  locale: string;
  onClose: () => void;
};
type What = 'return' | 'keep';

/** What becomes of a deposit: all of it goes back, or some of it stays, for a reason. */
export function DepositDialog({ operatorId, bookingId, deposit, words, locale, onClose }: Props) {
  const { amount, currency, decisions, kept } = deposit;
  const trpc = useTRPC();
  const client = useQueryClient();
  const request = useRequestId();
  const formId = useId();
  const [what, setWhat] = useState<What>(kept ? 'keep' : 'return');
  const [text, setText] = useState(() => typedMoney(kept || amount, currency));
  const [reason, setReason] = useState(deposit.reason ?? '');
  const [tried, setTried] = useState(false);
  const say = (minor: number) => moneyInWords(minor, currency, locale);
  const settling = useMutation(
    trpc.billing.settleDeposit.mutationOptions({
      onSuccess: async ({ kept: stays, returned }) => {
        const title = stays === 0 ? 'The deposit is returned' : `${say(stays)} of the deposit is kept`;
        const rest = returned > 0 ? `${say(returned)} goes back to the account.` : 'Nothing goes back.';
        toast({ title, description: rest, tone: 'success' });
        onClose();
        await Promise.all([
          client.invalidateQueries(trpc.billing.pathFilter()),
          client.invalidateQueries(trpc.frontDesk.pathFilter()),
        ]);
      },
    }),
  );
  const refusal = settling.error ? refusalIn(settling.error) : null;
  const refused = refusal && errorCopy(refusal.code, refusal.details);
  const typed = minorIn(text, currency);
  const keep = what === 'return' ? 0 : typed;
  const amountWrong =
    what === 'keep' && (!typed || typed > amount) ? `Enter an amount up to ${say(amount)}` : undefined;
  const reasonMissing = what === 'keep' && reason.trim() === '' ? 'Say why: it stands on the account' : undefined;
  const send = () => {
    setTried(true);
    if (keep === null || amountWrong || reasonMissing) return;
    const wish = { operatorId, bookingId, keep, reason: keep > 0 ? reason : '', decisions };
    settling.mutate({ ...wish, requestId: request.idFor(wish) });
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => (open || settling.isPending ? undefined : onClose())}
      title={`Deposit ${say(amount)}`}
      description={kept === null ? words : `${words}. ${depositInWords(deposit, locale)} so far.`}
      footer={
        <>
          <DialogClose asChild>
            <Button>Not now</Button>
          </DialogClose>
          <Button type="submit" form={formId} variant="primary" loading={settling.isPending}>
            {what === 'return' ? `Return ${say(amount)}` : keep && keep <= amount ? `Keep ${say(keep)}` : 'Keep it'}
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
          send();
        }}
      >
        {refused ? (
          <Banner tone="danger" title={refused.title} live>
            {refused.hint}
          </Banner>
        ) : null}
        <Field label="What becomes of it" group>
          <RadioGroup<What>
            value={what}
            onValueChange={setWhat}
            options={[
              { value: 'return', label: 'Return all of it', description: 'It goes back to their account at once.' },
              { value: 'keep', label: 'Keep some of it', description: 'The rest goes back to their account.' },
            ]}
          />
        </Field>
        {what === 'keep' ? (
          <>
            <Field label={`Keep, in ${currency}`} error={tried ? amountWrong : undefined} required>
              <Input
                inputMode="decimal"
                autoComplete="off"
                value={text}
                onChange={({ target }) => setText(target.value)}
              />
            </Field>
            <Field
              label="Why"
              help="They read it on their account and invoice."
              error={tried ? reasonMissing : undefined}
              required
            >
              <Input
                maxLength={200}
                autoComplete="off"
                value={reason}
                onChange={({ target }) => setReason(target.value)}
              />
            </Field>
          </>
        ) : null}
      </form>
    </Dialog>
  );
}
