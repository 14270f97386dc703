'use client';
import { useId, useState } from 'react';
import { Button } from '@/ui/button';
import { Checkbox } from '@/ui/checkbox';
import { DateField } from '@/ui/date-field';
import { Field } from '@/ui/field';
import { focusFirstError } from '@/ui/focus-first-error';
import { Input } from '@/ui/input';
import { Select } from '@/ui/select';
import { Sheet } from '@/ui/sheet';
import type { CodeTerms, CodeView } from '../codes.contract';
import { EMPTY_CODE, formOfCode, readCode, type CodeForm } from '../domain/code-form';
import { KindsAndPlaces, type KnownPlace } from './kinds-and-places';

type Props = {
  opened: CodeView | null;
  currency: string;
  places: readonly KnownPlace[];
  today: string;
  locale: string;
  busy: boolean;
  onSave: (terms: CodeTerms) => void;
  onClose: () => void;
};

/** The terms of a code. */
export function CodeSheet({ opened, currency, places, today, locale, busy, onSave, onClose }: Props) {
  const formId = useId();
  const [first] = useState(() => (opened ? formOfCode(opened, currency) : EMPTY_CODE));
  const [form, setForm] = useState(first);
  const [tried, setTried] = useState(false);
  const read = readCode(form, currency);
  const errors = tried && !read.ok ? read.errors : {};
  const edit = (change: Partial<CodeForm>) => setForm((old) => ({ ...old, ...change }));
  const text = (name: 'code' | 'size' | 'limitInAll' | 'limitEach') => ({
    value: form[name],
    autoComplete: 'off',
    onChange: ({ target }: { target: HTMLInputElement }) => edit({ [name]: target.value }),
  });
  const date = (name: 'validFrom' | 'validTo') => ({
    ...{ value: form[name], today, locale },
    onValueChange: (value: string | null) => edit({ [name]: value }),
  });
  const leave = () => {
    if (JSON.stringify(form) === JSON.stringify(first) || window.confirm('This code is not saved. Leave it as it was?'))
      onClose();
  };
  return (
    <Sheet
      open
      onOpenChange={(open) => (open || busy ? undefined : leave())}
      title={opened ? `Change ${opened.code}` : 'A new code'}
      description={opened ? 'What was booked with it before keeps its price.' : undefined}
      footer={
        <>
          <Button onClick={leave}>Leave it</Button>
          <Button type="submit" form={formId} variant="primary" loading={busy}>
            Save the code
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
        <Field label="Code" error={errors.code} help="What members type; capitals or not is the same.">
          <Input {...text('code')} maxLength={30} className="uppercase" placeholder="SPRING-26" />
        </Field>
        <div className="grid grid-cols-2 gap-3">
          <Field label="Takes off">
            <Select
              value={form.off}
              onChange={({ target }) => edit({ off: target.value === 'amount' ? 'amount' : 'percent' })}
            >
              <option value="percent">Per cent</option>
              <option value="amount">An amount</option>
            </Select>
          </Field>
          <Field label={form.off === 'percent' ? 'How many per cent' : `How much, in ${currency}`} error={errors.size}>
            <Input {...text('size')} inputMode="decimal" />
          </Field>
        </div>
        <KindsAndPlaces chosen={form.places} places={places} onChange={(chosen) => edit({ places: chosen })} />
        <div className="grid grid-cols-2 gap-3">
          <Field label="First day" optional>
            <DateField {...date('validFrom')} />
          </Field>
          <Field label="Last day" optional error={errors.validTo}>
            <DateField {...date('validTo')} />
          </Field>
        </div>
        <p className="text-ink-muted -mt-3 text-sm">
          The days on which one books with it, whatever day the booking is for.
        </p>
        <div className="grid grid-cols-2 gap-3">
          <Field label="Bookings in all" optional error={errors.limitInAll}>
            <Input {...text('limitInAll')} inputMode="numeric" />
          </Field>
          <Field label="Bookings each" optional error={errors.limitEach} help="Of one member.">
            <Input {...text('limitEach')} inputMode="numeric" />
          </Field>
        </div>
        <Checkbox
          checked={form.onSale}
          onCheckedChange={(onSale) => edit({ onSale })}
          label="Members can book with it"
          description="Otherwise it is over; what was booked with it keeps its price."
        />
      </form>
    </Sheet>
  );
}
