'use client';
import { useId, useState } from 'react';
import { Button } from '@/ui/button';
import { Checkbox } from '@/ui/checkbox';
import { Field } from '@/ui/field';
import { focusFirstError } from '@/ui/focus-first-error';
import { Input } from '@/ui/input';
import { Select } from '@/ui/select';
import { Sheet } from '@/ui/sheet';
import { EMPTY_PASS, formOfPass, readPass, UNIT_WORDS, type PassForm } from '../domain/credit-form';
import type { PassTerms, PassView } from '../memberships.contract';
import { KindChoice } from './kind-choice';

export type TaxChoice = { readonly id: string; readonly name: string; readonly percent: number };
type Props = {
  opened: PassView | null;
  currency: string;
  taxes: readonly TaxChoice[];
  busy: boolean;
  onSave: (pass: PassTerms) => void;
  onClose: () => void;
};

/** The terms of a pass. */
export function PassSheet({ opened, currency, taxes, busy, onSave, onClose }: Props) {
  const formId = useId();
  const [first] = useState(() => (opened ? formOfPass(opened, currency) : EMPTY_PASS));
  const [form, setForm] = useState(first);
  const [tried, setTried] = useState(false);
  const read = readPass(form, currency);
  const errors = tried && !read.ok ? read.errors : {};
  const edit = (change: Partial<PassForm>) => setForm((old) => ({ ...old, ...change }));
  const text = (name: 'name' | 'amount' | 'price' | 'validDays' | 'halfDayHours') => ({
    value: form[name],
    autoComplete: 'off',
    onChange: ({ target }: { target: HTMLInputElement }) => edit({ [name]: target.value }),
  });
  const leave = () => {
    if (JSON.stringify(form) === JSON.stringify(first) || window.confirm('This pass is not saved. Leave it as it was?'))
      onClose();
  };
  return (
    <Sheet
      open
      onOpenChange={(open) => (open || busy ? undefined : leave())}
      title={opened ? `Change ${opened.name}` : 'A new pass'}
      description={opened ? 'What was bought before keeps its terms.' : undefined}
      footer={
        <>
          <Button onClick={leave}>Leave it</Button>
          <Button type="submit" form={formId} variant="primary" loading={busy}>
            Save the pass
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
          if (read.ok) onSave(read.value);
          else requestAnimationFrame(() => focusFirstError(element));
        }}
      >
        <Field label="Name" error={errors.name}>
          <Input {...text('name')} maxLength={80} placeholder="Ten days" />
        </Field>
        <div className="grid grid-cols-2 gap-3">
          <Field label="It has">
            <Select value={form.unit} onChange={({ target }) => edit({ unit: target.value as PassForm['unit'] })}>
              {(['half_days', 'minutes'] as const).map((unit) => (
                <option key={unit} value={unit}>
                  {UNIT_WORDS[unit]}
                </option>
              ))}
            </Select>
          </Field>
          <Field label="How many" error={errors.amount}>
            <Input {...text('amount')} inputMode="decimal" />
          </Field>
        </div>
        {form.unit === 'half_days' ? (
          <Field
            label="Half a day has up to"
            error={errors.halfDayHours}
            help="Hours; what is longer takes a whole day."
          >
            <Input {...text('halfDayHours')} inputMode="decimal" />
          </Field>
        ) : null}
        <KindChoice kinds={form.kinds} onChange={(kinds) => edit({ kinds })} />
        <div className="grid grid-cols-2 gap-3">
          <Field label={`Price in ${currency}`} error={errors.price}>
            <Input {...text('price')} inputMode="decimal" />
          </Field>
          <Field label="Days it stands" optional error={errors.validDays} help="From the day of buying on.">
            <Input {...text('validDays')} inputMode="numeric" />
          </Field>
        </div>
        {taxes.length > 0 ? (
          <Field label="Tax">
            <Select value={form.tax ?? ''} onChange={({ target }) => edit({ tax: target.value || null })}>
              <option value="">None</option>
              {taxes.map(({ id, name, percent }) => (
                <option key={id} value={id}>
                  {name}, {percent} %
                </option>
              ))}
            </Select>
          </Field>
        ) : null}
        <Checkbox
          checked={form.onSale}
          onCheckedChange={(onSale) => edit({ onSale })}
          label="Members can buy it themselves"
          description="Otherwise it is sold at the desk only."
        />
      </form>
    </Sheet>
  );
}
