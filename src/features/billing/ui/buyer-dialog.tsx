'use client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { errorCopy } from '@/client/error-copy';
import { refusalIn } from '@/client/refusal';
import { useTRPC } from '@/client/trpc';
import { useRequestId } from '@/client/use-request-id';
import type { MemberId, OperatorId } from '@/kernel/ids';
import { Banner } from '@/ui/banner';
import { Button } from '@/ui/button';
import { Dialog, DialogClose } from '@/ui/dialog';
import { Field } from '@/ui/field';
import { focusFirstError } from '@/ui/focus-first-error';
import { Input } from '@/ui/input';
import { Textarea } from '@/ui/textarea';
import { toast } from '@/ui/toast-store';
import { buyerDetails, type BuyerDetails } from '../billing.contract';

type Props = { operatorId: OperatorId; memberId: MemberId; buyer: BuyerDetails; onClose: () => void };

const WRONG: Record<keyof BuyerDetails, string> = {
  name: 'Enter a name',
  address: 'This is too long',
  taxNumber: 'This is too long',
  email: 'Enter an address like accounts@example.org, or none',
};

/** Company, address, tax number, and where invoices go. */
export function BuyerDialog({ operatorId, memberId, buyer, onClose }: Props) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const request = useRequestId();
  const formId = useId();
  const [form, setForm] = useState(buyer);
  const [tried, setTried] = useState(false);
  const read = buyerDetails.safeParse(form);
  const wrong = new Set(tried && !read.success ? read.error.issues.map(({ path }) => path[0]) : []);
  const errorOf = (name: keyof BuyerDetails) => (wrong.has(name) ? WRONG[name] : null);
  const saving = useMutation(
    trpc.billing.saveBuyer.mutationOptions({
      onSuccess: async () => {
        toast({ title: 'Saved', description: 'Invoices made from now on say so.', tone: 'success' });
        onClose();
        await client.invalidateQueries(trpc.billing.pathFilter());
      },
    }),
  );
  const refusal = saving.error ? refusalIn(saving.error) : null;
  const words = refusal && errorCopy(refusal.code, refusal.details);
  const text = (name: keyof BuyerDetails) => ({
    value: form[name],
    onChange: ({ target }: { target: { value: string } }) => setForm((old) => ({ ...old, [name]: target.value })),
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => (open || saving.isPending ? undefined : onClose())}
      title="What stands on the invoices"
      description="Invoices that are made already keep what stood on them."
      footer={
        <>
          <DialogClose asChild>
            <Button>Not now</Button>
          </DialogClose>
          <Button type="submit" form={formId} variant="primary" loading={saving.isPending}>
            Save
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
          setTried(true);
          const element = event.currentTarget;
          if (!read.success) return void requestAnimationFrame(() => focusFirstError(element));
          const wish = { operatorId, memberId, buyer: read.data };
          saving.mutate({ ...wish, requestId: request.idFor(wish) });
        }}
      >
        {words ? (
          <Banner tone="danger" title={words.title} live>
            {words.hint}
          </Banner>
        ) : null}
        <Field label="Name or company" error={errorOf('name')} required>
          <Input {...text('name')} autoComplete="organization" maxLength={120} />
        </Field>
        <Field label="Address" error={errorOf('address')} optional>
          <Textarea {...text('address')} rows={3} maxLength={500} autoComplete="off" />
        </Field>
        <Field label="Tax number" error={errorOf('taxNumber')} optional>
          <Input {...text('taxNumber')} autoComplete="off" maxLength={60} />
        </Field>
        <Field
          label="Mail for invoices"
          error={errorOf('email')}
          help="Without one they go to the address that belongs to the account."
          optional
        >
          <Input {...text('email')} type="email" autoComplete="email" maxLength={254} />
        </Field>
      </form>
    </Dialog>
  );
}
