'use client';
import { useId, useState } from 'react';
import { Button } from '@/ui/button';
import { Checkbox } from '@/ui/checkbox';
import { Field } from '@/ui/field';
import { focusFirstError } from '@/ui/focus-first-error';
import { Input } from '@/ui/input';
import { Select } from '@/ui/select';
import { Sheet } from '@/ui/sheet';
import { ruleInWords, type PriceNames } from '../domain/price-words';
import type { PricedPlace, PricedPlan } from '../domain/priced-place';
import { readRule, type RuleForm } from '../domain/rule-form';
import type { PriceRule, TaxSettings } from '../pricing.contract';
import { ConditionFields } from './condition-fields';
import { EffectFields } from './effect-fields';

type Props = {
  opened: RuleForm;
  isNew: boolean;
  names: PriceNames;
  places: readonly PricedPlace[];
  plans: readonly PricedPlan[];
  taxes: TaxSettings;
  today: string;
  locale: string;
  onKeep: (rule: PriceRule) => void;
  onClose: () => void;
};

/** One line of the price list, as it will read while one types. */
export function RuleLineSheet({ opened, isNew, names, places, plans, taxes, today, locale, onKeep, onClose }: Props) {
  const formId = useId();
  const [form, setForm] = useState(opened);
  const [tried, setTried] = useState(false);
  const read = readRule(form, names.currency);
  const errors = tried && !read.ok ? read.errors : {};
  const edit = (change: Partial<RuleForm>) => setForm((old) => ({ ...old, ...change }));
  const changed = JSON.stringify(form) !== JSON.stringify(opened);
  const leave = () => {
    if (!changed || window.confirm('This line is not kept. Leave it as it was?')) onClose();
  };
  return (
    <Sheet
      open
      onOpenChange={(open) => (open ? undefined : leave())}
      title={isNew ? 'A new line' : 'Change the line'}
      description={read.ok ? ruleInWords(read.rule, names) : 'Say what it does, and where and when.'}
      className="md:w-[34rem]"
      footer={
        <>
          <Button onClick={leave}>Leave it</Button>
          <Button type="submit" form={formId} variant="primary">
            {isNew ? 'Add the line' : 'Keep the line'}
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
          if (read.ok) onKeep(read.rule);
          else requestAnimationFrame(() => focusFirstError(element));
        }}
      >
        <EffectFields form={form} errors={errors} currency={names.currency} edit={edit} />
        <ConditionFields {...{ form, errors, places, plans, today, locale, edit }} />
        <Field label="In your words" optional help="Stands in “Why this price?”, in quotes.">
          <Input
            value={form.name}
            maxLength={80}
            autoComplete="off"
            placeholder="Evening price"
            onChange={({ target }) => edit({ name: target.value })}
          />
        </Field>
        {taxes.categories.length > 0 && !form.does.includes('_') && form.does !== 'minimum' && form.does !== 'cap' ? (
          <Field label="Tax">
            <Select value={form.tax ?? ''} onChange={({ target }) => edit({ tax: target.value || null })}>
              <option value="">That of the kind of place</option>
              {taxes.categories.map(({ id, name, percent }) => (
                <option key={id} value={id}>
                  {name}, {percent} %
                </option>
              ))}
            </Select>
          </Field>
        ) : null}
        <Checkbox
          checked={form.thenStop}
          onCheckedChange={(thenStop) => edit({ thenStop })}
          label="Nothing further counts"
          description="Lines further down touch nothing that this one has touched."
        />
      </form>
    </Sheet>
  );
}
