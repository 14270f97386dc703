'use client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { errorCopy } from '@/client/error-copy';
import { refusalIn } from '@/client/refusal';
import { useTRPC } from '@/client/trpc';
import { useUnsavedWarning } from '@/client/use-unsaved-warning';
import { useRequestId } from '@/client/use-request-id';
import type { OperatorId } from '@/kernel/ids';
import { Banner } from '@/ui/banner';
import { Button } from '@/ui/button';
import { Checkbox } from '@/ui/checkbox';
import { Field } from '@/ui/field';
import { focusFirstError } from '@/ui/focus-first-error';
import { Input } from '@/ui/input';
import { Textarea } from '@/ui/textarea';
import { toast } from '@/ui/toast-store';
import { sellerDetails } from '../billing.contract';
import type { readSeller } from '../details.reads';
import { numberInWords } from '../domain/make-invoice';

type Read = Awaited<ReturnType<typeof readSeller>>;
type Form = Omit<Read['seller'], 'dueDays'> & { readonly dueDays: string };
type Props = { operatorId: OperatorId; first: Read };

const WRONG: Partial<Record<keyof Form, string>> = {
  name: 'Enter the name that stands on invoices',
  dueDays: 'Enter a number of days from 0 to 120',
  numberPrefix: 'Up to 12 capitals, digits and dashes, like HH-',
};

/** What stands on every invoice: who issues it, where to pay and by when, and whether it is mailed. */
export function SellerScreen({ operatorId, first }: Props) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const request = useRequestId();
  const { seller, next } = useQuery(trpc.billing.seller.queryOptions({ operatorId }, { initialData: first })).data;
  const [edited, setEdited] = useState<Partial<Form>>({});
  const [tried, setTried] = useState(false);
  const form: Form = { ...seller, dueDays: String(seller.dueDays), ...edited };
  const read = sellerDetails.safeParse({ ...form, dueDays: /^\d{1,3}$/.test(form.dueDays) ? +form.dueDays : null });
  const wrong = new Set(tried && !read.success ? read.error.issues.map(({ path }) => path[0]) : []);
  const errorOf = (name: keyof Form) => (wrong.has(name) ? (WRONG[name] ?? 'This is too long') : null);
  const saving = useMutation(
    trpc.billing.saveSeller.mutationOptions({
      onSuccess: async () => {
        request.answered();
        toast({ title: 'Saved', description: 'Invoices made from now on say so.', tone: 'success' });
        await client.invalidateQueries(trpc.billing.pathFilter());
        setEdited({});
      },
    }),
  );
  useUnsavedWarning(Object.keys(edited).length > 0);
  const refusal = saving.error ? refusalIn(saving.error) : null;
  const words = refusal && errorCopy(refusal.code, refusal.details);
  const text = (name: Exclude<keyof Form, 'byMail'>) => ({
    value: form[name],
    autoComplete: 'off',
    onChange: ({ target }: { target: { value: string } }) => setEdited((old) => ({ ...old, [name]: target.value })),
  });
  const prefix = form.numberPrefix.trim().toUpperCase();
  return (
    <section aria-labelledby="seller" className="grid max-w-2xl gap-4">
      <h2 id="seller" className="text-xl font-semibold">
        What stands on your invoices
      </h2>
      <p className="text-ink-muted">Invoices that are made already keep what stood on them.</p>
      {words ? (
        <Banner tone="danger" title={words.title} live>
          {words.hint}
        </Banner>
      ) : null}
      <form
        method="post"
        noValidate
        className="grid gap-5"
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          const element = event.currentTarget;
          if (!read.success) return void requestAnimationFrame(() => focusFirstError(element));
          const wish = { operatorId, seller: read.data };
          saving.mutate({ ...wish, requestId: request.idFor(wish) });
        }}
      >
        <Field label="Name" error={errorOf('name')} help="Of the business that issues them." required>
          <Input {...text('name')} maxLength={120} />
        </Field>
        <Field label="Address" error={errorOf('address')} optional>
          <Textarea {...text('address')} rows={3} maxLength={500} />
        </Field>
        <Field label="Tax number" error={errorOf('taxNumber')} optional>
          <Input {...text('taxNumber')} maxLength={60} />
        </Field>
        <Field
          label="Where to pay"
          error={errorOf('payTo')}
          help="The bank account, in words; stands under what is to be paid."
          optional
        >
          <Input {...text('payTo')} maxLength={300} />
        </Field>
        <div className="grid gap-5 sm:grid-cols-2">
          <Field label="Days to pay" error={errorOf('dueDays')} help="After the date of the invoice." required>
            <Input {...text('dueDays')} inputMode="numeric" maxLength={3} />
          </Field>
          <Field
            label="Before the number"
            error={errorOf('numberPrefix')}
            help={`The next invoice is ${numberInWords({ kind: 'invoice', ...next, numberPrefix: prefix })}.`}
            optional
          >
            <Input {...text('numberPrefix')} maxLength={12} />
          </Field>
        </div>
        <Field label="At the foot" error={errorOf('footer')} help="The register, a word of thanks." optional>
          <Textarea {...text('footer')} rows={2} maxLength={500} />
        </Field>
        <Checkbox
          checked={form.byMail}
          onCheckedChange={(byMail) => setEdited((old) => ({ ...old, byMail }))}
          label="Send invoices by mail"
          description="Each goes to its member as it is made, with the PDF. Members find them on My account either way."
        />
        <div>
          <Button type="submit" variant="primary" loading={saving.isPending}>
            Save
          </Button>
        </div>
      </form>
    </section>
  );
}
