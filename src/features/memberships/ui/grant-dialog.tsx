'use client';
import { useId, useState } from 'react';
import { Button } from '@/ui/button';
import { DateField } from '@/ui/date-field';
import { Dialog, DialogClose } from '@/ui/dialog';
import { Field } from '@/ui/field';
import { focusFirstError } from '@/ui/focus-first-error';
import { Input } from '@/ui/input';
import { Select } from '@/ui/select';
import { EMPTY_GRANT, readGrant, UNIT_WORDS, type GrantForm } from '../domain/credit-form';
import { CREDIT_UNITS, type CreditUnit } from '../memberships.contract';
import { KindChoice } from './kind-choice';
import type { Credits } from './use-credits';

type Props = {
  to: string;
  currency: string;
  today: string;
  locale: string;
  busy: boolean;
  onGive: Credits['give'];
  onClose: () => void;
};

/** Prepaid time or money for a member, with a name that they know it by. */
export function GrantDialog({ to, currency, today, locale, busy, onGive, onClose }: Props) {
  const formId = useId();
  const [form, setForm] = useState(EMPTY_GRANT);
  const [tried, setTried] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const read = readGrant(form, currency);
  const errors = tried && !read.ok ? read.errors : {};
  const edit = (change: Partial<GrantForm>) => setForm((old) => ({ ...old, ...change }));
  return (
    <Dialog
      open
      onOpenChange={(open) => (open || busy ? undefined : onClose())}
      title={`Give ${to} credit`}
      description="It pays their bookings before money does, what ends first in front."
      footer={
        <>
          <DialogClose asChild>
            <Button>Not now</Button>
          </DialogClose>
          <Button type="submit" form={formId} variant="primary" loading={busy}>
            Give it
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
          if (read.ok && !problem) void onGive(read.value).then((done) => (done ? onClose() : undefined));
          else requestAnimationFrame(() => focusFirstError(element));
        }}
      >
        <div className="grid grid-cols-2 gap-3">
          <Field label="What">
            <Select value={form.unit} onChange={({ target }) => edit({ unit: target.value as CreditUnit })}>
              {CREDIT_UNITS.map((unit) => (
                <option key={unit} value={unit}>
                  {UNIT_WORDS[unit]}
                </option>
              ))}
            </Select>
          </Field>
          <Field label={form.unit === 'money' ? `How much, in ${currency}` : 'How many'} error={errors.amount}>
            <Input
              inputMode="decimal"
              autoComplete="off"
              autoFocus
              value={form.amount}
              onChange={({ target }) => edit({ amount: target.value })}
            />
          </Field>
        </div>
        <Field label="Name" error={errors.name} help={`${to} knows it by this.`}>
          <Input
            value={form.name}
            maxLength={80}
            autoComplete="off"
            placeholder="Welcome hours"
            onChange={({ target }) => edit({ name: target.value })}
          />
        </Field>
        <KindChoice kinds={form.kinds} onChange={(kinds) => edit({ kinds })} />
        <Field label="Last day" optional error={problem} help="Leave it empty for ever.">
          <DateField
            value={form.until}
            today={today}
            min={today}
            locale={locale}
            onProblem={setProblem}
            onValueChange={(until) => edit({ until })}
          />
        </Field>
        <Field label="Why" optional help="Stands in their statement.">
          <Input
            value={form.reason}
            maxLength={300}
            autoComplete="off"
            onChange={({ target }) => edit({ reason: target.value })}
          />
        </Field>
      </form>
    </Dialog>
  );
}
