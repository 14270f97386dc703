'use client';
import { useState, type FormEvent } from 'react';
import { Button } from '@/ui/button';
import { Field } from '@/ui/field';
import { focusFirstError } from '@/ui/focus-first-error';
import { Input } from '@/ui/input';
import { Select } from '@/ui/select';
import { UNIT_WORDS } from '../domain/credit-form';
import { type EarningForm, earningInWords, formOfEarning, readEarning } from '../domain/earning';
import { CREDIT_UNITS, type EarningTerms } from '../memberships.contract';

type Props = {
  earning: EarningTerms | null;
  currency: string;
  locale: string;
  busy: boolean;
  onSave: (earning: EarningTerms) => void;
};

/** What holders of series get for days that they give up and others book. */
export function EarningCard({ earning, currency, locale, busy, onSave }: Props) {
  const [form, setForm] = useState(() => formOfEarning(earning, currency));
  const [tried, setTried] = useState(false);
  const read = readEarning(form, currency);
  const errors: { readonly amount?: string; readonly validDays?: string } = tried && !read.ok ? read.errors : {};
  const edit = (change: Partial<EarningForm>) => setForm((old) => ({ ...old, ...change }));
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    const element = event.currentTarget;
    if (read.ok) onSave(read.value);
    else requestAnimationFrame(() => focusFirstError(element));
  };
  return (
    <section aria-labelledby="earning" className="border-line bg-surface mt-6 grid gap-4 rounded-lg border p-4">
      <div>
        <h3 id="earning" className="font-semibold">
          Days that are given back
        </h3>
        <p className="text-ink-muted mt-1 text-sm">
          {earning
            ? `Whoever gives up time of a series gets ${earningInWords(earning, currency, locale)}, once it is over.`
            : 'Whoever gives up time of a series gets nothing for it, also where others book it.'}
        </p>
      </div>
      <form
        method="post"
        noValidate
        className="grid items-start gap-3 sm:grid-cols-[1fr_1fr_1fr_auto]"
        onSubmit={submit}
      >
        <Field label="They get">
          <Select value={form.unit} onChange={({ target }) => edit({ unit: target.value as EarningForm['unit'] })}>
            <option value="nothing">Nothing</option>
            {CREDIT_UNITS.map((unit) => (
              <option key={unit} value={unit}>
                {UNIT_WORDS[unit]}
              </option>
            ))}
          </Select>
        </Field>
        {form.unit === 'nothing' ? null : (
          <>
            <Field label={form.unit === 'minutes' ? 'For each hour' : 'For each date'} error={errors.amount}>
              <Input
                value={form.amount}
                inputMode="decimal"
                autoComplete="off"
                onChange={({ target }) => edit({ amount: target.value })}
              />
            </Field>
            <Field label="Days it stands" optional error={errors.validDays}>
              <Input
                value={form.validDays}
                inputMode="numeric"
                autoComplete="off"
                onChange={({ target }) => edit({ validDays: target.value })}
              />
            </Field>
          </>
        )}
        <Button type="submit" loading={busy} className="sm:mt-7">
          Save what they get
        </Button>
      </form>
    </section>
  );
}
