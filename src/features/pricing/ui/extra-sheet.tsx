'use client';
import { useId, useState } from 'react';
import { Button } from '@/ui/button';
import { Checkbox } from '@/ui/checkbox';
import { Field } from '@/ui/field';
import { focusFirstError } from '@/ui/focus-first-error';
import { Input } from '@/ui/input';
import { Select } from '@/ui/select';
import { Sheet } from '@/ui/sheet';
import { EMPTY_EXTRA, formOfExtra, readExtra, type ExtraForm } from '../domain/extra-form';
import { EXTRA_PERS, type ExtraPer } from '../domain/extras';
import type { ExtraTerms, ExtraView } from '../extras.contract';
import { KindsAndPlaces, type KnownPlace } from './kinds-and-places';

type Props = {
  opened: ExtraView | null;
  currency: string;
  places: readonly KnownPlace[];
  taxes: readonly { readonly id: string; readonly name: string; readonly percent: number }[];
  busy: boolean;
  onSave: (terms: ExtraTerms) => void;
  onClose: () => void;
};

const PER: Record<ExtraPer, string> = { booking: 'Once a booking', guest: 'For each guest', hour: 'An hour' };

/** The terms of an extra. */
export function ExtraSheet({ opened, currency, places, taxes, busy, onSave, onClose }: Props) {
  const formId = useId();
  const [first] = useState(() => (opened ? formOfExtra(opened, currency) : EMPTY_EXTRA));
  const [form, setForm] = useState(first);
  const [tried, setTried] = useState(false);
  const read = readExtra(form, currency);
  const errors = tried && !read.ok ? read.errors : {};
  const edit = (change: Partial<ExtraForm>) => setForm((old) => ({ ...old, ...change }));
  const leave = () => {
    if (
      JSON.stringify(form) === JSON.stringify(first) ||
      window.confirm('This extra is not saved. Leave it as it was?')
    )
      onClose();
  };
  return (
    <Sheet
      open
      onOpenChange={(open) => (open || busy ? undefined : leave())}
      title={opened ? `Change ${opened.name}` : 'A new extra'}
      description={opened ? 'What was asked for before keeps its price.' : undefined}
      footer={
        <>
          <Button onClick={leave}>Leave it</Button>
          <Button type="submit" form={formId} variant="primary" loading={busy}>
            Save the extra
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
          <Input
            value={form.name}
            autoComplete="off"
            maxLength={80}
            placeholder="Lunch"
            onChange={({ target }) => edit({ name: target.value })}
          />
        </Field>
        <div className="grid grid-cols-2 gap-3">
          <Field label={`Price in ${currency}`} error={errors.price}>
            <Input
              value={form.price}
              autoComplete="off"
              inputMode="decimal"
              onChange={({ target }) => edit({ price: target.value })}
            />
          </Field>
          <Field label="Charged">
            <Select value={form.per} onChange={({ target }) => edit({ per: target.value as ExtraPer })}>
              {EXTRA_PERS.map((per) => (
                <option key={per} value={per}>
                  {PER[per]}
                </option>
              ))}
            </Select>
          </Field>
        </div>
        <KindsAndPlaces chosen={form.places} places={places} onChange={(chosen) => edit({ places: chosen })} />
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
          label="It can be had"
          description="Otherwise nobody is offered it any more; what was asked for before stands."
        />
      </form>
    </Sheet>
  );
}
